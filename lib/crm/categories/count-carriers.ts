import type { Transaction } from "../../db/client";
import { standsAmongMany } from "../contact-gone";

export interface Carriers {
  customers: number;
  contacts: number;
}

/** How many customers and contacts that are not deleted carry a category, seen or hidden. */
export async function countCarriers(tx: Transaction, categoryId: number): Promise<Carriers> {
  const [carriers] = await tx.$queryRaw<[Carriers]>`
    SELECT (SELECT count(*)::int FROM customer_category l JOIN customer c ON c.id = l.customer_id
            WHERE l.category_id = ${categoryId} AND c.deleted_by_operation IS NULL) AS customers,
           (SELECT count(*)::int FROM contact_category l JOIN contact c ON c.id = l.contact_id
            WHERE l.category_id = ${categoryId} AND ${standsAmongMany}) AS contacts`;
  return carriers;
}
