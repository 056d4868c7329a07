import type { Database, Transaction } from "../../db/client";
import { standardCodes } from "./standard-codes";

export type CodeLevel = "sections" | "divisions";

export interface PlannedCode {
  code: string;
  /** The name it gets: the standard's, with the code behind it where that is taken, and a number where that is taken too. */
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
           (SELECT w.name || tail FROM (
              SELECT '' AS tail, 0 AS n UNION ALL SELECT ' (' || w.code || ')', 1
              UNION ALL SELECT ' (' || w.code || ', ' || n || ')', n FROM generate_series(2, 100) AS n
            ) AS tails
            WHERE NOT EXISTS (SELECT 1 FROM industry_name taken WHERE taken.name_key = name_key(w.name || tail)) ORDER BY n LIMIT 1) AS nb
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(code text, name text)
    LEFT JOIN industry i ON i.code_standard = 'SN2007' AND i.code = w.code AND i.deleted_by_operation IS NULL
    ORDER BY w.code`;
}
