-- The name stands beside the words, with an index of its own: a search is walked in the order of the list through the
-- search texts themselves, and what was looked up by words is put in order without the customers' rows.
DROP INDEX customer_search_words;
ALTER TABLE customer_search DISABLE TRIGGER USER;
CREATE TEMPORARY TABLE search_before AS SELECT customer_id, words FROM customer_search;
TRUNCATE customer_search;
ALTER TABLE customer_search ADD COLUMN name text COLLATE "nb-NO-x-icu" NOT NULL;
INSERT INTO customer_search (customer_id, words, name)
SELECT b.customer_id, b.words, c.name FROM search_before b JOIN customer c ON c.id = b.customer_id ORDER BY b.customer_id;
DROP TABLE search_before;
ALTER TABLE customer_search ENABLE TRIGGER USER;
CREATE INDEX customer_search_words ON customer_search USING gin (words gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX customer_search_in_order ON customer_search (name, customer_id);

CREATE OR REPLACE FUNCTION refresh_customer_search(ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM 1 FROM customer_search WHERE customer_id = ANY (ids) ORDER BY customer_id FOR UPDATE;
  INSERT INTO customer_search (customer_id, words, name)
  SELECT w.customer_id, w.words, c.name FROM customer_words(ids) AS w JOIN customer c ON c.id = w.customer_id
  ON CONFLICT (customer_id) DO UPDATE SET words = EXCLUDED.words, name = EXCLUDED.name
  WHERE customer_search.words <> EXCLUDED.words OR customer_search.name COLLATE "C" <> EXCLUDED.name COLLATE "C";
END $$;
