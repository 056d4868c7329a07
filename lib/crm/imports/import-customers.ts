import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import type { Message } from "../../refusal";
import { customerEntity } from "../customers/customer-entity";
import { type ImportPlan, leftDeleted, planImport } from "./plan-import";
import { type NumberedRow, registerFileBounds } from "./read-register-file";
import { isRawRow, type RawRow } from "./register-columns";
import { writeCreated, writeRenewed, writeRestored } from "./write-customers";

const row = z.strictObject({ row: z.int().min(1), values: z.custom<RawRow>(isRawRow) });

export interface ImportedCustomers {
  created: number;
  /** Deleted customers that came back. */
  restored: number;
  changed: number;
  unchanged: number;
  /** The rows that were not taken, and why. Without their names, since the answer is kept with the operation. */
  refused: { row: number; column: string | null; message: Message }[];
}

/**
 * Takes the rows of a file of the register in: makes the customers that are new and renews the fields that
 * nobody has changed since the last import (see renewedBy). One operation, all or nothing; the same file again
 * changes nothing and logs nothing. Its undo deletes the customers it made and puts the renewed fields back,
 * but for what has been changed since.
 */
export const importCustomers = defineCommand({
  name: "imports.customers",
  permission: "imports.run",
  input: z.strictObject({ rows: z.array(row).max(registerFileBounds.rows) }),
  undo: "undo",
  timeout: 300_000,
  run: async (run): Promise<ImportedCustomers> => carryOut(run, await lockedPlan(run, run.input.rows)),
});

/** What the rows would do, with the customers and industries they concern held until the transaction ends. */
export async function lockedPlan(run: Pick<Run<unknown>, "tx">, rows: NumberedRow[], skip: readonly number[] = []): Promise<ImportPlan> {
  await oneAtATime(run);
  return planImport(run.tx, rows, { lock: true, skip });
}

/** What becomes of rows with a deleted customer's organisation number: it stays deleted, comes back, or another is made. */
export const deletedChoices = ["leave", "restore", "new"] as const;
type DeletedChoice = (typeof deletedChoices)[number];

/** Writes and logs a plan. */
export async function carryOut(run: Omit<Run<unknown>, "input">, plan: ImportPlan, choice: DeletedChoice = "leave"): Promise<ImportedCustomers> {
  const { unchanged, deleted } = plan;
  const created = [...plan.created, ...(choice === "new" ? deleted.map(({ incoming }) => incoming) : [])];
  const back = choice === "restore" ? deleted : [];
  const changed = [...plan.changed, ...back.flatMap(({ renewal }) => renewal ?? [])];
  const refused = [...plan.refused, ...(choice === "leave" ? deleted.map(leftDeleted) : [])].sort((a, b) => a.row - b.row);
  const restored = await writeRestored(
    run,
    back.map(({ customer }) => customer.id),
  );
  const rows = { written: 0, all: created.length + changed.length };
  const written = (more: number): void => run.report((rows.written += more), rows.all);
  const ids = await writeCreated(run, created, written);
  await writeRenewed(run, changed, written);
  run.log.changeMany({ entity: customerEntity, field: "deleted", before: "true", after: "false", ids });
  // In one change with what was renewed of it: the undo deletes it again with its fields as before.
  for (const { customer, renewal } of back)
    run.log.change({
      ...{ entity: customerEntity, id: customer.id, label: customer.name },
      before: { deleted: true, ...renewal?.current },
      after: { deleted: false, ...renewal?.renewed },
    });
  for (const { id, name, current, renewed } of plan.changed) run.log.change({ entity: customerEntity, id, before: current, after: renewed, label: name });
  const counts = { created: created.length, restored: restored.length, changed: changed.length, unchanged };
  if (ids.length + restored.length + changed.length > 0) run.log.note({ ...counts, refused: refused.length });
  return { ...counts, refused: refused.map(({ row: number, column, message }) => ({ row: number, column, message })) };
}

/** Two imports at once would both make the customers that are new: the second waits for the first. */
const oneAtATime = ({ tx }: Pick<Run<unknown>, "tx">): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('imports.customers'))`;
