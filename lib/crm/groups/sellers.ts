import { todayInOslo } from "../../dates/today";
import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface Seller {
  id: number;
  name: string;
}

/**
 * The sellers: employees who are switched on and today (Oslo's) members of a group of type «Salg» that is not
 * deleted. In Norwegian order. `chosen` is in the list too though no seller any more: a choice made stays.
 */
export async function listSellers(
  db: Database | Transaction,
  { chosen = null, now = new Date() }: { chosen?: number | null; now?: Date } = {},
): Promise<Seller[]> {
  return db.$queryRaw<Seller[]>`
    SELECT e.id, e.name FROM employee e
    WHERE (e.active AND e.id IN (${sellerIds(now)})) OR e.id = ${chosen}::int
    ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`;
}

/** Whether an employee is a seller today (Oslo's). */
export async function isSeller(db: Database | Transaction, employeeId: number, now: Date = new Date()): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM employee e WHERE e.id = ${employeeId} AND e.active AND e.id IN (${sellerIds(now)})`;
  return found.length > 0;
}

/** The ids of the sellers, whether they are switched on or not. Index: group_member_employee_id_idx, group_type_period_no_overlap. */
export const sellerIds = (now: Date): Prisma.Sql => {
  const today = todayInOslo(now);
  return Prisma.sql`
    SELECT m.employee_id FROM group_member m
    JOIN group_type_period t ON t.group_id = m.group_id AND t.type = 'SALES' AND t.period @> ${today}::date
    JOIN employee_group g ON g.id = m.group_id AND g.deleted_by_operation IS NULL
    WHERE m.period @> ${today}::date`;
};
