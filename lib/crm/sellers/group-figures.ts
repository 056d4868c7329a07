import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface MemberFigures {
  groupId: number;
  employeeId: number;
  name: string;
  roleName: string;
  /** The last day of who has left in the course of the year; null of who is in it. */
  until: string | null;
  /** Whole kroner for the year; null: none is given. */
  budget: number | null;
  /** Øre: what they have won in the year until today. */
  actual: number;
}

/** A year's first day, and its last or today, whichever is first. */
export const daysOf = (year: number, today: string): { from: string; until: string } => {
  const last = `${year}-12-31`;
  return { from: `${year}-01-01`, until: last < today ? last : today };
};

/**
 * Who is in these groups, or was in the course of the year, with what they have there: the budget of each month on whose
 * first day, and what they won on each day on which, they were in the group, or in one under it, while it was «Salg». By
 * group, in Norwegian order. Whose they are is said again as an array, so that the views are asked about these employees
 * alone. Indexes: group_member_group_id_idx, group_member_employee_id_idx, opportunity_seller_employee_id_opportunity_id_idx.
 */
export const listGroupFigures = (db: Database, { groups, year, today }: { groups: number[]; year: number; today: string }): Promise<MemberFigures[]> => {
  const { from, until } = daysOf(year, today);
  const wholeYear = Prisma.sql`daterange(${from}::date, ${`${year}-12-31`}::date, '[]')`;
  return db.$queryRaw<MemberFigures[]>`
    WITH RECURSIVE under AS (
      SELECT id AS root, id FROM employee_group WHERE id = ANY(${groups}::int[]) AND deleted_by_operation IS NULL
      UNION ALL SELECT u.root, g.id FROM employee_group g JOIN under u ON g.parent_id = u.id AND g.deleted_by_operation IS NULL
    ), tree AS MATERIALIZED (
      SELECT root, array_agg(id) AS ids FROM under GROUP BY root
    ), member AS (
      SELECT DISTINCT ON (m.group_id, m.employee_id) m.group_id, m.employee_id, m.role_name, (upper(m.period) - 1) AS until
      FROM group_member m WHERE m.group_id = ANY(${groups}::int[]) AND m.period && daterange(${from}::date, ${until}::date, '[]')
      ORDER BY m.group_id, m.employee_id, lower(m.period) DESC
    ), span AS MATERIALIZED (
      SELECT m.group_id, s.employee_id, s.period FROM member m
      JOIN tree ON tree.root = m.group_id JOIN sales_membership s ON s.group_id = ANY(tree.ids) AND s.employee_id = m.employee_id
      WHERE s.period && ${wholeYear} AND s.employee_id = ANY(ARRAY(SELECT employee_id FROM member))
    ), budget AS (
      SELECT group_id, employee_id, sum(amount) AS amount FROM (
        SELECT DISTINCT s.group_id, s.employee_id, b.month, b.amount FROM span s
        JOIN budget_month b ON b.employee_id = s.employee_id AND ${wholeYear} @> b.month AND s.period @> b.month
      ) each GROUP BY group_id, employee_id
    ), won AS (
      SELECT group_id, employee_id, sum(amount) AS amount FROM (
        SELECT DISTINCT s.group_id, s.employee_id, o.opportunity_id, o.amount FROM span s
        JOIN opportunity_share o ON o.employee_id = s.employee_id AND o.employee_id = ANY(ARRAY(SELECT employee_id FROM span)) AND o.status = 'WON'
          AND o.closed_on BETWEEN ${from}::date AND ${until}::date AND s.period @> o.closed_on
      ) each GROUP BY group_id, employee_id
    )
    SELECT m.group_id AS "groupId", e.id AS "employeeId", e.name, m.role_name AS "roleName",
           CASE WHEN m.until < ${until}::date THEN m.until::text END AS until, b.amount::float8 AS budget, coalesce(w.amount, 0)::float8 AS actual
    FROM member m JOIN employee e ON e.id = m.employee_id
    LEFT JOIN budget b ON b.group_id = m.group_id AND b.employee_id = m.employee_id
    LEFT JOIN won w ON w.group_id = m.group_id AND w.employee_id = m.employee_id
    ORDER BY m.group_id, e.name COLLATE "nb-NO-x-icu", e.id`;
};
