import { z } from "zod";

import { Prisma } from "../../db/generated/client";
import type { Transaction } from "../../db/client";
import { id } from "../../validation/text";
import { foundBy } from "./customer-conditions";
import { type CustomerFilters, customerFilters } from "./customer-filters";

/** Which customers an act on many is about: those named, or all that a search finds. */
export type CustomerSelection = { ids: number[]; search?: undefined } | { ids?: undefined; search: CustomerFilters };

/** A selection as a form sends it. */
export const customerSelection: z.ZodType<CustomerSelection> = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(100_000) }),
  z.strictObject({ search: customerFilters }),
]);

/** The condition on customers `c` that a selection makes; deleted ones are in none. */
export async function selectedBy(tx: Transaction, { ids, search }: CustomerSelection): Promise<Prisma.Sql> {
  return ids ? Prisma.sql`c.deleted_by_operation IS NULL AND c.id = ANY(${ids}::int[])` : foundBy(tx, search);
}

export interface IndustryShare {
  /** null: those without an industry. */
  industry: number | null;
  name: string | null;
  customers: number;
}

/** How many of the selected customers each industry has, the most first. */
export async function countByIndustry(db: Transaction, selection: CustomerSelection, language: "nb" | "en"): Promise<IndustryShare[]> {
  const where = await selectedBy(db, selection);
  return db.$queryRaw<IndustryShare[]>`
    SELECT n.industry, CASE WHEN ${language} = 'en' THEN coalesce(i.en, i.nb) ELSE i.nb END AS name, n.customers
    FROM (SELECT l.industry_id AS industry, count(*)::int AS customers
          FROM customer c LEFT JOIN customer_industry l ON l.customer_id = c.id WHERE ${where} GROUP BY 1) n
    LEFT JOIN industry i ON i.id = n.industry
    ORDER BY n.customers DESC, n.industry`;
}
