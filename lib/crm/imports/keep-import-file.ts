import { z } from "zod";

import { defineCommand } from "../../command";
import { forgetOldDrafts } from "./forget-old-drafts";
import { packed } from "./import-draft";
import { readFileOrRefuse, sentFile } from "./sent-file";

/**
 * Keeps a file of the register, to be looked over before it is imported. It takes the place of the person's last one, and
 * those that are a day old go. Changes no customer: nothing to undo.
 */
export const keepImportFile = defineCommand({
  name: "imports.keepFile",
  permission: "imports.run",
  input: z.strictObject({ file: sentFile }),
  undo: "final",
  timeout: 120_000,
  async run({ input: { file }, actor, tx, log, now, operationId }) {
    const { rows, refused, sent } = await readFileOrRefuse(file);
    await forgetOldDrafts(tx, now);
    await tx.importDraft.deleteMany({ where: { keptBy: actor.id ?? 0 } });
    const draft = { fileName: file.name, file: packed(sent), keptBy: actor.id ?? 0, keptAt: now, operationId };
    const { id } = await tx.importDraft.create({ data: draft, select: { id: true } });
    log.note({ rows: rows.length + refused.length });
    return { id };
  },
});
