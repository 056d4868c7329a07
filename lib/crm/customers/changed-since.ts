import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { SearchPart } from "./search-part";

/** The last operation on customer `c`, as «Sist endret» shows it: on its own row, its links or its relations. */
export const lastOperation = Prisma.sql`
  greatest(c.updated_by_operation, (SELECT l.operation_id FROM customer_industry l WHERE l.customer_id = c.id),
           (SELECT l.operation_id FROM customer_seller l WHERE l.customer_id = c.id),
           (SELECT max(h.operation_id) FROM change h WHERE h.entity = 'customer' AND h.entity_id = c.id))`;

/**
 * Those who were changed last on a day (YYYY-MM-DD, Oslo's) or later: by one of the operations since its beginning, which
 * get their ids in the order of their times. Whoever has a line of their own in the log since then was: where those are
 * few, they are listed by it (index: change_operation_id_idx). An act on many may have left no stamp on a customer (an undo
 * took its seller away again), so those are asked; what never leaves one is passed over, for deleting and restoring ten
 * thousand spreads over every block of the log.
 */
export async function changedSince(db: Transaction, day: string): Promise<SearchPart> {
  const [{ first }] = await db.$queryRaw<[{ first: number }]>`
    SELECT coalesce(min(f.id), 2147483647) AS first
    FROM (SELECT o.id FROM operation o WHERE o.at >= ${day}::timestamp AT TIME ZONE 'Europe/Oslo' ORDER BY o.at LIMIT 1000) f`;
  // That is lastOperation, asked part by part: most who were changed are known by the first.
  const condition = Prisma.sql`(c.updated_by_operation >= ${first}::int
    OR (SELECT l.operation_id FROM customer_industry l WHERE l.customer_id = c.id) >= ${first}::int
    OR (SELECT l.operation_id FROM customer_seller l WHERE l.customer_id = c.id) >= ${first}::int
    OR (SELECT true FROM change h WHERE h.entity = 'customer' AND h.entity_id = c.id AND h.operation_id >= ${first}::int LIMIT 1))`;
  const from = Date.parse(day) / 1000;
  return {
    among: condition,
    ofOne: condition,
    ids: Prisma.sql`
      SELECT h.entity_id FROM change h WHERE h.entity = 'customer' AND h.operation_id >= ${first}::int
      UNION SELECT c.id FROM change_bulk b CROSS JOIN generate_series(0, 8191) AS i JOIN customer c ON c.id = b.block * 8192 + i
      WHERE b.entity = 'customer' AND b.operation_id >= ${first}::int AND get_bit(b.ids, i) = 1 AND ${condition}
        AND (b.field NOT IN ('deleted', 'categories', 'products', 'origin', 'source') OR (SELECT o.kind FROM operation o WHERE o.id = b.operation_id) LIKE 'imports.%')`,
    exact: true,
    text: null,
    byId: false,
    // Four look-ups for the one day.
    cost: { asked: 6, listed: 1, held: null },
    // A sample need not know when Oslo's day begins to the hour.
    fits: ({ changed }) => changed >= from,
  };
}
