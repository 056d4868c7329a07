import { z } from "zod";

import { Refusal, refuseField } from "../../refusal";
import { key, line } from "../../validation/text";
import { importFileBounds, readSentFile } from "./import-draft";
import type { RegisterFile } from "./read-register-file";

/** A file as a form sends it in its field `file`: its name, and what it holds as base64. */
export const sentFile = z.strictObject({ name: line(200), content: z.base64() }, key("imports.errors.chooseFile"));

/** A sent file of the register, read, and its bytes. What is wrong with it is told by its field. */
export async function readFileOrRefuse(file: z.output<typeof sentFile>): Promise<RegisterFile & { sent: Buffer }> {
  if (file.name === "") throw refuseField("file", "imports.errors.chooseFile");
  const sent = Buffer.from(file.content, "base64");
  if (sent.length > importFileBounds.sent) throw refuseField("file", "imports.errors.tooLarge", { megabytes: importFileBounds.megabytes });
  try {
    return { ...(await readSentFile(sent)), sent };
  } catch (error) {
    if (error instanceof Refusal && error.formError) throw new Refusal({ fieldErrors: { file: error.formError } });
    throw error;
  }
}
