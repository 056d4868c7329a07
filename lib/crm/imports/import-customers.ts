import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import type { Message } from "../../refusal";
import { customerEntity } from "../customers/customer-entity";
import { type ImportPlan, planImport } from "./plan-import";
import { type NumberedRow, registerFileBounds } from "./read-register-file";
import { isRawRow, type RawRow } from "./register-columns";
import { writeCreated, writeRenewed } from "./write-customers";

const row = z.strictObject({ row: z.int().min(1), values: z.custom<RawRow>(isRawRow) });

export interface ImportedCustomers {
  created: number;
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

/** Writes and logs a plan. */
export async function carryOut(run: Omit<Run<unknown>, "input">, { created, changed, unchanged, refused }: ImportPlan): Promise<ImportedCustomers> {
  const ids = await writeCreated(run, created);
  await writeRenewed(run, changed);
  run.log.changeMany({ entity: customerEntity, field: "deleted", before: "true", after: "false", ids });
  for (const { id, name, current, renewed } of changed) run.log.change({ entity: customerEntity, id, before: current, after: renewed, label: name });
  const counts = { created: created.length, changed: changed.length, unchanged };
  if (ids.length + changed.length > 0) run.log.note({ ...counts, refused: refused.length });
  return { ...counts, refused: refused.map(({ row: number, column, message }) => ({ row: number, column, message })) };
}

/** Two imports at once would both make the customers that are new: the second waits for the first. */
const oneAtATime = ({ tx }: Pick<Run<unknown>, "tx">): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('imports.customers'))`;
