import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";

export interface ChangeSince {
  operation: number;
  /** How many of the customers it concerns. */
  customers: number;
}

/**
 * The operations since their deletion that changed something of the customers `c` of a condition: themselves, their
 * contacts and places, their opportunities. The last ones first; at most `most`, and one more to tell that there are more.
 */
export const changedSince = (db: Pick<Transaction, "$queryRaw">, where: Prisma.Sql, most: number): Promise<ChangeSince[]> => db.$queryRaw<ChangeSince[]>`
  WITH sel AS MATERIALIZED (SELECT c.id, c.deleted_by_operation AS since FROM customer c WHERE ${where}),
  record AS MATERIALIZED (
    SELECT 'customer' AS entity, id, id AS customer, since FROM sel
    UNION ALL SELECT 'contactLink', l.id, sel.id, since FROM sel JOIN contact_link l ON l.customer_id = sel.id
    UNION ALL SELECT DISTINCT 'contact', l.contact_id, sel.id, since FROM sel JOIN contact_link l ON l.customer_id = sel.id
    UNION ALL SELECT 'opportunity', o.id, sel.id, since FROM sel JOIN opportunity o ON o.customer_id = sel.id
  )
  SELECT operation, count(DISTINCT customer)::int AS customers FROM (
    SELECT h.operation_id AS operation, r.customer FROM record r
    JOIN change h ON h.entity = r.entity AND h.entity_id = r.id AND h.operation_id > r.since
    UNION ALL
    SELECT b.operation_id, r.customer FROM record r
    JOIN change_bulk b ON b.entity = r.entity AND b.block = r.id >> 13 AND b.operation_id > r.since WHERE get_bit(b.ids, r.id & 8191) = 1
  ) AS touched GROUP BY operation ORDER BY operation DESC LIMIT ${most + 1}`;
