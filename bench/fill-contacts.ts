import type pg from "pg";

import { drawn } from "./drawn";

/**
 * Some three contacts at each new customer (none to nine, the first the primary one), every fifteenth at a second customer
 * too. Their names are drawn from the demo firm's people and, as Norwegian surnames are, from places and joined halves.
 */
export async function fillContacts(db: pg.Client): Promise<void> {
  await db.query(`
    CREATE TABLE bench.person AS SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, split_part(name, ' ', 1) AS first, split_part(name, ' ', 2) AS last
      FROM contact WHERE deleted_by_operation IS NULL;
    CREATE TABLE bench.role AS SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, id FROM contact_role WHERE deleted_by_operation IS NULL;
    ANALYZE bench.person, bench.role`);
  const { rows } = await db.query<{ people: number; roles: number; bases: number; customers: number; last: number }>(
    `SELECT (SELECT count(*)::int FROM bench.person) AS people, (SELECT count(*)::int FROM bench.role) AS roles, (SELECT count(*)::int FROM bench.base) AS bases,
            (SELECT max(id) FROM customer) AS customers, (SELECT max(id) FROM contact) AS last`,
  );
  const { people, roles, bases, customers, last } = rows[0] ?? { people: 0, roles: 0, bases: 0, customers: 0, last: 0 };
  await db.query(`
    CREATE TABLE bench.place AS
    SELECT (${last} + row_number() OVER ())::int AS id, m.id AS customer_id, m.host, k = 1 AS is_primary
    FROM bench.made m CROSS JOIN LATERAL generate_series(1, (ARRAY[0, 1, 1, 2, 2, 3, 3, 4, 5, 9])[1 + m.id % 10]) AS k;
    ANALYZE bench.place;
    INSERT INTO contact (id, name, email, phone) OVERRIDING SYSTEM VALUE
    SELECT d.id, d.first || ' ' || d.last,
           CASE WHEN d.id % 10 < 7 THEN regexp_replace(translate(lower(d.first || '.' || d.last), 'æøåé', 'aoae'), '[^a-z0-9.]+', '', 'g') || '@' || d.host ELSE '' END,
           CASE WHEN d.id % 10 > 2 THEN '00' || (10000000 + ${drawn("d.id", 14, 90000000)})::text ELSE '' END
    FROM (
      SELECT p.id, p.host, a.first, CASE
        WHEN p.id % 20 < 11 THEN b.last
        WHEN p.id % 20 < 17 THEN left(b.last, (length(b.last) + 1) / 2) || lower(right(c.visiting_city, (length(c.visiting_city) + 1) / 2))
        ELSE split_part(c.visiting_city, ' ', 1) END AS last
      FROM (SELECT *, ${drawn("id", 11, people)} AS a, ${drawn("id", 12, people)} AS b, ${drawn("id", 13, bases)} AS c FROM bench.place) AS p
      JOIN bench.person a ON a.n = p.a JOIN bench.person b ON b.n = p.b JOIN bench.base c ON c.n = p.c
    ) AS d ORDER BY d.id;
    INSERT INTO contact_link (contact_id, customer_id, role_id, period, is_primary)
    SELECT p.id, p.customer_id, r.id, CASE WHEN p.id % 17 = 0 AND NOT p.is_primary THEN daterange('2023-01-01', '2025-06-01') ELSE daterange('2023-01-01', NULL) END, p.is_primary
    FROM (SELECT *, ${drawn("id", 15, roles)} AS r FROM bench.place) AS p JOIN bench.role r ON r.n = p.r ORDER BY p.id;
    INSERT INTO contact_link (contact_id, customer_id, period)
    SELECT id, at, daterange('2024-01-01', NULL) FROM (SELECT id, customer_id, 1 + ${drawn("id", 16, customers)} AS at FROM bench.place WHERE id % 15 = 0) AS p WHERE at <> customer_id;
    SELECT setval(pg_get_serial_sequence('contact', 'id'), (SELECT max(id) FROM contact))`);
}
