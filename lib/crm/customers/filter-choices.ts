import type { Database } from "../../db/client";
import { keptPlan } from "../../db/kept-plan";
import { byCode } from "../industries/by-code";
import { type OfferedIndustry, offeredIndustries } from "./customer-queries";
import type { CustomerSearch } from "./search-customers";

interface Choice {
  id: number;
  name: string;
}

/** What a search can be narrowed by; those of «Tilleggsinfo» other than the source come by links alone. */
export type FilterName = "industry" | "category" | "seller" | "origin" | "product" | "source";

export interface FilterChoices {
  industry: (Choice & { code: string | null })[];
  category: Choice[];
  seller: Choice[];
  source: Choice[];
  /** The filters in force, with the name of what is chosen. */
  inForce: { name: FilterName; label: string }[];
}

/**
 * What the list of customers can be filtered by: what is offered now and, though switched off or hidden since,
 * what is chosen or still in use.
 */
export async function listFilterChoices(db: Database, language: "nb" | "en", search: Pick<CustomerSearch, FilterName>): Promise<FilterChoices> {
  const [{ industry, category, seller, source }, origin, product] = await Promise.all([
    offered(db, language, search),
    search.origin ? db.origin.findMany({ where: { id: search.origin } }) : [],
    search.product ? db.product.findMany({ where: { id: search.product } }) : [],
  ]);
  const named = (rows: { id: number; nb: string; en: string | null }[]): Choice[] =>
    rows.map(({ id, nb, en }) => ({ id, name: (language === "en" ? en : null) ?? nb }));
  const choices = { industry, category, seller, source, origin: named(origin), product: named(product) };
  const inForce = (["industry", "category", "seller", "origin", "product", "source"] as const).flatMap((name) => {
    const chosen = search[name];
    return chosen === null ? [] : [{ name, label: choices[name].find(({ id }) => id === chosen)?.name ?? `#${chosen}` }];
  });
  return { industry, category, seller, source, inForce };
}

/** The four lists in one statement, each as one value of JSON. (Of each seller the least customer is read off its index; EXISTS goes through the whole table.) */
async function offered(
  db: Database,
  language: "nb" | "en",
  { industry, category, seller, source }: Pick<CustomerSearch, FilterName>,
): Promise<Omit<FilterChoices, "inForce">> {
  const [choices] = await db.$queryRaw<[Omit<FilterChoices, "inForce" | "industry"> & { industry: OfferedIndustry[] }]>(keptPlan`
    SELECT ${offeredIndustries(language, industry)} AS industry,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name) ORDER BY name COLLATE "nb-NO-x-icu", id), '[]') FROM category
       WHERE deleted_by_operation IS NULL AND ((show_on_customer AND active) OR id = ${category}::int)) AS category,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'name', e.name) ORDER BY e.name COLLATE "nb-NO-x-icu", e.id), '[]') FROM employee e
       WHERE (SELECT min(s.customer_id) FROM customer_seller s WHERE s.employee_id = e.id) IS NOT NULL OR e.id = ${seller}::int) AS seller,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END) ORDER BY position, id), '[]')
       FROM source WHERE deleted_by_operation IS NULL OR id = ${source}::int) AS source`);
  return { ...choices, industry: byCode(choices.industry) };
}
