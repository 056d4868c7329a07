import type { Transaction } from "../../db/client";
import { type CustomerSelection, selectedBy } from "./selected-customers";

/** What is deleted along with customers, and what is not. Amounts are øre. */
export interface Deletion {
  customers: number;
  /** Contacts who have no other customer, and those who have one and stay. */
  contacts: number;
  staying: number;
  open: number;
  openAmount: number;
  won: number;
  wonAmount: number;
  lost: number;
  /** Different categories that they carry. */
  categories: number;
}

/** What the deletion of the selected customers would take along, counted in one statement. */
export async function countDeletion(db: Transaction, selection: CustomerSelection): Promise<Deletion> {
  const where = await selectedBy(db, selection);
  const [counts] = await db.$queryRaw<[Deletion]>`
    WITH going AS MATERIALIZED (SELECT c.id FROM customer c WHERE ${where}),
    person AS (
      SELECT l.contact_id, EXISTS (
        SELECT 1 FROM contact_link k JOIN customer o ON o.id = k.customer_id
        WHERE k.contact_id = l.contact_id AND k.deleted_by_operation IS NULL AND o.deleted_by_operation IS NULL AND o.id NOT IN (SELECT id FROM going)
      ) AS stays
      FROM (SELECT DISTINCT l.contact_id FROM going JOIN contact_link l ON l.customer_id = going.id AND l.deleted_by_operation IS NULL) l
      JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NULL
    ), sale AS (
      SELECT o.status, count(*)::int AS n, sum(o.amount)::float8 AS amount
      FROM going JOIN opportunity o ON o.customer_id = going.id AND o.deleted_by_operation IS NULL GROUP BY o.status
    )
    SELECT (SELECT count(*)::int FROM going) AS customers,
           (SELECT count(*) FILTER (WHERE NOT stays)::int FROM person) AS contacts, (SELECT count(*) FILTER (WHERE stays)::int FROM person) AS staying,
           coalesce(sum(n) FILTER (WHERE status = 'OPEN'), 0)::int AS open, coalesce(sum(amount) FILTER (WHERE status = 'OPEN'), 0) AS "openAmount",
           coalesce(sum(n) FILTER (WHERE status = 'WON'), 0)::int AS won, coalesce(sum(amount) FILTER (WHERE status = 'WON'), 0) AS "wonAmount",
           coalesce(sum(n) FILTER (WHERE status = 'LOST'), 0)::int AS lost,
           (SELECT count(DISTINCT k.category_id)::int FROM going JOIN customer_category k ON k.customer_id = going.id
            JOIN category g ON g.id = k.category_id AND g.deleted_by_operation IS NULL) AS categories
    FROM sale`;
  return counts;
}
