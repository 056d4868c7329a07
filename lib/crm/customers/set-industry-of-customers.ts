import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { Refusal, refuseField } from "../../refusal";
import { id, key, seenCount } from "../../validation/text";
import { customerEntity } from "./customer-entity";
import { customerSelection, selectedBy } from "./selected-customers";

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
    customers: seenCount,
    had: seenCount,
  }),
  undo: "undo",
  timeout: 600_000,
  async run(run) {
    const { input, tx, log } = run;
    if (input.to === 0) throw refuseField("to", "customers.errors.chooseIndustry");
    const name = await holdIndustries(tx, input.to);
    const { customers, had } = await place(run, await selectedBy(tx, input.selection), input.to);
    if (customers !== input.customers || had !== input.had) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    if (customers > 0) log.note({ to: name, customers, had });
    return { customers, had };
  },
});

/**
 * The industry's name. It is neither deleted nor switched off until the transaction ends. Whoever moves all customers
 * of any industry waits, or is waited for: the two would take the same links in different orders, as would two of these.
 */
async function holdIndustries(tx: Transaction, to: number): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customers.setIndustry', 0))`;
  const held = await tx.$queryRaw<{ id: number; nb: string; active: boolean }[]>`
    SELECT id, nb, active FROM industry WHERE deleted_by_operation IS NULL ORDER BY id FOR SHARE`;
  const found = held.find(({ id, active }) => id === to && active);
  if (!found) throw refuseField("to", "customers.errors.industryGone");
  return found.nb;
}

/**
 * Puts the selected customers in the industry and logs it, by one statement. Who is selected and where they are is read
 * at one moment. A customer whose industry somebody changes at the same time is waited for, and left when it is another
 * by then: the count is another then too, and the log never says that somebody came from where they were not.
 */
async function place(run: Pick<Run<unknown>, "tx" | "log" | "operationId">, where: Prisma.Sql, to: number): Promise<{ customers: number; had: number }> {
  // Half a million rows are joined in memory, not by way of the disk.
  await run.tx.$executeRaw`SELECT set_config('work_mem', '32MB', true)`;
  const { records, also } = await run.log.changeBy(run, {
    entity: customerEntity,
    field: "industry",
    after: String(to),
    // Those in no industry are locked before they are put in one, as by whoever edits one of them.
    changing: Prisma.sql`
      chosen AS MATERIALIZED (
        SELECT c.id, l.industry_id AS industry FROM customer c LEFT JOIN customer_industry l ON l.customer_id = c.id WHERE ${where}
      ), unplaced AS (
        SELECT c.id FROM chosen JOIN customer c ON c.id = chosen.id WHERE chosen.industry IS NULL ORDER BY c.id FOR UPDATE OF c
      ), placed AS (
        INSERT INTO customer_industry (customer_id, industry_id, operation_id) SELECT id, ${to}::int, ${run.operationId}::int FROM unplaced
        ON CONFLICT DO NOTHING RETURNING customer_id
      ), moved AS (
        UPDATE customer_industry l SET industry_id = ${to}::int, operation_id = ${run.operationId}::int FROM chosen
        WHERE l.customer_id = chosen.id AND l.industry_id = chosen.industry AND chosen.industry <> ${to}::int
        RETURNING l.customer_id, chosen.industry
      ), changed AS (
        SELECT customer_id AS id, industry AS before FROM moved UNION ALL SELECT customer_id, NULL FROM placed
      )`,
    also: Prisma.sql`SELECT count(*) FROM chosen WHERE industry = ${to}::int`,
  });
  return { customers: records, had: also };
}
