import type { Database, Transaction } from "../../db/client";
import { standardCodes } from "./standard-codes";

export type CodeLevel = "sections" | "divisions";

export interface PlannedCode {
  code: string;
  /** The name it gets: the standard's, with the code behind it where that is taken. */
  nb: string;
  /** What the industry that has the code already is called; null where it is new. */
  there: string | null;
}

const levels = { sections: 1, divisions: 2 } as const;

/** What loading SN2007 at a level comes to, code by code: what is new, and what is there. */
export function planStandardCodes(db: Database | Transaction, level: CodeLevel): Promise<PlannedCode[]> {
  const wanted = [...standardCodes().values()].filter((code) => code.level === levels[level]);
  return db.$queryRaw<PlannedCode[]>`
    SELECT w.code, i.nb AS there,
           CASE WHEN EXISTS (SELECT 1 FROM industry_name n WHERE n.name_key = name_key(w.name)) THEN w.name || ' (' || w.code || ')' ELSE w.name END AS nb
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(code text, name text)
    LEFT JOIN industry i ON i.code_standard = 'SN2007' AND i.code = w.code AND i.deleted_by_operation IS NULL
    ORDER BY w.code`;
}
