-- Two customers that were merged are both still looked for: the one that is kept is found by the name and number of either.

-- The name and number that the kept one had until then, which the other's may have taken the place of. Its fields are
-- changed after the redirect is made, also where an undone merge is brought back.
ALTER TABLE customer_redirect ADD COLUMN into_name text NOT NULL DEFAULT '', ADD COLUMN into_number text;
CREATE FUNCTION keep_name_merged_into() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.name, c.organization_number INTO NEW.into_name, NEW.into_number FROM customer c WHERE c.id = NEW.into_id;
  RETURN NEW;
END $$;
CREATE TRIGGER customer_redirect_name_kept BEFORE INSERT ON customer_redirect FOR EACH ROW EXECUTE FUNCTION keep_name_merged_into();

-- The customers that were merged into each of these, or into one of those. Index: customer_redirect_into_id_idx.
CREATE FUNCTION merged_customers(ids int[]) RETURNS TABLE (customer_id int, merged_id int)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH RECURSIVE part AS (
    SELECT r.into_id AS customer_id, r.customer_id AS merged_id FROM customer_redirect r WHERE r.into_id = ANY (ids)
    UNION SELECT part.customer_id, r.customer_id FROM part JOIN customer_redirect r ON r.into_id = part.merged_id
  ) SELECT part.customer_id, part.merged_id FROM part;
END;

-- The customers that each of these is part of by now.
CREATE FUNCTION merged_into(ids int[]) RETURNS TABLE (customer_id int)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH RECURSIVE way AS (
    SELECT r.into_id FROM customer_redirect r WHERE r.customer_id = ANY (ids)
    UNION SELECT r.into_id FROM way JOIN customer_redirect r ON r.customer_id = way.into_id
  ) SELECT way.into_id FROM way;
END;

CREATE OR REPLACE FUNCTION customer_words(ids int[]) RETURNS TABLE (customer_id int, words text)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.id, search_words(concat_ws(' ', c.name, c.register_name, c.organization_number, c.visiting_city, c.postal_city,
                                      search_email(c.email), search_phone(c.phone), of_contacts.txt, of_merged.txt))
  FROM customer c
  LEFT JOIN (
    SELECT l.customer_id AS id,
           string_agg(concat_ws(' ', p.name, search_email(p.email), search_phone(p.phone), search_email(l.work_email), search_phone(l.work_phone)), ' ') AS txt
    FROM contact_link l JOIN contact p ON p.id = l.contact_id JOIN customer o ON o.id = l.customer_id
    WHERE l.customer_id = ANY (ids) AND l.deleted_by_operation IS NULL
      AND (p.deleted_by_operation IS NULL OR p.deleted_by_operation = o.deleted_by_operation)
    GROUP BY l.customer_id
  ) AS of_contacts ON of_contacts.id = c.id
  LEFT JOIN (
    SELECT m.customer_id AS id, string_agg(concat_ws(' ', o.name, o.register_name, o.organization_number, r.into_name, r.into_number), ' ') AS txt
    FROM merged_customers(ids) AS m JOIN customer o ON o.id = m.merged_id JOIN customer_redirect r ON r.customer_id = o.id GROUP BY m.customer_id
  ) AS of_merged ON of_merged.id = c.id
  WHERE c.id = ANY (ids);
END;

CREATE FUNCTION keep_search_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept int[];
BEGIN
  IF TG_OP = 'DELETE' THEN kept := ARRAY(SELECT into_id FROM was);
  ELSE kept := ARRAY(SELECT into_id FROM now);
  END IF;
  IF kept = '{}' THEN RETURN NULL; END IF;
  PERFORM refresh_customer_search(kept || ARRAY(SELECT m.customer_id FROM merged_into(kept) AS m));
  RETURN NULL;
END $$;
CREATE TRIGGER customer_redirect_search_made AFTER INSERT ON customer_redirect
  REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_merged();
CREATE TRIGGER customer_redirect_search_gone AFTER DELETE ON customer_redirect
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_merged();

-- As before, and of a merged customer those it is part of: the undo of an older change of it may still rename it.
CREATE OR REPLACE FUNCTION keep_search_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed int[] := ARRAY(
    SELECT now.id FROM was JOIN now ON now.id = was.id
    WHERE (was.name, was.register_name, was.organization_number, was.visiting_city, was.postal_city, was.email, was.phone)
          IS DISTINCT FROM (now.name, now.register_name, now.organization_number, now.visiting_city, now.postal_city, now.email, now.phone));
BEGIN
  IF changed <> '{}' THEN changed := changed || ARRAY(SELECT m.customer_id FROM merged_into(changed) AS m); END IF;
  PERFORM refresh_customer_search(changed || ARRAY(
    SELECT l.customer_id FROM was JOIN now ON now.id = was.id
    JOIN contact_link l ON l.customer_id = now.id AND l.deleted_by_operation IS NULL
    JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NOT NULL
    WHERE was.deleted_by_operation IS NOT NULL AND now.deleted_by_operation IS NULL));
  RETURN NULL;
END $$;

-- Those who are merged already.
SELECT refresh_customer_search(ARRAY(SELECT DISTINCT m.customer_id FROM merged_into(ARRAY(SELECT r.customer_id FROM customer_redirect r)) AS m));
