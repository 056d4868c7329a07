import { z } from "zod";

import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { Refusal } from "../../refusal";
import { listSellers } from "../groups/sellers";

/** Somebody who is a seller today, and would be one no longer. */
export interface StoppingSeller {
  id: number;
  name: string;
  /** Customers of theirs that are not deleted. */
  customers: number;
  /** Open opportunities they have a part in. */
  opportunities: number;
}

/** What is about to be taken away: all of some groups, one membership, or a person altogether. */
export type Without = { groups: number[] } | { membership: number } | { employee: number };

/**
 * Whom it would stop being a seller, today (Oslo's), and with how many customers and open opportunities; in Norwegian
 * order. Indexes: group_member_group_id_idx, group_member_employee_id_idx, opportunity_seller_employee_id_opportunity_id_idx.
 */
export const stoppingSellers = (db: Database | Transaction, without: Without, today: string): Promise<StoppingSeller[]> => db.$queryRaw<StoppingSeller[]>`
  SELECT e.id, e.name,
    (SELECT count(*)::int FROM customer_seller s JOIN customer c ON c.id = s.customer_id
     WHERE s.employee_id = e.id AND c.deleted_by_operation IS NULL) AS customers,
    (SELECT count(*)::int FROM opportunity_seller s JOIN opportunity o ON o.id = s.opportunity_id JOIN customer c ON c.id = o.customer_id
     WHERE s.employee_id = e.id AND o.status = 'OPEN' AND o.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL) AS opportunities
  FROM employee e
  WHERE e.active AND e.id IN (SELECT m.employee_id FROM group_member m WHERE ${inForce(today)} AND ${taken(without)})
    AND NOT EXISTS (SELECT 1 FROM group_member m WHERE m.employee_id = e.id AND ${inForce(today)} AND NOT ${taken(without)})
  ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`;

/** Whether the membership `m` makes a seller today. */
const inForce = (today: string): Prisma.Sql => Prisma.sql`(m.period @> ${today}::date
  AND EXISTS (SELECT 1 FROM group_type_period t WHERE t.group_id = m.group_id AND t.type = 'SALES' AND t.period @> ${today}::date)
  AND EXISTS (SELECT 1 FROM employee_group g WHERE g.id = m.group_id AND g.deleted_by_operation IS NULL))`;

function taken(without: Without): Prisma.Sql {
  if ("groups" in without) return Prisma.sql`(m.group_id = ANY(${without.groups}::int[]))`;
  return "membership" in without ? Prisma.sql`(m.id = ${without.membership})` : Prisma.sql`(m.employee_id = ${without.employee})`;
}

/** Those it would stop, as the question shows them and its answer sends them back: «7:12:3 9:0:0». */
const asSeen = (sellers: StoppingSeller[]): string => sellers.map(({ id, customers, opportunities }) => [id, customers, opportunities].join(":")).join(" ");

/** What a question about them needs: who they are, as its answer sends it back, and who could take over. */
export async function loadStopping(db: Database, without: Without, today: string) {
  const stopping = await stoppingSellers(db, without, today);
  const gone = new Set(stopping.map(({ id }) => id));
  const others = stopping.length === 0 ? [] : (await listSellers(db)).filter(({ id }) => !gone.has(id));
  return { stopping, seen: asSeen(stopping), others };
}

/** The same where it comes in with a form. Nothing seen is nobody. */
export const seenSellers = z.string().max(20_000).default("");

/**
 * Whom it stops, their rows held, so that two who take a seller's last two groups at once do so one after the other. Asks
 * (again) where they, or their counts, are others than what was seen.
 */
export async function holdStoppingSellers(tx: Transaction, without: Without, { seen, today }: { seen: string; today: string }): Promise<StoppingSeller[]> {
  const members = "employee" in without ? Prisma.sql`${without.employee}::int` : Prisma.sql`SELECT m.employee_id FROM group_member m WHERE ${taken(without)}`;
  await tx.$executeRaw`SELECT 1 FROM employee WHERE id IN (${members}) ORDER BY id FOR NO KEY UPDATE`;
  const stopping = await stoppingSellers(tx, without, today);
  const found = asSeen(stopping);
  if (found !== seen) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: seen === "" ? 0 : 1 } });
  return stopping;
}
