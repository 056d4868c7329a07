import type { Transaction } from "../db/client";
import { Prisma } from "../db/generated/client";

/**
 * Records, and those that were merged into them, or into one of those: what they were is part of these, their log and
 * what is personal of them. Indexes: customer_redirect_into_id_idx, contact_redirect_into_id_idx.
 */
export async function withMerged(db: Pick<Transaction, "$queryRaw">, noun: "customer" | "contact", ids: number[]): Promise<number[]> {
  const merged =
    noun === "customer"
      ? Prisma.sql`SELECT r.customer_id FROM customer_redirect r JOIN own ON r.into_id = own.id`
      : Prisma.sql`SELECT r.contact_id FROM contact_redirect r JOIN own ON r.into_id = own.id`;
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE own AS (SELECT unnest(${ids}::int[]) AS id UNION ${merged}) SELECT id FROM own`;
  return rows.map(({ id }) => id);
}
