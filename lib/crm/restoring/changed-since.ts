import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import type { Restorable } from "./restorable";

export interface ChangeSince {
  operation: number;
  /** How many of the records it concerns. */
  records: number;
}

/**
 * The operations since their deletion that changed something of the records of a condition, or of what belongs to them.
 * The last ones first; at most `most`, and one more to tell that there are more.
 */
export const changedSince = (
  db: Pick<Transaction, "$queryRaw">,
  { belongings }: Restorable,
  where: Prisma.Sql,
  most: number,
): Promise<ChangeSince[]> => db.$queryRaw<ChangeSince[]>`
  WITH record AS MATERIALIZED (${belongings(where)})
  SELECT operation, count(DISTINCT whose)::int AS records FROM (
    SELECT h.operation_id AS operation, r.whose FROM record r
    JOIN change h ON h.entity = r.entity AND h.entity_id = r.id AND h.operation_id > r.since
    UNION ALL
    SELECT b.operation_id, r.whose FROM record r
    JOIN change_bulk b ON b.entity = r.entity AND b.block = r.id >> 13 AND b.operation_id > r.since WHERE get_bit(b.ids, r.id & 8191) = 1
  ) AS touched GROUP BY operation ORDER BY operation DESC LIMIT ${most + 1}`;
