import { z } from "zod";

import { defineCommand } from "../../command";
import { Refusal } from "../../refusal";
import { id, key } from "../../validation/text";
import { carryOut, type ImportedCustomers, lockedPlan } from "./import-customers";
import { findImportDraft } from "./import-draft";

const count = z.coerce.number(key("errors.invalid")).int().min(0).max(2_147_483_647);

/**
 * Imports a kept file (see importCustomers) and lets go of it. Asks again when it would do something else by now than its
 * preview said.
 */
export const importFile = defineCommand({
  name: "imports.file",
  permission: "imports.run",
  input: z.strictObject({ id, created: count, changed: count, unchanged: count, refused: count }),
  undo: "undo",
  timeout: 300_000,
  async run(run): Promise<ImportedCustomers> {
    const { id: draftId, ...seen } = run.input;
    const draft = await findImportDraft(run.tx, draftId, run.now);
    if (!draft) throw new Refusal({ message: { key: "imports.errors.gone" }, offer: { gone: 1 } });
    const plan = await lockedPlan(run, draft.file.rows);
    const refused = [...draft.file.refused, ...plan.refused];
    const now = { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged, refused: refused.length };
    if (Object.entries(now).some(([what, many]) => seen[what as keyof typeof seen] !== many))
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    const done = await carryOut(run, { ...plan, refused });
    if (now.created + now.changed > 0) await run.tx.importDraft.deleteMany({ where: { id: draftId } });
    return done;
  },
});
