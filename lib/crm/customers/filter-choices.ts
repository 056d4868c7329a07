import type { Database } from "../../db/client";
import { listIndustries } from "./customer-queries";
import type { CustomerSearch } from "./search-customers";

interface Choice {
  id: number;
  name: string;
}

export interface FilterChoices {
  industry: (Choice & { code: string | null })[];
  category: Choice[];
  seller: Choice[];
  /** The filters in force, with the name of what is chosen. */
  inForce: { name: "industry" | "category" | "seller"; label: string }[];
}

/**
 * What the list of customers can be filtered by: what is offered now and, though switched off or hidden since,
 * what is chosen or still in use.
 */
export async function listFilterChoices(
  db: Database,
  language: "nb" | "en",
  search: Pick<CustomerSearch, "industry" | "category" | "seller">,
): Promise<FilterChoices> {
  const [industry, category, seller] = await Promise.all([
    listIndustries(db, language, search.industry),
    categories(db, search.category),
    sellers(db, search.seller),
  ]);
  const choices = { industry, category, seller };
  const inForce = (["industry", "category", "seller"] as const).flatMap((name) => {
    const chosen = search[name];
    return chosen === null ? [] : [{ name, label: choices[name].find(({ id }) => id === chosen)?.name ?? `#${chosen}` }];
  });
  return { ...choices, inForce };
}

const categories = (db: Database, chosen: number | null): Promise<Choice[]> => db.$queryRaw<Choice[]>`
  SELECT id, name FROM category WHERE deleted_by_operation IS NULL AND ((show_on_customer AND active) OR id = ${chosen}::int)
  ORDER BY name COLLATE "nb-NO-x-icu", id`;

const sellers = (db: Database, chosen: number | null): Promise<Choice[]> => db.$queryRaw<Choice[]>`
  SELECT e.id, e.name FROM employee e
  WHERE EXISTS (SELECT 1 FROM customer_seller s WHERE s.employee_id = e.id) OR e.id = ${chosen}::int
  ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`;
