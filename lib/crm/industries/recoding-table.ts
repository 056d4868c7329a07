import { z } from "zod";

import { key } from "../../validation/text";

/** From a code to a code; a code that becomes several stands in several lines. */
export type RecodingLine = [from: string, to: string];

const most = 5_000;

/**
 * A table of from and to, as it is pasted from a spreadsheet or a file: a line for each pair, parted by a semicolon, a
 * tab or a comma; what stands further to the right is left out, as is a heading («Fra;Til»).
 */
export const recodingTable = z
  .string(key("errors.invalid"))
  .refine((text) => text.isWellFormed() && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u.test(text), key("errors.characters"))
  .transform((text, context): RecodingLine[] => {
    const lines: RecodingLine[] = [];
    const rows = text.split(/\r\n|\r|\n/u);
    const alone = rows.filter((row) => row.trim() !== "").length === 1;
    for (const [n, row] of rows.entries()) {
      if (row.trim() === "") continue;
      const [from = "", to = ""] = row.split(/[;\t,]/u).map((cell) => cell.trim().replace(/^"(.*)"$/u, "$1"));
      if (n === 0 && !alone && isWord(from) && isWord(to)) continue;
      if (!isCode(from) || !isCode(to)) {
        context.addIssue({ code: "custom", message: "industries.errors.recodingLine", params: { line: n + 1 } });
        return z.NEVER;
      }
      if (!lines.some(([a, b]) => a === from && b === to)) lines.push([from, to]);
    }
    if (lines.length === 0) context.addIssue({ code: "custom", message: "industries.errors.recodingEmpty" });
    if (lines.length > most) context.addIssue({ code: "custom", message: "industries.errors.recodingTooLong", params: { most } });
    return lines;
  });

/** What a heading is made of: no digit, and no section's letter. */
const isWord = (text: string): boolean => !/\d/u.test(text) && !/^[A-Z]$/u.test(text);

/** As standards write them: «F», «41», «41.2», «41.200». */
const isCode = (text: string): boolean => /^[A-Z0-9][A-Z0-9.]{0,9}$/u.test(text);
