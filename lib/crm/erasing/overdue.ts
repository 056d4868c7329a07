import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";

/** The condition that what was deleted by operation `o` was so more than so many days ago. */
const before = (days: number, now: Date): Prisma.Sql => Prisma.sql`o.at < ${now}::timestamptz - ${days}::int * interval '1 day'`;

/** Deleted customers `c` (neither erased nor merged into another) whose time is over. Index: customer_deleted_latest. */
const overdueCustomers = (days: number, now: Date): Prisma.Sql => Prisma.sql`
  FROM customer c JOIN operation o ON o.id = c.deleted_by_operation
  WHERE c.deleted_by_operation IS NOT NULL AND c.erased_by_operation IS NULL AND ${before(days, now)}
    AND NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = c.id)`;

/** The same of contacts `p` who were deleted by themselves. Index: contact_deleted_latest. */
const overdueContacts = (days: number, now: Date): Prisma.Sql => Prisma.sql`
  FROM contact p JOIN operation o ON o.id = p.deleted_by_operation
  WHERE p.deleted_by_operation IS NOT NULL AND ${before(days, now)}
    AND NOT EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = p.id)`;

type Db = Pick<Transaction, "$queryRaw">;

/** How many deleted customers and contacts are erased at once when the time is so many days; none where it is never. */
export async function countOverdue(db: Db, days: number | null, now: Date): Promise<{ customers: number; contacts: number }> {
  if (days === null) return { customers: 0, contacts: 0 };
  const [counts] = await db.$queryRaw<[{ customers: number; contacts: number }]>`
    SELECT (SELECT count(*)::int ${overdueCustomers(days, now)}) AS customers, (SELECT count(*)::int ${overdueContacts(days, now)}) AS contacts`;
  return counts;
}

/** The first of them, those deleted first, locked: whoever restores one comes before or after. One that somebody is at just then is left for the next time. */
export async function lockOverdue(tx: Db, days: number, now: Date, most: number): Promise<{ customers: { id: number }[]; contacts: { id: number }[] }> {
  const customers = await tx.$queryRaw<{ id: number }[]>`
    SELECT c.id ${overdueCustomers(days, now)} ORDER BY c.erased_by_operation DESC NULLS LAST, c.deleted_by_operation, c.id LIMIT ${most} FOR UPDATE OF c SKIP LOCKED`;
  const contacts = await tx.$queryRaw<{ id: number }[]>`
    SELECT p.id ${overdueContacts(days, now)} ORDER BY p.deleted_by_operation, p.id LIMIT ${most} FOR UPDATE OF p SKIP LOCKED`;
  return { customers, contacts };
}
