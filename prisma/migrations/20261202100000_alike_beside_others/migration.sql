-- Two alike customers written at the same time become a pair too. Each transaction looked for its pairs before the other was
-- there to be seen, and nobody looked again. Whoever writes beside another now leaves a note of whom to look at again, which the
-- background job does (lib/crm/duplicates/settle-alike.ts). Nobody waits for anybody.

-- Whose pairs may lack somebody.
CREATE TABLE customer_alike_unsettled (
  ids int[] NOT NULL
);

-- Who writes what customers are compared by holds a share of one lock. First it is taken, then it is seen whether somebody else
-- has one, and only then are pairs looked for. Of two at work at once the one that looks round later sees the other, unless that
-- one is done: then its customers are found.
CREATE FUNCTION note_unsettled(of_ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1601, 1);
  INSERT INTO customer_alike_unsettled (ids)
  SELECT of_ids WHERE EXISTS (
    SELECT FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.classid = 1601 AND l.objid = 1 AND l.objsubid = 2 AND l.granted AND l.pid <> pg_backend_pid()
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()));
END $$;

-- Makes the pairs of these customers anew. Its time is that of an index, as that of alike_customers.
CREATE FUNCTION refresh_customer_alike(of_ids int[]) RETURNS void
  LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF of_ids = '{}' THEN RETURN; END IF;
  PERFORM note_unsettled(of_ids);
  DELETE FROM customer_alike WHERE lower_id = ANY (of_ids);
  DELETE FROM customer_alike WHERE higher_id = ANY (of_ids);
  INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
  SELECT least(n.id, a.id), greatest(n.id, a.id), bool_or(a.near_name), bool_or(a.same_domain)
  FROM customer AS n CROSS JOIN LATERAL alike_customers(n.name, n.postal_code, n.visiting_code, n.website, n.email, n.id) AS a
  WHERE n.id = ANY (of_ids)
  GROUP BY 1, 2
  ON CONFLICT (higher_id, lower_id) DO UPDATE SET near_name = EXCLUDED.near_name, same_domain = EXCLUDED.same_domain;
  PERFORM forget_shared_domain(n.website, n.email) FROM customer AS n WHERE n.id = ANY (of_ids) AND (n.website <> '' OR n.email <> '');
END $$;

-- Once for all customers of a statement, where it was once for each that was changed.
CREATE OR REPLACE FUNCTION keep_alike_of_new_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_alike(ARRAY(SELECT id FROM now WHERE postal_code <> '' OR visiting_code <> '' OR website <> '' OR email <> ''));
  RETURN NULL;
END $$;
DROP TRIGGER customer_alike_kept ON customer;
DROP FUNCTION keep_customer_alike();
CREATE FUNCTION keep_alike_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_alike(ARRAY(
    SELECT now.id FROM was JOIN now ON now.id = was.id
    WHERE (was.name, was.postal_code, was.visiting_code, was.website, was.email)
          IS DISTINCT FROM (now.name, now.postal_code, now.visiting_code, now.website, now.email)));
  RETURN NULL;
END $$;
CREATE TRIGGER customer_alike_kept AFTER UPDATE ON customer
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_alike_of_customers();

-- The background job: makes the pairs of some who were noted anew, and answers whether there were any. Beside others who are
-- still at work it leaves a note again.
CREATE FUNCTION settle_customer_alike() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  some_ids int[];
  some_note tid;
BEGIN
  SELECT u.ctid, u.ids[:200] INTO some_note, some_ids FROM customer_alike_unsettled u LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM customer_alike_unsettled WHERE ctid = some_note AND cardinality(ids) <= 200;
  UPDATE customer_alike_unsettled SET ids = ids[201:] WHERE ctid = some_note;
  PERFORM refresh_customer_alike(some_ids);
  RETURN true;
END $$;
