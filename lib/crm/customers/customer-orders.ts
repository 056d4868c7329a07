import { Prisma } from "../../db/generated/client";
import { lastOperation } from "./changed-since";
import type { Sorting } from "./customer-list";

/** An order of customers that a page by key can be read in: every key has an index, and none is ever null. */
export interface CustomerOrder {
  /** What a customer `c` is sorted by, one or two; its id comes after them. */
  keys: Prisma.Sql[];
  /** Where a walk finds customers `c` in this order, and the same keys and the id as they stand there. */
  walked: { from: Prisma.Sql; keys: Prisma.Sql[]; id: Prisma.Sql };
}

const byOwnRow = (...keys: Prisma.Sql[]): CustomerOrder => ({ keys, walked: { from: Prisma.sql`customer c`, keys, id: Prisma.sql`c.id` } });

const name = Prisma.sql`c.name COLLATE "nb-NO-x-icu"`;

/**
 * Who was changed last is told by four places, each with an index of its own: no table keeps it, since a bulk act would
 * have to write it for half a million customers. A walk merges the four by operation and takes each customer where the
 * latest of them names it first. (Each place is read without a condition of its own, or PostgreSQL would sort it whole.) See docs/decisions/1801-orders-of-the-list.md.
 */
const changes = Prisma.sql`
  (SELECT r.updated_by_operation AS operation, r.id, 1 AS place, 0 AS line, 'customer'::text AS entity FROM customer r
   UNION ALL SELECT l.operation_id, l.customer_id, 2, 0, 'customer' FROM customer_industry l
   UNION ALL SELECT l.operation_id, l.customer_id, 3, 0, 'customer' FROM customer_seller l
   UNION ALL SELECT h.operation_id + 0, h.entity_id, 4, h.id, h.entity FROM change h) AS s
  JOIN LATERAL (
    SELECT c.id, c.register_codes, c.updated_by_operation, c.deleted_by_operation FROM customer c
    WHERE c.id = s.id AND ${lastOperation} = s.operation AND (s.place = 1 OR c.updated_by_operation < s.operation)
      AND (s.place < 3 OR coalesce((SELECT l.operation_id FROM customer_industry l WHERE l.customer_id = c.id), 0) < s.operation)
      AND (s.place < 4 OR coalesce((SELECT l.operation_id FROM customer_seller l WHERE l.customer_id = c.id), 0) < s.operation
                          AND s.line = (SELECT max(h.id) FROM change h WHERE h.entity = 'customer' AND h.entity_id = c.id AND h.operation_id = s.operation))
    LIMIT 1
  ) AS c ON s.entity = 'customer'`;

/**
 * Indexes: customer_in_order, customer_by_organization_number, customer_by_city; and for the changes customer_by_change,
 * customer_industry_by_operation, customer_seller_by_operation, change_of_customer.
 */
export const customerOrders: Record<Sorting, CustomerOrder> = {
  name: byOwnRow(name),
  organizationNumber: byOwnRow(Prisma.sql`coalesce(c.organization_number, '') COLLATE "C"`),
  city: byOwnRow(Prisma.sql`coalesce(nullif(c.visiting_city, ''), c.postal_city) COLLATE "nb-NO-x-icu"`, name),
  changed: { keys: [lastOperation], walked: { from: changes, keys: [Prisma.sql`s.operation`], id: Prisma.sql`s.id` } },
};
