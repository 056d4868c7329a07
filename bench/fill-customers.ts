import type pg from "pg";

import { drawn } from "./drawn";

/**
 * New customers after the demo firm's. Their names are of the extract's words: the beginning of one name with the rest of
 * another, or, for the many words that only few names have, halves of two words joined («Nord|lys» and «Sol|berg»). Form,
 * addresses, size and codes are those of one enterprise; what they are linked to is as often as with the demo firm's.
 * Leaves bench.made: who is new, with the host of its addresses and the demo customer its links are drawn from.
 */
export async function fillCustomers(db: pg.Client, customers: number): Promise<void> {
  await db.query(`
    CREATE TABLE bench.base AS
    SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, c.*, split_part(name, ' ', 1) AS head, substr(name, length(split_part(name, ' ', 1)) + 1) AS rest
    FROM customer c WHERE deleted_by_operation IS NULL;
    CREATE INDEX ON bench.base (n); ANALYZE bench.base`);
  const { rows } = await db.query<{ bases: number; last: number; operation: number }>(
    "SELECT count(*)::int AS bases, (SELECT max(id) FROM customer) AS last, (SELECT max(id) FROM operation) AS operation FROM bench.base",
  );
  const { bases, last, operation } = rows[0] ?? { bases: 0, last: 0, operation: 0 };
  const one = (purpose: number): string => drawn("id", purpose, bases);
  await db.query(`
    CREATE TABLE bench.made AS
    SELECT p.*, regexp_replace(translate(lower(name), 'æøå', 'aoa'), '[^a-z0-9]+', '', 'g') || '.test' AS host
    FROM (
      SELECT d.id, d.place, d.links, btrim(CASE
        WHEN d.kind < 45 THEN a.head || CASE WHEN b.rest IN ('', ' AS') THEN ' ' || initcap(c.head) || ' AS' ELSE b.rest END
        WHEN d.kind < 85 THEN left(a.head, (length(a.head) + 1) / 2) || lower(right(c.head, (length(c.head) + 1) / 2)) || coalesce(nullif(b.rest, ''), ' AS')
        WHEN d.kind < 95 THEN b.head || ' ' || e.visiting_city || ' AS'
        ELSE b.name END) AS name
      FROM (SELECT id, ${one(1)} AS a, ${one(2)} AS b, ${one(3)} AS c, ${one(4)} AS place, ${one(5)} AS links, ${drawn("id", 6, 100)} AS kind
            FROM generate_series(${last + 1}, ${customers}) AS id) AS d
      JOIN bench.base a ON a.n = d.a JOIN bench.base b ON b.n = d.b JOIN bench.base c ON c.n = d.c JOIN bench.base e ON e.n = d.place
    ) AS p;
    UPDATE bench.made SET name = 'Firma ' || id WHERE name = '';
    ANALYZE bench.made`);
  await numbers(db, customers - last);
  await db.query(`
    INSERT INTO customer (id, name, register_name, organization_number, organization_form, number_of_employees, phone, email, website,
      postal_address, postal_code, postal_city, postal_country, visiting_address, visiting_code, visiting_city, visiting_country, register_codes, updated_by_operation)
      OVERRIDING SYSTEM VALUE
    SELECT m.id, m.name, upper(m.name), o.number, b.organization_form, b.number_of_employees,
      CASE WHEN m.id % 5 < 3 THEN '00' || (10000000 + ${drawn("m.id", 7, 90000000)})::text ELSE '' END,
      CASE WHEN m.id % 7 < 4 THEN 'post@' || m.host ELSE '' END, CASE WHEN m.id % 11 < 4 THEN 'www.' || m.host ELSE '' END,
      b.postal_address, b.postal_code, b.postal_city, b.postal_country, b.visiting_address, b.visiting_code, b.visiting_city, b.visiting_country, b.register_codes,
      ${operation} + m.id / 8192 + 1
    FROM bench.made m JOIN bench.base b ON b.n = m.place JOIN bench.number o ON o.id = m.id - ${last} ORDER BY m.id;
    SELECT setval(pg_get_serial_sequence('customer', 'id'), ${customers})`);
  for (const [table, value] of linkTables) {
    await db.query(`
      INSERT INTO ${table} (customer_id, ${value}, operation_id)
      SELECT m.id, l.${value}, ${operation} + m.id / 8192 + 1 FROM bench.made m JOIN bench.base b ON b.n = m.links JOIN ${table} l ON l.customer_id = b.id ORDER BY m.id`);
  }
}

const linkTables = [
  ["customer_industry", "industry_id"],
  ["customer_seller", "employee_id"],
  ["customer_category", "category_id"],
  ["customer_origin", "origin_id"],
  ["customer_source", "source_id"],
  ["customer_product", "product_id"],
] as const;

/** As many organisation numbers, each with its check digit (weights 3 2 7 6 5 4 3 2, modulo 11), spread over all that begin with 8 or 9. */
async function numbers(db: pg.Client, count: number): Promise<void> {
  const digit = (place: number): string => `(first / ${10 ** (8 - place)} % 10)`;
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].map((weight, n) => `${weight} * ${digit(n + 1)}`).join(" + ");
  const step = Math.floor(20_000_000 / (count * 1.15));
  await db.query(`
    CREATE TABLE bench.number AS
    SELECT row_number() OVER (ORDER BY hashint8extended(first, 8))::int AS id, first::text || (11 - (${sum}) % 11) % 11 AS number
    FROM generate_series(80000000, 99999999, ${step}) AS first
    WHERE (${sum}) % 11 <> 1 AND NOT EXISTS (SELECT 1 FROM bench.base b WHERE left(b.organization_number, 8) = first::text);
    CREATE INDEX ON bench.number (id); ANALYZE bench.number`);
}
