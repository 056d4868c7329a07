import { z } from "zod";

import { defineCommand } from "../../command";
import { key } from "../../validation/text";
import { industryEntity } from "./industry-entity";
import { planStandardCodes } from "./plan-standard-codes";

/**
 * Loads the codes of SN2007 as industries, at the level of sections or of divisions. A code that is an industry
 * already is left as it is, whatever it is called. A name that is taken (six sections are called as their only
 * division is) gets the code behind it: «Undervisning (85)». Answers how many came and how many were there.
 */
export const loadStandardCodes = defineCommand({
  name: "industries.loadStandardCodes",
  permission: "industries.edit",
  input: z.strictObject({ level: z.enum(["sections", "divisions"], key("errors.invalid")) }),
  undo: "undo",
  async run({ input: { level }, tx, log }) {
    const wanted = await planStandardCodes(tx, level);
    const missing = wanted.filter(({ there }) => there === null).map(({ code, nb }) => ({ code, nb, codeStandard: "SN2007" }));
    const added = await tx.industry.createManyAndReturn({ data: missing, select: { id: true, nb: true, code: true } });
    for (const { id, nb, code } of added) log.change({ entity: industryEntity, id, before: null, after: { nb, code, codeStandard: "SN2007", active: true } });
    if (added.length > 0) log.note({ level, added: added.length });
    return { added: added.length, there: wanted.length - added.length };
  },
});
