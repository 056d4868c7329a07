import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";

export interface TakenNumber {
  id: number;
  name: string;
  number: string;
  /** The customer that has the number now or, where two are restored at once, the one of them that gets it back. */
  holder: number;
  holderName: string;
  /** Whether that is one of those that are restored. */
  holderDeleted: boolean;
}

/**
 * The deleted customers `c` of a condition whose organisation number another customer has by now. Of several that are
 * restored at once with one number, the one deleted last gets it.
 */
export const findTakenNumbers = (db: Pick<Transaction, "$queryRaw">, where: Prisma.Sql): Promise<TakenNumber[]> => db.$queryRaw<TakenNumber[]>`
  WITH sel AS (
    SELECT c.id, c.name, c.organization_number AS number,
           first_value(c.id) OVER (PARTITION BY c.organization_number ORDER BY c.deleted_by_operation DESC, c.id DESC) AS latest
    FROM customer c WHERE ${where} AND c.organization_number IS NOT NULL
  )
  SELECT sel.id, sel.name, sel.number, h.id AS holder, h.name AS "holderName", live.id IS NULL AS "holderDeleted"
  FROM sel LEFT JOIN customer live ON live.organization_number = sel.number AND live.deleted_by_operation IS NULL
  JOIN customer h ON h.id = coalesce(live.id, sel.latest)
  WHERE h.id <> sel.id ORDER BY sel.name COLLATE "nb-NO-x-icu", sel.id`;
