import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type CustomerSelection, selectedBy, whoIsChosen } from "./selected-customers";

/** What is deleted along with customers, and what is not. Amounts are øre. */
export interface Deletion {
  customers: number;
  /** A mark of who they are (see whoIsChosen). */
  who: string;
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
  const [counts] = await db.$queryRaw<[Deletion]>(deletionOf(await selectedBy(db, selection)));
  return counts;
}

/** How many opportunities hang on them, whatever became of those. */
export const opportunitiesOf = ({ open, won, lost }: Pick<Deletion, "open" | "won" | "lost">): number => open + won + lost;

/** The statement for the customers `c` of a condition. Whole sets are joined: all of a million may be selected. */
export const deletionOf = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
    WITH chosen AS MATERIALIZED (SELECT c.id FROM customer c WHERE ${where}),
    person AS (
      SELECT l.contact_id, bool_or(o.id IS NOT NULL AND other.id IS NULL) AS stays
      FROM (SELECT DISTINCT l.contact_id FROM chosen JOIN contact_link l ON l.customer_id = chosen.id AND l.deleted_by_operation IS NULL) l
      JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NULL
      JOIN contact_link k ON k.contact_id = l.contact_id AND k.deleted_by_operation IS NULL
      LEFT JOIN customer o ON o.id = k.customer_id AND o.deleted_by_operation IS NULL
      LEFT JOIN chosen other ON other.id = k.customer_id GROUP BY l.contact_id
    ), sale AS (
      SELECT o.status, count(*)::int AS n, sum(o.amount)::float8 AS amount
      FROM chosen JOIN opportunity o ON o.customer_id = chosen.id AND o.deleted_by_operation IS NULL GROUP BY o.status
    )
    SELECT (SELECT count(*)::int FROM chosen) AS customers, ${whoIsChosen} AS who,
           (SELECT count(*) FILTER (WHERE NOT stays)::int FROM person) AS contacts, (SELECT count(*) FILTER (WHERE stays)::int FROM person) AS staying,
           coalesce(sum(n) FILTER (WHERE status = 'OPEN'), 0)::int AS open, coalesce(sum(amount) FILTER (WHERE status = 'OPEN'), 0) AS "openAmount",
           coalesce(sum(n) FILTER (WHERE status = 'WON'), 0)::int AS won, coalesce(sum(amount) FILTER (WHERE status = 'WON'), 0) AS "wonAmount",
           coalesce(sum(n) FILTER (WHERE status = 'LOST'), 0)::int AS lost,
           (SELECT count(DISTINCT k.category_id)::int FROM chosen JOIN customer_category k ON k.customer_id = chosen.id
            JOIN category g ON g.id = k.category_id AND g.deleted_by_operation IS NULL) AS categories
    FROM sale`;
