import type pg from "pg";

/** A tree as wide on every level but the top one, and how many are in each group. */
export interface Tree {
  groups: number;
  tops: number;
  /** Groups on each level below the top; each stands under the one as far along on the level above. */
  width: number;
  membersInEach: number;
}

/** Groups of which an employee is a member. */
const GROUPS_OF_EACH = 5;

/**
 * In place of the groups of the demo firm: a tree, three of four of its groups «Salg», every employee in five groups with
 * a role, a budget for each month of the year and four opportunities won. Answers the path to the last and deepest group.
 * As a superuser, so that no trigger is asked for what is made right here.
 */
export async function fillGroups(db: pg.Client, { groups, tops, width, membersInEach }: Tree): Promise<number[]> {
  const [memberships, year] = [groups * membersInEach, new Date().getFullYear()];
  const employees = memberships / GROUPS_OF_EACH;
  await db.query("SET session_replication_role = replica");
  for (const table of ["group_member", "group_type_period", "employee_group", "budget_month", "opportunity_seller", "opportunity"]) {
    await db.query(`DELETE FROM ${table}`);
  }
  await db.query(`
    INSERT INTO employee_group (id, name, parent_id) OVERRIDING SYSTEM VALUE
    SELECT n, 'Gruppe ' || n, CASE WHEN n > ${tops + width} THEN n - ${width} WHEN n > ${tops} THEN 1 + (n - ${tops} - 1) % ${tops} END
    FROM generate_series(1, ${groups}) AS n`);
  await db.query(`
    INSERT INTO group_type_period (group_id, type, period)
    SELECT id, (CASE WHEN id % 4 = 1 THEN 'STANDARD' ELSE 'SALES' END)::group_type, daterange('2020-01-01', NULL) FROM employee_group`);
  const { rows } = await db.query<{ last: number }>("SELECT max(id) AS last FROM employee");
  const before = rows[0]?.last ?? 0;
  await db.query(`
    INSERT INTO employee (id, name, email, role) OVERRIDING SYSTEM VALUE
    SELECT ${before} + n, 'Selger ' || n, 'selger' || n || '@example.no', 'EMPLOYEE' FROM generate_series(1, ${employees}) AS n`);
  await db.query(`
    INSERT INTO group_member (group_id, employee_id, role_name, period)
    SELECT 1 + n / ${membersInEach}, ${before} + 1 + n % ${employees}, (ARRAY['Leder', 'Selger', 'Innesalg', ''])[1 + n % 4], daterange('2020-01-01', NULL)
    FROM generate_series(0, ${memberships - 1}) AS n`);
  await db.query(`
    INSERT INTO budget_month (employee_id, month, amount)
    SELECT ${before} + n, m::date, 80000 + n FROM generate_series(1, ${employees}) AS n, generate_series(date '${year}-01-01', date '${year}-12-01', interval '1 month') AS m`);
  await db.query(`
    INSERT INTO opportunity (id, title, customer_id, status, amount, probability, expected_close, closed_on, updated_by_operation) OVERRIDING SYSTEM VALUE
    SELECT n, 'Salg', 1 + n % 1000, 'WON', 100000 + n, 100, date '${year}-01-01' + n % 28, date '${year}-01-01' + n % 28, 1
    FROM generate_series(1, ${employees * 4}) AS n`);
  await db.query(`INSERT INTO opportunity_seller (opportunity_id, employee_id, share) SELECT id, ${before} + 1 + id % ${employees}, 10000 FROM opportunity`);
  await db.query("SET session_replication_role = DEFAULT");
  await db.query("VACUUM ANALYZE");
  const { rows: path } = await db.query<{ id: number }>(`
    WITH RECURSIVE up AS (
      SELECT id, parent_id, 1 AS steps FROM employee_group WHERE id = ${groups}
      UNION ALL SELECT g.id, g.parent_id, up.steps + 1 FROM employee_group g JOIN up ON g.id = up.parent_id
    ) SELECT id FROM up ORDER BY steps DESC`);
  return path.map(({ id }) => id);
}
