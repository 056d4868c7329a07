-- A domain that more than three customers have is nobody's own: that of a property manager, an accountant, a chain. It was more
-- than six, all of a customer's domains counted together, and a domain that fell below stayed as it was. Why three: decision 1601.

CREATE FUNCTION most_of_own_domain() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 3;

-- The customers that have a domain, deleted ones too (deleting and restoring touch no pair); at most so many, but for some.
-- It is given as a key of likeness, «@fjord.no». Index: customer_likeness.
CREATE FUNCTION customers_of_domain(of_domain text, at_most int, but int[]) RETURNS int[]
  LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN ARRAY(
    SELECT c.id FROM customer c
    WHERE likeness_keys(c.name, c.postal_code, c.visiting_code, c.website, c.email) && ARRAY[of_domain] AND c.id <> ALL (but) LIMIT at_most);
END $$;

-- As before, but for the domains, and of many those who stand come first: deleted ones of the same name left no room for them.
CREATE OR REPLACE FUNCTION alike_customers(of_name text, of_postal_code text, of_visiting_code text, of_website text, of_email text, but int)
  RETURNS TABLE (id int, near_name boolean, same_domain boolean, deleted boolean)
  LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  keys text[] := likeness_keys(of_name, of_postal_code, of_visiting_code, of_website, of_email);
  names text[] := ARRAY(SELECT key FROM unnest(keys) AS key WHERE key !~ '^@');
  codes text[] := ARRAY(SELECT btrim(code) FROM unnest(ARRAY[of_postal_code, of_visiting_code]) AS code WHERE btrim(code) <> '');
  sharing int[] := '{}';
  users int[];
  domain text;
BEGIN
  FOREACH domain IN ARRAY ARRAY(SELECT key FROM unnest(keys) AS key WHERE key ~ '^@') LOOP
    users := customers_of_domain(domain, most_of_own_domain(), array_remove(ARRAY[but], NULL));
    -- With the one who asks they are one more.
    IF cardinality(users) < most_of_own_domain() THEN sharing := sharing || users; END IF;
  END LOOP;
  RETURN QUERY
  SELECT found.id, bool_or(found.near_name), found.id = ANY (sharing), bool_or(found.deleted)
  FROM (
    SELECT c.id, btrim(c.postal_code) = ANY (codes) OR btrim(c.visiting_code) = ANY (codes) AS near_name, c.deleted_by_operation IS NOT NULL AS deleted, c.name
    FROM (SELECT * FROM customer n
          WHERE names <> '{}' AND likeness_keys(n.name, n.postal_code, n.visiting_code, n.website, n.email) && names AND n.id IS DISTINCT FROM but LIMIT 300) AS c
    WHERE near_names(c.name, of_name)
    UNION ALL
    SELECT c.id, false, c.deleted_by_operation IS NOT NULL, c.name FROM customer c WHERE c.id = ANY (sharing)
  ) AS found
  GROUP BY found.id ORDER BY 4, 2 DESC, found.id LIMIT 20;
END $$;

-- Which domains customers had, too: who is left may have one to themselves by now.
ALTER TABLE customer_alike_unsettled ADD COLUMN lost text[] NOT NULL DEFAULT '{}';

-- Whether somebody else is at work as well, as before; what is noted then is known when the pairs are made.
DROP FUNCTION note_unsettled(int[]);
CREATE FUNCTION written_beside_others() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1601, 1);
  RETURN EXISTS (
    SELECT FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.classid = 1601 AND l.objid = 1 AND l.objsubid = 2 AND l.granted AND l.pid <> pg_backend_pid()
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()));
END $$;

CREATE FUNCTION domains_of(of_ids int[]) RETURNS text[]
  LANGUAGE sql STABLE
  RETURN ARRAY(
    SELECT DISTINCT key FROM customer c CROSS JOIN LATERAL unnest(likeness_keys('', '', '', c.website, c.email)) AS key
    WHERE c.id = ANY (of_ids) AND (c.website <> '' OR c.email <> ''));

-- Makes the pairs of these customers anew, and those of others by a domain that was few customers' and is not, or is now and was
-- not. Each domain is looked up once, however many of the customers have it. `after` others: what they did to a domain is not
-- known, so all who have it are gone through, where otherwise some tell that too many had it before.
-- Noted are, beside these customers, those alone whose pairs really became others: beside one who writes for long a note would
-- take in all who have a domain, again each time. Those the lost domains are about come first: see settle_customer_alike.
DROP FUNCTION refresh_customer_alike(int[]);
CREATE FUNCTION refresh_customer_alike(of_ids int[], of_lost text[], after boolean) RETURNS void
  LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  most int := most_of_own_domain();
  beside boolean;
  domains text[];
  -- Domains by which others than these customers may have become pairs.
  anew text[] := of_lost;
  domain text;
  users int[];
  -- Others whose pairs by a domain that is not few customers' any more were there, and those who may have become pairs.
  undone int[] := '{}';
  found int[] := '{}';
