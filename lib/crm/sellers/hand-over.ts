import { z } from "zod";

import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { customerEntity } from "../customers/customer-entity";
import { isSeller } from "../groups/sellers";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import type { StoppingSeller } from "./stopping-sellers";

/** Who takes over what somebody has open. */
const oneHandOver = z.object({ from: id, to: id });
export const handOverList = z.array(oneHandOver).max(1_000).default([]);
type HandOver = z.output<typeof oneHandOver>;

/** The form's field of who takes over from a seller. */
export const handOverField = (from: number): string => `handOver-${from}`;

/** The answers of a form: who takes over from whom; none chosen is left out. */
export const handOversIn = (fields: Record<string, unknown>): { from: string; to: unknown }[] =>
  Object.entries(fields).flatMap(([name, to]) => (name.startsWith("handOver-") && to !== "" ? [{ from: name.slice("handOver-".length), to }] : []));

/**
 * Gives the customers and the open opportunities of those who stop being sellers to others, in the same operation. Who
 * takes over must be a seller when all is done; a share of an opportunity is added to what the other has of it already.
 */
export async function handOver(run: Run<unknown>, stopping: StoppingSeller[], list: HandOver[]): Promise<{ customers: number; opportunities: number }> {
  const counts = { customers: 0, opportunities: 0 };
  for (const { from, to } of list) {
    const field = handOverField(from);
    if (!stopping.some((seller) => seller.id === from)) throw refuseField(field, "errors.invalid");
    await run.tx.$executeRaw`SELECT 1 FROM employee WHERE id = ${to} FOR SHARE`;
    if (!(await isSeller(run.tx, to, run.now))) throw refuseField(field, "groups.errors.notSeller");
    counts.customers += await handOverCustomers(run, from, to);
    counts.opportunities += await handOverOpportunities(run, from, to);
  }
  return counts;
}

async function handOverCustomers({ tx, log, operationId }: Run<unknown>, from: number, to: number): Promise<number> {
  const customers = await tx.$queryRaw<{ id: number }[]>`
    UPDATE customer_seller s SET employee_id = ${to}, operation_id = ${operationId} FROM customer c
    WHERE c.id = s.customer_id AND c.deleted_by_operation IS NULL AND s.employee_id = ${from} RETURNING s.customer_id AS id`;
  log.changeMany({ entity: customerEntity, field: "seller", before: String(from), after: String(to), ids: customers.map((customer) => customer.id) });
  return customers.length;
}

const handOverOpportunities = (run: Run<unknown>, from: number, to: number): Promise<number> =>
  handOverShares(
    run,
    { from, to },
    Prisma.sql`o.id IN (SELECT s.opportunity_id FROM opportunity_seller s WHERE s.employee_id = ${from})
      AND o.status = 'OPEN' AND o.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL`,
  );

/** Gives a seller's shares of the opportunities `o` of a condition (customers: `c`) to another. All of them have one. Answers how many they are. */
export async function handOverShares(
  { tx, log, operationId }: Pick<Run<unknown>, "tx" | "log" | "operationId">,
  { from, to }: HandOver,
  where: Prisma.Sql,
): Promise<number> {
  const opportunities = await lockShares(tx, where);
  const ids = opportunities.map(({ id: opportunity }) => opportunity);
  await tx.$executeRaw`
    INSERT INTO opportunity_seller (opportunity_id, employee_id, share)
    SELECT opportunity_id, ${to}::int, share FROM opportunity_seller WHERE opportunity_id = ANY(${ids}::int[]) AND employee_id = ${from}
    ON CONFLICT (opportunity_id, employee_id) DO UPDATE SET share = opportunity_seller.share + EXCLUDED.share`;
  await tx.$executeRaw`DELETE FROM opportunity_seller WHERE opportunity_id = ANY(${ids}::int[]) AND employee_id = ${from}`;
  await tx.$executeRaw`UPDATE opportunity SET updated_by_operation = ${operationId} WHERE id = ANY(${ids}::int[])`;
  for (const { id: opportunity, title, customer, before } of opportunities) {
    const after = handedOver(before, from, to);
    log.change({ entity: opportunityEntity, id: opportunity, before: { sellers: before }, after: { sellers: after }, label: title, subjectId: customer });
  }
  return opportunities.length;
}

interface Shared {
  id: number;
  title: string;
  customer: number;
  /** Employee and basis points, in the order of the employees. */
  before: Share[];
}
type Share = [employee: number, share: number];

const lockShares = (tx: Transaction, where: Prisma.Sql): Promise<Shared[]> => tx.$queryRaw<Shared[]>`
  SELECT o.id, o.title, o.customer_id AS customer,
         (SELECT jsonb_agg(jsonb_build_array(s.employee_id, s.share) ORDER BY s.employee_id)
          FROM opportunity_seller s WHERE s.opportunity_id = o.id) AS before
  FROM opportunity o JOIN customer c ON c.id = o.customer_id WHERE ${where} ORDER BY o.id FOR UPDATE OF o`;

/** A seller's share becomes another's, on top of what that one has. */
export function handedOver(shares: Share[], from: number, to: number): Share[] {
  const part = (who: number): number => shares.find(([employee]) => employee === who)?.[1] ?? 0;
  const others = shares.filter(([employee]) => employee !== from && employee !== to);
  return [...others, [to, part(from) + part(to)] as Share].sort(([a], [b]) => a - b);
}
