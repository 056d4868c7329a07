import { z } from "zod";

import { defineCommand } from "../../command";
import { Refusal, refuseField } from "../../refusal";
import { key, line } from "../../validation/text";
import { draftLives, importFileBounds, packed, readSentFile } from "./import-draft";
import type { RegisterFile } from "./read-register-file";

/** A file as a form sends it: its name, and what it holds as base64. */
const sentFile = z.strictObject({ name: line(200), content: z.base64() }, key("imports.errors.chooseFile"));

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
    if (file.name === "") throw refuseField("file", "imports.errors.chooseFile");
    const sent = Buffer.from(file.content, "base64");
    if (sent.length > importFileBounds.sent) throw refuseField("file", "imports.errors.tooLarge", { megabytes: importFileBounds.megabytes });
    const { rows, refused } = await readOrRefuse(sent);
    const old = new Date(now.getTime() - draftLives);
    await tx.importDraft.deleteMany({ where: { OR: [{ keptBy: actor.id ?? 0 }, { keptAt: { lt: old } }] } });
    const draft = { fileName: file.name, file: packed(sent), keptBy: actor.id ?? 0, keptAt: now, operationId };
    const { id } = await tx.importDraft.create({ data: draft, select: { id: true } });
    log.note({ rows: rows.length + refused.length });
    return { id };
  },
});

/** What is wrong with the file is told by its field. */
async function readOrRefuse(sent: Buffer): Promise<RegisterFile> {
  try {
    return await readSentFile(sent);
  } catch (error) {
    if (error instanceof Refusal && error.formError) throw new Refusal({ fieldErrors: { file: error.formError } });
    throw error;
  }
}
