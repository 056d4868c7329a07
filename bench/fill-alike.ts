import type pg from "pg";

/** A key that more share (an ending like «holding» in the middle of Oslo) is passed over: the triggers look at no more than some of those either. */
const mostSharing = 100;

/**
 * The pairs of likely doubles as the triggers of `customer` keep them, for all customers at once: a name near another's at
 * one postcode, or a domain that few have. Each name is folded once, and just those with a key in common are compared.
 */
export async function fillAlike(db: pg.Client): Promise<void> {
  await db.query(`
    CREATE TABLE bench.folded AS
    SELECT id, folded, replace(folded, ' ', '') AS compact, regexp_replace(folded, '[^0-9]+', ' ', 'g') AS figures
    FROM (SELECT id, likeness_name(name) AS folded FROM customer OFFSET 0) AS f;
    CREATE TABLE bench.likeness AS
    SELECT id, unnest(likeness_keys(name, postal_code, visiting_code, website, email)) AS key FROM customer;
    CREATE UNIQUE INDEX ON bench.folded (id); ANALYZE bench.folded, bench.likeness`);
  await db.query(`
    TRUNCATE customer_alike;
    INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
    SELECT lower_id, higher_id, bool_or(near), bool_or(domain) FROM (
      SELECT a.id AS lower_id, b.id AS higher_id, true AS near, false AS domain
      FROM (SELECT DISTINCT x.id AS one, y.id AS two FROM bench.likeness x JOIN bench.likeness y ON y.key = x.key AND y.id > x.id
            WHERE x.key IN (SELECT key FROM bench.likeness WHERE key !~ '^@' GROUP BY key HAVING count(*) BETWEEN 2 AND ${mostSharing})) AS pair
      JOIN bench.folded a ON a.id = pair.one JOIN bench.folded b ON b.id = pair.two
      WHERE a.compact = b.compact OR (a.figures = b.figures AND similarity(a.folded, b.folded) >= 0.6)
      UNION ALL
      SELECT x.id, y.id, false, true
      FROM bench.likeness x JOIN bench.likeness y ON y.key = x.key AND y.id > x.id
      WHERE x.key IN (SELECT key FROM bench.likeness WHERE key ~ '^@' GROUP BY key HAVING count(*) BETWEEN 2 AND most_of_own_domain())
    ) AS pairs GROUP BY lower_id, higher_id`);
}
