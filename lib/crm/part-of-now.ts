import type { Transaction } from "../db/client";
import { Prisma } from "../db/generated/client";

export interface StandingRecord {
  id: number;
  deleted: boolean;
}

/**
 * The record that this one is part of by now, however many merges lie between, or itself; null where there is none any more.
 * Held: whoever merges, deletes or erases one of them comes before or after.
 */
export async function partOfNow(tx: Transaction, noun: "customer" | "contact", id: number): Promise<StandingRecord | null> {
  const { record, redirect } = tables[noun];
  await tx.$executeRaw`SELECT 1 FROM ${record} WHERE id = ${id} FOR KEY SHARE`;
  // A statement of its own sees what those it waited for have left.
  const [row] = await tx.$queryRaw<{ into: number | null; deleted: boolean }[]>`
    SELECT m.into_id AS into, r.deleted_by_operation IS NOT NULL AS deleted FROM ${record} r LEFT JOIN ${redirect} WHERE r.id = ${id}`;
  if (!row) return null;
  return row.into === null ? { id, deleted: row.deleted } : partOfNow(tx, noun, row.into);
}

const tables = {
  customer: { record: Prisma.sql`customer`, redirect: Prisma.sql`customer_redirect m ON m.customer_id = r.id` },
  contact: { record: Prisma.sql`contact`, redirect: Prisma.sql`contact_redirect m ON m.contact_id = r.id` },
};
