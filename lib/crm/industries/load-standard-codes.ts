import { z } from "zod";

import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { key } from "../../validation/text";
import { industryEntity } from "./industry-entity";
import { type StandardCode, standardCodes } from "./standard-codes";

const levels = { sections: 1, divisions: 2 } as const;

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
    const wanted = [...standardCodes().values()].filter((code) => code.level === levels[level]);
    const added = await insertMissing(tx, wanted);
    for (const { id, nb, code } of added) log.change({ entity: industryEntity, id, before: null, after: { nb, code, codeStandard: "SN2007", active: true } });
    if (added.length > 0) log.note({ level, added: added.length });
    return { added: added.length, there: wanted.length - added.length };
  },
});

const insertMissing = (tx: Transaction, wanted: StandardCode[]): Promise<{ id: number; nb: string; code: string }[]> => tx.$queryRaw`
  INSERT INTO industry (nb, code, code_standard)
  SELECT CASE WHEN EXISTS (SELECT 1 FROM industry_name n WHERE n.name_key = name_key(w.name))
              THEN w.name || ' (' || w.code || ')' ELSE w.name END, w.code, 'SN2007'
  FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(code text, name text)
  WHERE NOT EXISTS (SELECT 1 FROM industry i WHERE i.code_standard = 'SN2007' AND i.code = w.code AND i.deleted_by_operation IS NULL)
  ORDER BY w.code
  RETURNING id, nb, code`;
