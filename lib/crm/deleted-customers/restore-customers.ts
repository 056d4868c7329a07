import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { NotFound, Refusal } from "../../refusal";
import { key } from "../../validation/text";
import { customerEntity } from "../customers/customer-entity";
import { answerConflicts } from "../restoring/answer-conflicts";
import { refuseOtherPlan } from "../restoring/refuse-other-plan";
import { restoreFields } from "../restoring/restore-fields";
import { deletedCustomers } from "./deleted-customers";
import { planRestoreOfCustomers } from "./plan-restore-of-customers";
import { restorableCustomers } from "./restorable-customers";
import { findTakenNumbers, type TakenNumber } from "./taken-numbers";

/**
 * «Gjenopprett»: brings the chosen deleted customers back with everything of theirs, as one operation. What can't be as it
 * was comes back as was chosen for it. Asks again when something is not as the question showed it.
 */
export const restoreCustomers = defineCommand({
  name: "customers.restore",
  permission: "customers.restore",
  input: z.strictObject({
    ...restoreFields,
    /** Whose number another customer has: back without it, or not at all. */
    numbers: z.enum(["without", "skip"], key("errors.invalid")).default("without"),
  }),
  undo: "undo",
  undoOthers: "customers.restoreOthers",
  timeout: 600_000,
  long: ({ records }) => ({ customers: records }),
  async run(run) {
    const { input, tx, log } = run;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customers.deleteMany', 0))`;
    const found = await tx.$queryRaw<{ id: number }[]>`SELECT c.id FROM customer c WHERE ${await deletedCustomers(tx, run.actor, input.selection)}`;
    if (found.length === 0) throw new NotFound("customer");
    const all = whereIds(found);
    await refuseOtherPlan(run, found.length, () => planRestoreOfCustomers(tx, all, "nb", run.now));
    const taken = await findTakenNumbers(tx, all);
    const left = new Set(input.numbers === "skip" ? taken.map((customer) => customer.id) : []);
    const back = found.filter((customer) => !left.has(customer.id));
    const where = whereIds(back);
    await answerConflicts(run, restorableCustomers, where, input.answers);
    await bringBack(run, back, left.size > 0 ? [] : taken);
    if (back.length > 0) log.note({ customers: back.length, skipped: left.size, withoutNumber: left.size > 0 ? 0 : taken.length });
    return { id: back.length === 1 ? (back[0]?.id ?? null) : null, customers: back.length };
  },
});

type Running = Pick<Run<unknown>, "tx" | "log" | "operationId">;

/** Asked again of each row that was waited for: somebody may be erasing it. */
export const whereIds = (customers: { id: number }[]): Prisma.Sql =>
  Prisma.sql`c.deleted_by_operation IS NOT NULL AND c.erased_by_operation IS NULL AND c.id = ANY(${customers.map((customer) => customer.id)}::int[])`;

/**
 * Takes the mark off. One alone, and whoever comes back without the number, is logged by name, with both fields in one
 * change: the undo puts the number back only while the customer is deleted. Many are logged as bitmaps.
 */
async function bringBack(run: Running, back: { id: number }[], taken: TakenNumber[]): Promise<void> {
  const without = new Set(taken.map(({ id: each }) => each));
  const named = back.length === 1 ? back : back.filter((customer) => without.has(customer.id));
  const rest = back.length === 1 ? [] : back.filter((customer) => !without.has(customer.id));
  if (rest.length > 0) {
    const { records } = await run.log.changeBy(run, {
      entity: customerEntity,
      field: "deleted",
      after: "false",
      changing: Prisma.sql`changed AS (
        UPDATE customer c SET deleted_by_operation = NULL WHERE ${whereIds(rest)} RETURNING c.id, true AS before)`,
      also: Prisma.sql`0`,
    });
    if (records !== rest.length) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
  }
  if (named.length > 0) await bringBackByName(run, named, without);
}

async function bringBackByName({ tx, log, operationId }: Running, named: { id: number }[], without: Set<number>): Promise<void> {
  const ids = named.map((customer) => customer.id);
  const losing = ids.filter((each) => without.has(each));
  const before = await tx.$queryRaw<{ id: number; name: string; number: string | null }[]>`
    SELECT c.id, c.name, c.organization_number AS number FROM customer c WHERE ${whereIds(named)} ORDER BY c.id FOR UPDATE`;
  if (before.length !== named.length) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
  await tx.$executeRaw`
    UPDATE customer SET organization_number = NULL, deleted_by_operation = NULL, updated_by_operation = ${operationId} WHERE id = ANY(${losing}::int[])`;
  await tx.$executeRaw`UPDATE customer SET deleted_by_operation = NULL WHERE id = ANY(${ids}::int[]) AND deleted_by_operation IS NOT NULL`;
  for (const { id: each, name, number } of before) {
    const [had, has] = without.has(each) ? [{ organizationNumber: number }, { organizationNumber: null }] : [{}, {}];
    log.change({ entity: customerEntity, id: each, before: { deleted: true, ...had }, after: { deleted: false, ...has }, label: name });
  }
}
