import type pg from "pg";

export const OPPORTUNITIES = 1_000_000;
const SELLERS = 300;

/**
 * A firm of 300 sellers in a tree of five levels (121 groups, each three under it), every tenth seller in two groups and
 * every fifth moved in mid-2026, with a million opportunities from 2024 to 2026 of 50,000 customers: six in ten won, two
 * lost, two open; every eighth shared by two. As a superuser, so that no trigger is asked a million times for what is
 * made right here.
 */
export async function fillSales(db: pg.Client): Promise<void> {
  await db.query("SET session_replication_role = replica");
  const values = ["opportunity_type", "source", "product", "lost_reason"];
  for (const table of values) await db.query(`INSERT INTO ${table} (nb, position) SELECT '${table} ' || n, n FROM generate_series(1, 6) AS n`);
  await db.query("INSERT INTO customer (name, updated_by_operation) SELECT 'Kunde ' || n, 1 FROM generate_series(1, 50000) AS n");
  await db.query(`INSERT INTO employee (name, email, role) SELECT 'Selger ' || n, n || '@example.no', 'EMPLOYEE' FROM generate_series(1, ${SELLERS}) AS n`);
  await db.query("INSERT INTO employee_group (name, parent_id) SELECT 'Gruppe ' || n, CASE WHEN n > 1 THEN (n + 1) / 3 END FROM generate_series(1, 121) AS n");
  await db.query("INSERT INTO group_type_period (group_id, type, period) SELECT id, 'SALES', daterange('2020-01-01', NULL) FROM employee_group");
  await db.query(`
    INSERT INTO group_member (group_id, employee_id, period)
    SELECT 41 + n % 81, n, daterange('2020-01-01', CASE WHEN n % 5 = 0 THEN date '2026-06-01' END) FROM generate_series(1, ${SELLERS}) AS n
    UNION ALL SELECT 41 + (n + 7) % 81, n, daterange('2026-06-01', NULL) FROM generate_series(5, ${SELLERS}, 5) AS n
    UNION ALL SELECT 2 + n % 3, n, daterange('2020-01-01', NULL) FROM generate_series(10, ${SELLERS}, 10) AS n`);
  await db.query(`
    INSERT INTO opportunity (title, customer_id, source_id, type_id, lost_reason_id, status, amount, probability, expected_close, closed_on, updated_by_operation)
    SELECT 'Salg', 1 + (n::bigint * 7919) % 50000, 1 + n % 6, 1 + n % 5, CASE WHEN n % 10 IN (6, 7) THEN 1 + n % 6 END,
           (CASE WHEN n % 10 < 6 THEN 'WON' WHEN n % 10 < 8 THEN 'LOST' ELSE 'OPEN' END)::opportunity_status,
           100000 + (n::bigint * 104729) % 50000000, 10 * (n % 10),
           CASE WHEN n % 10 < 8 THEN day ELSE date '2026-10-01' + (n / 10) % 180 END, CASE WHEN n % 10 < 8 THEN day END, 1
    FROM generate_series(1, ${OPPORTUNITIES}) AS n, LATERAL (SELECT date '2024-01-01' + ((n::bigint * 31) % 1060)::int AS day) AS d`);
  await db.query(`
    INSERT INTO opportunity_seller (opportunity_id, employee_id, share)
    SELECT id, 1 + id % ${SELLERS}, CASE WHEN id % 8 = 0 THEN 6667 ELSE 10000 END FROM opportunity
    UNION ALL SELECT id, 1 + (id + 1) % ${SELLERS}, 3333 FROM opportunity WHERE id % 8 = 0`);
  await db.query(`
    INSERT INTO budget_month (employee_id, month, amount)
    SELECT e, m::date, 800000 + e * 100 FROM generate_series(1, ${SELLERS}) AS e, generate_series(date '2024-01-01', date '2026-12-01', interval '1 month') AS m`);
  await db.query("SET session_replication_role = DEFAULT");
  await db.query("VACUUM ANALYZE");
}
