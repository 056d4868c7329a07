-- A customer is also found by its e-mail address and telephone number, and by names, addresses and numbers of its contacts.

-- A telephone number is searched as its digits, however they are grouped.
CREATE FUNCTION search_phone(phone text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(phone, '[^0-9]+', '', 'g');

-- Of an e-mail address all but the last label: every other one ends in «no», which would be found for «Norge» half typed.
CREATE FUNCTION search_email(email text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(email, '\.[^.@]*$', '');

-- The words of a text, each once, folded and with a blank before it.
CREATE FUNCTION search_words(txt text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(' ' || string_agg(DISTINCT word, ' '), '')
          FROM regexp_split_to_table(search_fold(txt), '[^[:alnum:]]+') AS word WHERE word <> '');

-- What each of these customers is found by. A contact who was deleted together with the customer counts, so that
-- neither deleting nor restoring a customer touches its words.
CREATE FUNCTION customer_words(ids int[]) RETURNS TABLE (customer_id int, words text)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.id, search_words(concat_ws(' ', c.name, c.register_name, c.organization_number, c.visiting_city, c.postal_city,
                                      search_email(c.email), search_phone(c.phone), of_contacts.txt))
  FROM customer c
  LEFT JOIN (
    SELECT l.customer_id AS id,
           string_agg(concat_ws(' ', p.name, search_email(p.email), search_phone(p.phone), search_email(l.work_email), search_phone(l.work_phone)), ' ') AS txt
    FROM contact_link l JOIN contact p ON p.id = l.contact_id JOIN customer o ON o.id = l.customer_id
    WHERE l.customer_id = ANY (ids) AND l.deleted_by_operation IS NULL
      AND (p.deleted_by_operation IS NULL OR p.deleted_by_operation = o.deleted_by_operation)
    GROUP BY l.customer_id
  ) AS of_contacts ON of_contacts.id = c.id
  WHERE c.id = ANY (ids);
END;

-- Makes the words of these customers anew. Whoever else is at one of them is waited for first, and what they wrote is
-- then read: of two who change two contacts of one customer at once, neither is lost.
CREATE FUNCTION refresh_customer_search(ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM 1 FROM customer_search WHERE customer_id = ANY (ids) ORDER BY customer_id FOR UPDATE;
  INSERT INTO customer_search (customer_id, words) SELECT w.customer_id, w.words FROM customer_words(ids) AS w
  ON CONFLICT (customer_id) DO UPDATE SET words = EXCLUDED.words WHERE customer_search.words <> EXCLUDED.words;
END $$;

CREATE OR REPLACE FUNCTION keep_customer_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
DROP TRIGGER customer_search_kept ON customer;
CREATE TRIGGER customer_search_kept
  AFTER INSERT OR UPDATE OF name, register_name, organization_number, visiting_city, postal_city, email, phone ON customer
  FOR EACH ROW EXECUTE FUNCTION keep_customer_search();

-- A restored customer has contacts who were deleted by themselves meanwhile.
CREATE FUNCTION keep_search_of_restored() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(
    SELECT DISTINCT l.customer_id FROM was JOIN now ON now.id = was.id
    JOIN contact_link l ON l.customer_id = now.id AND l.deleted_by_operation IS NULL
    JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NOT NULL
    WHERE was.deleted_by_operation IS NOT NULL AND now.deleted_by_operation IS NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER customer_search_of_restored AFTER UPDATE ON customer
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_restored();

-- By statement, so that many contacts at once are many rows at once. A contact who is deleted or restored along with a
-- deleted customer changes nothing of that one; the customer is held meanwhile, so that nobody restores it in between.
CREATE FUNCTION keep_search_of_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(
    SELECT l.customer_id FROM was JOIN now ON now.id = was.id JOIN contact_link l ON l.contact_id = now.id AND l.deleted_by_operation IS NULL
    WHERE (was.name, was.email, was.phone) IS DISTINCT FROM (now.name, now.email, now.phone)
    UNION
    SELECT held.id FROM (
      SELECT c.id, c.deleted_by_operation FROM customer c WHERE c.id IN (
        SELECT l.customer_id FROM was JOIN now ON now.id = was.id JOIN contact_link l ON l.contact_id = now.id AND l.deleted_by_operation IS NULL
        WHERE was.deleted_by_operation IS DISTINCT FROM now.deleted_by_operation)
      ORDER BY c.id FOR SHARE
    ) AS held WHERE held.deleted_by_operation IS NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER contact_search_kept AFTER UPDATE ON contact
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_contact();

CREATE FUNCTION keep_search_of_new_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(SELECT DISTINCT customer_id FROM now));
  RETURN NULL;
END $$;
CREATE TRIGGER contact_link_search_made AFTER INSERT ON contact_link
  REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_new_links();

CREATE FUNCTION keep_search_of_gone_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(SELECT DISTINCT customer_id FROM was));
  RETURN NULL;
END $$;
CREATE TRIGGER contact_link_search_gone AFTER DELETE ON contact_link
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_gone_links();

CREATE FUNCTION keep_search_of_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(
    SELECT DISTINCT unnest(ARRAY[was.customer_id, now.customer_id]) FROM was JOIN now ON now.id = was.id
    WHERE (was.customer_id, was.contact_id, was.work_email, was.work_phone, was.deleted_by_operation)
          IS DISTINCT FROM (now.customer_id, now.contact_id, now.work_email, now.work_phone, now.deleted_by_operation)));
  RETURN NULL;
END $$;
CREATE TRIGGER contact_link_search_kept AFTER UPDATE ON contact_link
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_links();

-- Those who are there already. The index is made anew at the end: row by row it takes many times as long.
DROP INDEX customer_search_words;
DELETE FROM customer_search;
INSERT INTO customer_search (customer_id, words) SELECT w.customer_id, w.words FROM customer_words(ARRAY(SELECT id FROM customer ORDER BY id)) AS w;
CREATE INDEX customer_search_words ON customer_search USING gin (words gin_trgm_ops) WITH (fastupdate = off);
