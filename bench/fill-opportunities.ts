import type pg from "pg";

import { drawn } from "./drawn";

/** Opportunities like the demo firm's in everything but whose they are: of any customer, with its primary contact. */
export async function fillOpportunities(db: pg.Client, opportunities: number): Promise<void> {
  await db.query(
    `CREATE TABLE bench.sale AS SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, o.* FROM opportunity o WHERE deleted_by_operation IS NULL; ANALYZE bench.sale`,
  );
  const { rows } = await db.query<{ sales: number; last: number; customers: number }>(
    "SELECT count(*)::int AS sales, (SELECT max(id) FROM opportunity) AS last, (SELECT max(id) FROM customer) AS customers FROM bench.sale",
  );
  const { sales, last, customers } = rows[0] ?? { sales: 0, last: 0, customers: 0 };
  await db.query(`
    CREATE TABLE bench.sold AS
    SELECT d.id, d.customer_id, s.id AS like_id, l.contact_id FROM (
      SELECT id, 1 + ${drawn("id", 21, customers)} AS customer_id, ${drawn("id", 22, sales)} AS s FROM generate_series(${last + 1}, ${opportunities}) AS id
    ) AS d JOIN bench.sale s ON s.n = d.s LEFT JOIN contact_link l ON l.customer_id = d.customer_id AND l.is_primary AND l.deleted_by_operation IS NULL;
    ANALYZE bench.sold;
    INSERT INTO opportunity (id, title, customer_id, contact_id, source_id, type_id, step_id, lost_reason_id, status, amount, probability, expected_close, closed_on, updated_by_operation)
      OVERRIDING SYSTEM VALUE
    SELECT d.id, s.title, d.customer_id, d.contact_id, s.source_id, s.type_id, s.step_id, s.lost_reason_id, s.status, s.amount, s.probability, s.expected_close, s.closed_on, s.updated_by_operation
    FROM bench.sold d JOIN bench.sale s ON s.id = d.like_id ORDER BY d.id;
    INSERT INTO opportunity_seller (opportunity_id, employee_id, share) SELECT d.id, s.employee_id, s.share FROM bench.sold d JOIN opportunity_seller s ON s.opportunity_id = d.like_id ORDER BY d.id;
    INSERT INTO opportunity_product (opportunity_id, product_id, operation_id) SELECT d.id, s.product_id, s.operation_id FROM bench.sold d JOIN opportunity_product s ON s.opportunity_id = d.like_id ORDER BY d.id;
    SELECT setval(pg_get_serial_sequence('opportunity', 'id'), ${opportunities})`);
}

/**
 * The log of it: an import for each block of ids, by and by in the year before the last one, and an edit of every fourth
 * customer since. What the demo firm did is put before all of that, so that ids go with the days as they do where people work.
 */
export async function fillLog(db: pg.Client): Promise<void> {
  await db.query(`
    UPDATE operation SET at = at - interval '730 days';
    CREATE TABLE bench.import AS SELECT DISTINCT updated_by_operation AS id, updated_by_operation - min(updated_by_operation) OVER () AS n FROM customer WHERE id IN (SELECT id FROM bench.made);
    INSERT INTO operation (id, kind, actor_id, at, via, data, result)
    SELECT id, 'imports.customers', 1, now() - interval '729 days' + n * interval '364 days' / (SELECT max(n) + 1 FROM bench.import), 'page',
           '{"created": 8192, "changed": 0, "unchanged": 0, "refused": 0}', '{"created": 8192, "changed": 0, "unchanged": 0, "refused": []}' FROM bench.import ORDER BY id;
    INSERT INTO change_bulk (block, operation_id, entity, field, before, after, ids)
    SELECT m.id / 8192, c.updated_by_operation, 'customer', 'deleted', 'true', 'false', bit_or(set_bit(repeat('0', 8192)::bit(8192), m.id % 8192, 1))
    FROM bench.made m JOIN customer c ON c.id = m.id GROUP BY 1, 2;
    CREATE TABLE bench.edit AS
    SELECT (SELECT max(id) FROM operation) + row_number() OVER (ORDER BY hashint8extended(id, 31)) AS operation_id, id AS customer_id, name,
           row_number() OVER (ORDER BY hashint8extended(id, 31))::float8 / count(*) OVER () AS part
    FROM bench.made WHERE id % 4 = 0;
    INSERT INTO operation (id, kind, actor_id, at, via, result)
    SELECT operation_id, 'customers.edit', 1 + customer_id % 5, now() - interval '365 days' * (1 - part), 'page', json_build_object('id', customer_id, 'asTab', true, 'additionalInfo', false)
    FROM bench.edit ORDER BY operation_id;
    INSERT INTO change (operation_id, entity, entity_id) SELECT operation_id, 'customer', customer_id FROM bench.edit ORDER BY operation_id;
    INSERT INTO change_personal (change_id, subject, subject_id, label, before, after)
    SELECT c.id, 'customer', e.customer_id, e.name, '{"numberOfEmployees": null}', '{"numberOfEmployees": 3}' FROM bench.edit e JOIN change c ON c.operation_id = e.operation_id ORDER BY c.id;
    UPDATE customer c SET updated_by_operation = e.operation_id FROM bench.edit e WHERE e.customer_id = c.id;
    SELECT setval(pg_get_serial_sequence('operation', 'id'), (SELECT max(id) FROM operation))`);
}
