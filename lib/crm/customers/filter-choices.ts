import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { keptPlan } from "../../db/kept-plan";
import { byCode } from "../industries/by-code";
import { industriesToFindBy, type OfferedIndustry } from "./customer-queries";
import { type CustomerView, seenViews } from "../views/view-queries";
import type { CustomerFilters } from "./customer-filters";

interface Choice {
  id: number;
  name: string;
}

/** What a search can be narrowed by, besides its words. */
export type FilterName = "industry" | "category" | "seller" | "origin" | "product" | "source" | "changedSince";

/** A filter in force, and what is chosen: an id, «none», or a day. */
export interface FilterInForce {
  name: FilterName;
  value: number | string;
  /** The name of what is chosen; empty where `value` says it all. */
  label: string;
  /** What is chosen is deleted: it still says who is found. */
  gone?: true;
}

export interface FilterChoices {
  industry: (Choice & { code: string | null })[];
  category: Choice[];
  seller: Choice[];
  source: Choice[];
  /** In the order of the bar; each category by itself. */
  inForce: FilterInForce[];
  /** The views that the reader sees. */
  views: CustomerView[];
}

/**
 * What the list of customers can be filtered by: what is offered now and, though switched off or hidden since,
 * what is chosen or still in use. For a `reader` with the views that she sees.
 */
export async function listFilterChoices(db: Database, language: "nb" | "en", search: CustomerFilters, reader: number | null = null): Promise<FilterChoices> {
  const [{ industry, category, seller, source, gone, views }, origin, product] = await Promise.all([
    offered(db, language, search, reader),
    search.origin ? db.origin.findMany({ where: { id: search.origin } }) : [],
    search.product ? db.product.findMany({ where: { id: search.product } }) : [],
  ]);
  const named = (rows: { id: number; nb: string; en: string | null }[]): Choice[] =>
    rows.map(({ id, nb, en }) => ({ id, name: (language === "en" ? en : null) ?? nb }));
  const choices = { industry, category, seller, source, origin: named(origin), product: named(product) };
  const chosen = (name: keyof typeof choices, value: number | "none" | null): FilterInForce[] => {
    if (value === null) return [];
    const deleted = gone.find((one) => one.filter === name && one.id === value);
    const named = deleted ?? choices[name].find(({ id }) => id === value);
    return [{ name, value, label: value === "none" ? "" : (named?.name ?? `#${value}`), ...(deleted && { gone: true as const }) }];
  };
  const inForce = [
    ...chosen("industry", search.industry),
    ...search.categories.flatMap((id) => chosen("category", id)),
    ...chosen("seller", search.seller),
    ...chosen("origin", search.origin),
    ...chosen("product", search.product),
    ...chosen("source", search.source),
    ...(search.changedSince === null ? [] : [{ name: "changedSince" as const, value: search.changedSince, label: "" }]),
  ];
  return { industry, category, seller, source, inForce, views };
}

type AllFilterChoices = Record<"industry" | "category" | "seller" | "source" | "origin" | "product", (Choice & { gone?: true })[]>;

/**
 * The same with all origins and products to choose among: the ones not deleted, in the order of their lists. What is chosen
 * though it is deleted is among the choices, and marked: the form would drop it otherwise, and find more than was asked for.
 */
export async function listAllFilterChoices(db: Database, language: "nb" | "en", search: CustomerFilters): Promise<AllFilterChoices> {
  const [choices, [{ origin, product }]] = await Promise.all([
    offered(db, language, search, null),
    db.$queryRaw<[{ origin: Choice[]; product: Choice[] }]>(keptPlan`
      SELECT (SELECT coalesce(json_agg(json_build_object('id', id, 'name', CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END) ORDER BY position, id), '[]')
              FROM origin WHERE deleted_by_operation IS NULL OR id = ${search.origin}::int) AS origin,
             (SELECT coalesce(json_agg(json_build_object('id', id, 'name', CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END) ORDER BY position, id), '[]')
              FROM product WHERE deleted_by_operation IS NULL OR id = ${search.product}::int) AS product`),
  ]);
  const { industry, category, seller, source, gone } = choices;
  const withGone = (name: FilterName, offered: Choice[]): (Choice & { gone?: true })[] => {
    const chosen = gone.filter((one) => one.filter === name).map(({ id, name: label }) => ({ id, name: label, gone: true as const }));
    return [...chosen, ...offered.filter(({ id }) => !chosen.some((one) => one.id === id))];
  };
  return {
    industry: withGone("industry", industry),
    category: withGone("category", category),
    seller,
    source: withGone("source", source),
    origin: withGone("origin", origin),
    product: withGone("product", product),
  };
}

type Offered = Omit<FilterChoices, "inForce"> & { gone: (Choice & { filter: FilterName })[] };

/**
 * The four lists in one statement, each as one value of JSON; with what is chosen though it is deleted, and the reader's
 * views. (Of each seller, and of a category switched off or hidden, the least customer is read off its index; EXISTS goes
 * through the whole table.)
 */
async function offered(
  db: Database,
  language: "nb" | "en",
  { industry, categories, seller, source, origin, product }: CustomerFilters,
  reader: number | null,
): Promise<Offered> {
  const value = (filter: Prisma.Sql, list: Prisma.Sql, id: number | null): Prisma.Sql => Prisma.sql`
    SELECT ${filter} AS filter, id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name
    FROM ${list} WHERE id = ${id}::int AND deleted_by_operation IS NOT NULL`;
  // Most lists are not narrowed by any of them.
  const asked = [industry, source, origin, product, ...categories].some((id) => id !== null);
  const gone = !asked
    ? Prisma.sql`'[]'::json`
    : Prisma.sql`(SELECT coalesce(json_agg(x), '[]') FROM (
         ${value(Prisma.sql`'industry'`, Prisma.sql`industry`, industry)} UNION ALL ${value(Prisma.sql`'source'`, Prisma.sql`source`, source)}
         UNION ALL ${value(Prisma.sql`'origin'`, Prisma.sql`origin`, origin)} UNION ALL ${value(Prisma.sql`'product'`, Prisma.sql`product`, product)}
         UNION ALL SELECT 'category', id, name FROM category WHERE id = ANY(${categories}::int[]) AND deleted_by_operation IS NOT NULL) AS x)`;
  const [choices] = await db.$queryRaw<[Omit<Offered, "industry"> & { industry: OfferedIndustry[] }]>(keptPlan`
    SELECT ${industriesToFindBy(language)} AS industry,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY name COLLATE "nb-NO-x-icu", id), '[]') FROM category
       WHERE deleted_by_operation IS NULL AND ((show_on_customer AND active) OR id = ANY(${categories}::int[])
         OR (SELECT min(k.customer_id) FROM customer_category k WHERE k.category_id = category.id) IS NOT NULL)) AS category,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', e.name) ORDER BY e.name COLLATE "nb-NO-x-icu", e.id), '[]') FROM employee e
       WHERE (SELECT min(s.customer_id) FROM customer_seller s WHERE s.employee_id = e.id) IS NOT NULL OR e.id = ${seller === "none" ? null : seller}::int) AS seller,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END) ORDER BY position, id), '[]')
       FROM source WHERE deleted_by_operation IS NULL OR id = ${source}::int) AS source,
      ${gone} AS gone, ${seenViews(reader)} AS views`);
  return { ...choices, industry: byCode(choices.industry) };
}
