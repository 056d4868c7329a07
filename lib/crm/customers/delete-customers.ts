import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { Refusal } from "../../refusal";
import { seenCount } from "../../validation/text";
import { customerEntity } from "./customer-entity";
import { customerSelection, selectedBy } from "./selected-customers";

/**
 * Deletes the chosen customers, or all that a search finds, as one operation. What hangs on them goes with them and comes
 * back with them. Asks again when others are found by then than the question said.
 */
export const deleteCustomers = defineCommand({
  name: "customers.deleteMany",
  permission: "customers.delete",
  input: z.strictObject({ selection: customerSelection, customers: seenCount }),
  undo: "undo",
  undoOthers: "customers.restoreOthers",
  timeout: 600_000,
  long: ({ customers }) => ({ customers }),
  async run(run) {
    const { selection, customers: seen } = run.input;
    const customers = await markDeleted(run, await selectedBy(run.tx, selection));
    if (customers !== seen) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    if (customers > 0) run.log.note({ customers });
    return { customers };
  },
});

/**
 * Marks the customers `c` of a condition as deleted and logs it, by one statement however many they are: nothing but
 * their own rows is touched. Two who delete the same customers at once would wait for each other in a circle, so they
 * pass one at a time. Answers how many it deleted; its undo brings back just those.
 */
async function markDeleted(run: Pick<Run<unknown>, "tx" | "log" | "operationId">, where: Prisma.Sql): Promise<number> {
  await run.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customers.deleteMany', 0))`;
  const { records } = await run.log.changeBy(run, {
    entity: customerEntity,
    field: "deleted",
    after: "true",
    changing: Prisma.sql`
      chosen AS MATERIALIZED (SELECT c.id FROM customer c WHERE ${where}),
      changed AS (
        UPDATE customer d SET deleted_by_operation = ${run.operationId}::int FROM chosen
        WHERE d.id = chosen.id AND d.deleted_by_operation IS NULL RETURNING d.id, false AS before
      )`,
    also: Prisma.sql`0`,
  });
  return records;
}
