import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { Refusal, refuseField } from "../../refusal";
import { id, key } from "../../validation/text";
import { customerEntity } from "./customer-entity";
import { type CustomerSelection, customerSelection, selectedBy } from "./selected-customers";

const count = z.coerce.number(key("errors.invalid")).int().min(0).max(2_147_483_647);

/**
 * «Sett bransje»: puts the chosen customers, or all that a search finds, in one industry, as one operation. Those who
 * are in it already are left. Asks again when others are found by then than the question said.
 */
export const setIndustryOfCustomers = defineCommand({
  name: "customers.setIndustry",
  permission: "customers.changeMany",
  input: z.strictObject({
    selection: customerSelection,
    to: z.union([id, z.literal("").transform(() => 0)], key("customers.errors.chooseIndustry")),
    /** What the question said: how many will move, and how many are there already. */
    customers: count,
    had: count,
  }),
  undo: "undo",
  timeout: 600_000,
  async run(run) {
    const { input, tx, log } = run;
    const name = await holdTarget(tx, input.to);
    const shares = await lockShares(tx, input.selection);
    const moving = shares.filter(({ industry }) => industry !== input.to);
    const customers = total(moving);
    const had = total(shares) - customers;
    if (customers !== input.customers || had !== input.had) throw askAgain();
    if (customers > 0) {
      await move(run, moving, input.to);
      log.note({ to: name, customers, had });
    }
    return { customers, had };
  },
});

const askAgain = () => new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });

/** The industry's name; it can be neither deleted nor switched off until the transaction ends. */
async function holdTarget(tx: Transaction, industry: number): Promise<string> {
  if (industry === 0) throw refuseField("to", "customers.errors.chooseIndustry");
  const [found] = await tx.$queryRaw<{ nb: string }[]>`
    SELECT nb FROM industry WHERE id = ${industry} AND active AND deleted_by_operation IS NULL FOR SHARE`;
  if (!found) throw refuseField("to", "customers.errors.industryGone");
  return found.nb;
}

interface Share {
  /** null: those without an industry. */
  industry: number | null;
  ids: number[];
}

/**
 * The selected customers by the industry they are in, with both their rows locked: nobody puts one of them in another
 * industry, or in a first one, until the transaction ends. Who is selected, and where they are, is read once more after
 * the lock was waited for.
 */
async function lockShares(tx: Transaction, selection: CustomerSelection): Promise<Share[]> {
  const where = await selectedBy(tx, selection);
  const found = Prisma.sql`SELECT c.id FROM customer c WHERE ${where} ORDER BY c.id`;
  const locked = new Set(await idsOf(tx, Prisma.sql`${found} FOR UPDATE`));
  await tx.$queryRaw`
    SELECT count(*) FROM (SELECT FROM customer_industry WHERE customer_id = ANY(${[...locked]}::int[]) ORDER BY customer_id FOR UPDATE) links`;
  const ids = await idsOf(tx, found);
  if (ids.some((id) => !locked.has(id))) throw askAgain();
  return tx.$queryRaw<Share[]>`
    SELECT l.industry_id AS industry, array_agg(c.id) AS ids
    FROM unnest(${ids}::int[]) AS c(id) LEFT JOIN customer_industry l ON l.customer_id = c.id GROUP BY 1 ORDER BY 1`;
}

const idsOf = async (tx: Transaction, customers: Prisma.Sql): Promise<number[]> => {
  const [{ ids }] = await tx.$queryRaw<[{ ids: number[] }]>`SELECT coalesce(array_agg(id), '{}') AS ids FROM (${customers}) x`;
  return ids;
};

const total = (shares: Share[]): number => shares.reduce((sum, { ids }) => sum + ids.length, 0);

async function move({ tx, log, operationId }: Run<unknown>, shares: Share[], to: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO customer_industry (customer_id, industry_id, operation_id)
    SELECT id, ${to}::int, ${operationId}::int FROM unnest(${shares.flatMap(({ ids }) => ids)}::int[]) AS id
    ON CONFLICT (customer_id) DO UPDATE SET industry_id = EXCLUDED.industry_id, operation_id = EXCLUDED.operation_id`;
  for (const { industry, ids } of shares) log.changeMany({ entity: customerEntity, field: "industry", before: String(industry ?? ""), after: String(to), ids });
}
