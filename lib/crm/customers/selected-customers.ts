import { z } from "zod";

import { Prisma } from "../../db/generated/client";
import type { Transaction } from "../../db/client";
import { Refusal } from "../../refusal";
import { id, key } from "../../validation/text";
import { foundBy, notDeleted } from "./customer-conditions";
import { type CustomerFilters, customerFilters } from "./customer-filters";

/** Which customers an act on many is about: those named, or all that a search finds. */
export type CustomerSelection = { ids: number[]; search?: undefined } | { ids?: undefined; search: CustomerFilters };

/** A selection as a form sends it. */
export const customerSelection: z.ZodType<CustomerSelection> = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(100_000) }),
  z.strictObject({ search: customerFilters }),
]);

/**
 * A mark of who is selected, out of their ids in `chosen`: whoever comes or goes makes it another one, though they be as
 * many. In one pass, without sorting, however many they are.
 */
export const whoIsChosen = Prisma.sql`(SELECT coalesce(bit_xor(hashint8extended(id, 0)), 0)::text FROM chosen)`;

/** A mark as a question's form sends it. */
export const seenWho = z.string().regex(/^-?\d{1,19}$/, key("errors.invalid"));

/** The refusal of a question that was answered with other customers than are found now: their count is another, or just who they are. */
export const refuseOthersFound = (sameCount: boolean): Refusal =>
  new Refusal(
    sameCount
      ? { message: { key: "errors.othersFound" }, offer: { askAgain: 1, others: 1 } }
      : { message: { key: "errors.countChanged" }, offer: { askAgain: 1 } },
  );

/** The condition on customers `c` that a selection makes; deleted ones are in none. */
export async function selectedBy(tx: Transaction, { ids, search }: CustomerSelection): Promise<Prisma.Sql> {
  return ids ? Prisma.sql`${notDeleted} AND c.id = ANY(${ids}::int[])` : foundBy(tx, search);
}

export interface SelectionShare {
  /** The value's id; null: those without one. */
  value: number | null;
  name: string | null;
  customers: number;
}

/** How many customers are selected, and how many of them have which value, the most first. One may carry several categories. */
export interface SelectionShares {
  customers: number;
  /** A mark of who they are (see whoIsChosen). */
  who: string;
  shares: SelectionShare[];
}

const nothing: SelectionShares = { customers: 0, who: "0", shares: [] };

/** The shares of a selection by industry, seller, source, or the categories that show on customers. Of nobody, when there is none. */
export async function countSelected(
  db: Transaction,
  selection: CustomerSelection | null,
  by: "industry" | "seller" | "source" | "category",
  language: "nb" | "en",
): Promise<SelectionShares> {
  if (!selection) return nothing;
  const where = await selectedBy(db, selection);
  const name = Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(v.en, v.nb) ELSE v.nb END`;
  const [counted] = await db.$queryRaw<[SelectionShares?]>`
    WITH chosen AS MATERIALIZED (SELECT c.id FROM customer c WHERE ${where})
    SELECT (SELECT count(*)::int FROM chosen) AS customers, ${whoIsChosen} AS who,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('value', value, 'name', name, 'customers', customers) ORDER BY customers DESC, value), '[]')
       FROM (${sharesBy[by](name)}) shares) AS shares`;
  return counted ?? nothing;
}

/** By one link a customer has at most one of: those without one are a share too. */
const byLink = (link: Prisma.Sql, column: Prisma.Sql, values: Prisma.Sql, name: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT n.value, ${name} AS name, n.customers FROM (
    SELECT l.${column} AS value, count(*)::int AS customers FROM chosen LEFT JOIN ${link} l ON l.customer_id = chosen.id GROUP BY 1
  ) n LEFT JOIN ${values} v ON v.id = n.value`;

const sharesBy = {
  industry: (name: Prisma.Sql) => byLink(Prisma.sql`customer_industry`, Prisma.sql`industry_id`, Prisma.sql`industry`, name),
  seller: () => byLink(Prisma.sql`customer_seller`, Prisma.sql`employee_id`, Prisma.sql`employee`, Prisma.sql`v.name`),
  source: (name: Prisma.Sql) => byLink(Prisma.sql`customer_source`, Prisma.sql`source_id`, Prisma.sql`source`, name),
  category: () => Prisma.sql`
    SELECT n.value, v.name, n.customers FROM (
      SELECT l.category_id AS value, count(*)::int AS customers FROM chosen JOIN customer_category l ON l.customer_id = chosen.id GROUP BY 1
    ) n JOIN category v ON v.id = n.value AND v.show_on_customer AND v.deleted_by_operation IS NULL`,
};
