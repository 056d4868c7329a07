import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { Refusal } from "../../refusal";
import { checkbox, id, ids, key } from "../../validation/text";
import { carryOut, deletedChoices, type ImportedCustomers, lockedPlan } from "./import-customers";
import { findImportDraft } from "./import-draft";
import type { NumberedRow } from "./read-register-file";
import { answerRows, holdDeletions, restoredRowsFields } from "./restore-rows";

/** What becomes of rows with the organisation number of a deleted customer. */
const deletedRows = z.enum(deletedChoices, key("errors.invalid")).default("leave");
/** How many rows that look like a customer are named, and passed over one by one; the rest are as a whole. */
export const alikeNamed = 500;
const count = z.coerce.number(key("errors.invalid")).int().min(0).max(2_147_483_647);

/**
 * Imports a kept file (see importCustomers) and lets go of it, without the rows of `skip` that would make a customer:
 * those that look like one who is there already, and with `skipRest` all of those past the ones that were named. Rows of a deleted customer's number do what was chosen; what such a customer
 * can't get back as it was comes back as was chosen for it. Asks again when it would do something else by now than its preview said.
 */
export const importFile = defineCommand({
  name: "imports.file",
  permission: "imports.run",
  input: z.strictObject({
    id,
    created: count,
    alike: count,
    changed: count,
    unchanged: count,
    deleted: count,
    refused: count,
    skip: ids(alikeNamed),
    skipRest: checkbox,
    deletedRows,
    ...restoredRowsFields,
  }),
  undo: "undo",
  timeout: 300_000,
  long: ({ created, changed }) => ({ customers: created + changed }),
  async run(run): Promise<ImportedCustomers> {
    const { id: draftId, deletedRows: choice } = run.input;
    const draft = await findImportDraft(run.tx, draftId, run.now);
    if (!draft) throw new Refusal({ message: { key: "imports.errors.gone" }, offer: { gone: 1 } });
    if (choice === "restore") await holdDeletions(run);
    const skip = await passedOver(run, draft.file.rows);
    const planned = await lockedPlan(run, draft.file.rows, skip);
    const refused = [...draft.file.refused, ...planned.refused];
    // What the preview counted before a row was passed over: those are of the ones that look alike.
    const now = {
      created: planned.created.length + planned.skipped,
      alike: planned.alike.length + planned.skipped,
      changed: planned.changed.length,
      unchanged: planned.unchanged,
      deleted: planned.deleted.length,
      refused: refused.length,
    };
    if (Object.entries(now).some(([what, many]) => run.input[what as keyof typeof now] !== many))
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    const restores = choice === "restore" && planned.deleted.length > 0;
    const plan = restores && (await answerRows(run, planned.deleted)) ? await lockedPlan(run, draft.file.rows, skip) : planned;
    const done = await carryOut(run, { ...plan, refused }, choice);
    if (done.created + done.restored + done.changed > 0) await run.tx.importDraft.deleteMany({ where: { id: draftId } });
    return done;
  },
});

/** The rows that are to make no customer. Which the rest are is told by the whole list, as the preview had it. */
async function passedOver(run: Run<{ skip: number[]; skipRest: boolean }>, rows: NumberedRow[]): Promise<number[]> {
  const { skip, skipRest } = run.input;
  return skipRest ? [...skip, ...(await lockedPlan(run, rows)).alike.slice(alikeNamed).map(({ row }) => row)] : skip;
}
