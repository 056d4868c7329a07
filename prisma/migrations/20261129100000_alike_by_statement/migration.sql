-- The pairs of alike customers are kept by statement, as the words of search are: an import of three thousand customers
-- asked and wrote for each of them by itself. What is alike is as before.

-- As before, at a third of the time, which every write of a customer takes: the index has these keys. The schema is named, since the
-- server analyses and rebuilds an index with no path to look names up by.
CREATE OR REPLACE FUNCTION likeness_keys(name text, postal_code text, visiting_code text, website text, email text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  keys text[] := '{}';
  postal text := coalesce(btrim(postal_code), '');
  visiting text := coalesce(btrim(visiting_code), '');
  compact text;
  domain text;
  other text;
BEGIN
  IF postal <> '' OR visiting <> '' THEN
    compact := replace(public.likeness_name(name), ' ', '');
    IF compact IS NOT NULL AND postal <> '' THEN
      keys := ARRAY['<' || postal || left(compact, 4), '>' || postal || right(compact, 4)];
    END IF;
    IF compact IS NOT NULL AND visiting <> '' AND visiting <> postal THEN
      keys := keys || ARRAY['<' || visiting || left(compact, 4), '>' || visiting || right(compact, 4)];
    END IF;
  END IF;
  IF website <> '' THEN domain := public.own_domain(website); END IF;
  IF email <> '' THEN other := public.own_domain(email); END IF;
  IF domain IS NOT NULL THEN keys := keys || ('@' || domain); END IF;
  IF other IS NOT NULL AND other IS DISTINCT FROM domain THEN keys := keys || ('@' || other); END IF;
  RETURN keys;
END $$;

-- Each of the two names is folded once.
CREATE FUNCTION near_folded_names(a text, b text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(a, ' ', '') = replace(b, ' ', '')
    OR (regexp_replace(a, '[^0-9]+', ' ', 'g') = regexp_replace(b, '[^0-9]+', ' ', 'g') AND similarity(a, b) >= 0.6);
CREATE OR REPLACE FUNCTION near_names(a text, b text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN near_folded_names(likeness_name(a), likeness_name(b));

-- One plan for all: the statements that look customers up are planned once, not with each call, which took most of the time.
ALTER FUNCTION alike_customers(text, text, text, text, text, int) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION forget_shared_domain(text, text) SET plan_cache_mode = force_generic_plan;

-- The pairs of new customers are made by statement. Seen from either side, two are alike: which of them is asked makes no difference.
CREATE FUNCTION keep_alike_of_new_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
  SELECT least(n.id, a.id), greatest(n.id, a.id), bool_or(a.near_name), bool_or(a.same_domain)
  FROM now AS n CROSS JOIN LATERAL alike_customers(n.name, n.postal_code, n.visiting_code, n.website, n.email, n.id) AS a
  WHERE n.postal_code <> '' OR n.visiting_code <> '' OR n.website <> '' OR n.email <> ''
  GROUP BY 1, 2
  ON CONFLICT (higher_id, lower_id) DO UPDATE SET near_name = EXCLUDED.near_name, same_domain = EXCLUDED.same_domain;
  PERFORM forget_shared_domain(n.website, n.email) FROM now AS n WHERE n.website <> '' OR n.email <> '';
  RETURN NULL;
END $$;
DROP TRIGGER customer_alike_made ON customer;
CREATE TRIGGER customer_alike_made AFTER INSERT ON customer
  REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_alike_of_new_customers();