BEGIN
  IF of_ids = '{}' AND of_lost = '{}' THEN RETURN; END IF;
  beside := written_beside_others();
  DELETE FROM customer_alike WHERE lower_id = ANY (of_ids);
  DELETE FROM customer_alike WHERE higher_id = ANY (of_ids);
  INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
  SELECT DISTINCT least(n.id, a.id), greatest(n.id, a.id), true, false
  FROM customer AS n CROSS JOIN LATERAL alike_customers(n.name, n.postal_code, n.visiting_code, '', '', n.id) AS a
  WHERE n.id = ANY (of_ids) AND (n.postal_code <> '' OR n.visiting_code <> '')
  ON CONFLICT DO NOTHING;

  domains := ARRAY(SELECT unnest(domains_of(of_ids)) UNION SELECT unnest(of_lost));
  FOREACH domain IN ARRAY domains LOOP
    CONTINUE WHEN cardinality(customers_of_domain(domain, most + 1, '{}')) <= most;
    users := customers_of_domain(domain, CASE WHEN NOT after THEN most + 1 END, of_ids);
    CONTINUE WHEN cardinality(users) < 2 OR (NOT after AND cardinality(users) > most);
    -- They had it to themselves; by another domain that they share they are pairs yet.
    WITH kept AS (
      UPDATE customer_alike SET same_domain = false WHERE lower_id = ANY (users) AND higher_id = ANY (users) AND same_domain AND near_name
      RETURNING lower_id, higher_id
    ), gone AS (
      DELETE FROM customer_alike WHERE lower_id = ANY (users) AND higher_id = ANY (users) AND NOT near_name RETURNING lower_id, higher_id
    )
    SELECT undone || ARRAY(SELECT unnest(ARRAY[lower_id, higher_id]) FROM (TABLE kept UNION ALL TABLE gone) AS pair) INTO undone;
  END LOOP;
  anew := anew || domains_of(undone);
  FOR domain IN SELECT unnest(domains) AS d UNION SELECT unnest(anew) ORDER BY d LOOP
    users := customers_of_domain(domain, most + 1, '{}');
    CONTINUE WHEN cardinality(users) NOT BETWEEN 2 AND most;
    INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
    SELECT l, h, false, true FROM unnest(users) AS l JOIN unnest(users) AS h ON l < h
    WHERE after OR domain = ANY (anew) OR l = ANY (of_ids) OR h = ANY (of_ids) ORDER BY l, h
    ON CONFLICT (higher_id, lower_id) DO UPDATE SET same_domain = true WHERE NOT customer_alike.same_domain;
    IF domain = ANY (anew) THEN found := found || users; END IF;
  END LOOP;
  IF beside THEN
    INSERT INTO customer_alike_unsettled (ids, lost)
    VALUES (ARRAY(SELECT id FROM unnest(found || undone || of_ids) WITH ORDINALITY AS t (id, n) GROUP BY id ORDER BY min(n)), of_lost);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION keep_alike_of_new_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_alike(ARRAY(SELECT id FROM now WHERE postal_code <> '' OR visiting_code <> '' OR website <> '' OR email <> ''), '{}', false);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION keep_alike_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed int[] := ARRAY(
    SELECT now.id FROM was JOIN now ON now.id = was.id
    WHERE (was.name, was.postal_code, was.visiting_code, was.website, was.email)
          IS DISTINCT FROM (now.name, now.postal_code, now.visiting_code, now.website, now.email));
BEGIN
  IF changed = '{}' THEN RETURN NULL; END IF;
  PERFORM refresh_customer_alike(changed, ARRAY(
    SELECT DISTINCT key FROM was JOIN now ON now.id = was.id CROSS JOIN LATERAL unnest(likeness_keys('', '', '', was.website, was.email)) AS key
    WHERE (was.website, was.email) IS DISTINCT FROM (now.website, now.email)), false);
  RETURN NULL;
END $$;
-- As before, so many lost domains at a time too. Those they are about are no more than the slice beside them, so that what is noted
-- again beside others who write is what was noted. First it waits for those who edit them or their pairs' others: a pair taken away
-- and made again would wait for such a one, who waits for that pair.
CREATE OR REPLACE FUNCTION settle_customer_alike() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  some_ids int[];
  some_lost text[];
  some_note tid;
BEGIN
  SELECT u.ctid, u.ids[:200], u.lost[:50] INTO some_note, some_ids, some_lost FROM customer_alike_unsettled u LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM customer_alike_unsettled WHERE ctid = some_note AND cardinality(ids) <= 200 AND cardinality(lost) <= 50;
  UPDATE customer_alike_unsettled SET ids = ids[201:], lost = lost[51:] WHERE ctid = some_note;
  PERFORM FROM customer c
  WHERE c.id = ANY (some_ids || ARRAY(SELECT higher_id FROM customer_alike WHERE lower_id = ANY (some_ids))
                             || ARRAY(SELECT lower_id FROM customer_alike WHERE higher_id = ANY (some_ids)))
  ORDER BY c.id FOR KEY SHARE;
  PERFORM refresh_customer_alike(some_ids, some_lost, true);
  RETURN true;
END $$;
DROP FUNCTION forget_shared_domain(text, text);

-- The pairs there are.
DELETE FROM customer_alike WHERE NOT near_name;
UPDATE customer_alike SET same_domain = false WHERE same_domain;
INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
SELECT DISTINCT l, h, false, true
FROM (
  SELECT array_agg(c.id) AS users
  FROM customer c CROSS JOIN LATERAL unnest(likeness_keys('', '', '', c.website, c.email)) AS domain
  WHERE c.website <> '' OR c.email <> ''
  GROUP BY domain HAVING count(*) BETWEEN 2 AND most_of_own_domain()
) AS own CROSS JOIN LATERAL unnest(users) AS l CROSS JOIN LATERAL unnest(users) AS h
WHERE l < h
ON CONFLICT (higher_id, lower_id) DO UPDATE SET same_domain = true;
