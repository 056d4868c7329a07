-- As before, but of many those who stand come first: deleted ones of the same name left no room for them.
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
