import { z } from "zod";

import { type BulkBlock, recordsIn } from "../../change-log/bulk-blocks";
import { defineCommand, type Run } from "../../command";
import { id, key } from "../../validation/text";
import { refuseField } from "../../refusal";
import { lockIndustries } from "../industries/lock-industry";
import { canBeRestored } from "../deleted-customers/deleted-customers";
import { type CustomersOfIndustry, refuseOtherCustomers, seenCustomers } from "../industries/seen-customers";
import { customerEntity } from "./customer-entity";

/**
 * «Flytt kunder»: moves all customers of an industry to another, deleted ones too, and whatever else is in it. Asks again when others are in it
 * than the question said; whoever is just being put in it or taken out is waited for.
 */
export const moveCustomers = defineCommand({
  name: "industries.moveCustomers",
  permission: "industries.edit",
  input: z.strictObject({ id, to: z.union([id, z.literal("").transform(() => 0)], key("industries.errors.chooseTarget")), ...seenCustomers }),
  undo: "undo",
  timeout: 600_000,
  long: ({ to, customers, deletedCustomers }) => ({ customers: customers + deletedCustomers, industry: to }),
  async run(run) {
    const { id, to } = run.input;
    if (to === 0 || to === id) throw refuseField("to", "industries.errors.chooseTarget");
    const [from, into] = await lockIndustries(run.tx, [id, to]);
    const moved = await moveAllCustomers(run, id, to);
    refuseOtherCustomers(run.input, moved);
    if (!run.log.isEmpty) run.log.note({ from: from.nb, to: into.nb, ...moved });
    return { to };
  },
});

/**
 * Moves whoever is in one industry to another by one statement, and logs it; both industries are locked by the caller. Who
 * was erased or merged into another is moved along uncounted.
 */
export async function moveAllCustomers(
  { tx, log, operationId }: Pick<Run<unknown>, "tx" | "log" | "operationId">,
  from: number,
  to: number,
): Promise<CustomersOfIndustry> {
  const [{ deleted, restorable }] = await tx.$queryRaw<[{ deleted: number; restorable: number }]>`
    SELECT count(*)::int AS deleted, (count(*) FILTER (WHERE ${canBeRestored}))::int AS restorable FROM customer c JOIN customer_industry l ON l.customer_id = c.id
    WHERE c.deleted_by_operation IS NOT NULL AND l.industry_id = ${from}`;
  const blocks = await tx.$queryRaw<BulkBlock[]>`
    WITH moved AS (
      UPDATE customer_industry SET industry_id = ${to}, operation_id = ${operationId} WHERE industry_id = ${from} RETURNING customer_id
    )
    SELECT customer_id >> 13 AS block, count(*)::int AS records,
           bit_or(set_bit(repeat('0', 8192)::bit(8192), customer_id & 8191, 1))::text AS ids
    FROM moved GROUP BY customer_id >> 13`;
  log.changeBlocks({ entity: customerEntity, field: "industry", before: String(from), after: String(to), blocks });
  return { customers: recordsIn(blocks) - deleted, deletedCustomers: restorable };
}
