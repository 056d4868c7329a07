import type { Database } from "../../db/client";
import { listIndustries } from "./customer-queries";
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
  const [industry, category, seller, source, origin, product] = await Promise.all([
    listIndustries(db, language, search.industry),
    categories(db, search.category),
    sellers(db, search.seller),
    sources(db, language, search.source ?? null),
    search.origin ? db.origin.findMany({ where: { id: search.origin } }) : [],
    search.product ? db.product.findMany({ where: { id: search.product } }) : [],
  ]);
  const named = (rows: { id: number; nb: string; en: string | null }[]): Choice[] =>
    rows.map(({ id, nb, en }) => ({ id, name: (language === "en" ? en : null) ?? nb }));
  const choices = { industry, category, seller, source, origin: named(origin), product: named(product) };
  const inForce = (["industry", "category", "seller", "origin", "product", "source"] as const).flatMap((name) => {
    const chosen = search[name] ?? null;
    return chosen === null ? [] : [{ name, label: choices[name].find(({ id }) => id === chosen)?.name ?? `#${chosen}` }];
  });
  return { industry, category, seller, source, inForce };
}

const categories = (db: Database, chosen: number | null): Promise<Choice[]> => db.$queryRaw<Choice[]>`
  SELECT id, name FROM category WHERE deleted_by_operation IS NULL AND ((show_on_customer AND active) OR id = ${chosen}::int)
  ORDER BY name COLLATE "nb-NO-x-icu", id`;

const sellers = (db: Database, chosen: number | null): Promise<Choice[]> => db.$queryRaw<Choice[]>`
  SELECT e.id, e.name FROM employee e
  WHERE EXISTS (SELECT 1 FROM customer_seller s WHERE s.employee_id = e.id) OR e.id = ${chosen}::int
  ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`;

const sources = (db: Database, language: "nb" | "en", chosen: number | null): Promise<Choice[]> => db.$queryRaw<Choice[]>`
  SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name FROM source
  WHERE deleted_by_operation IS NULL OR id = ${chosen}::int ORDER BY position, id`;
