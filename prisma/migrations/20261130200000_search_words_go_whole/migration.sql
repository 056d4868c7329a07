-- A word that nobody is found by any more goes, also where another's word begins with it.

-- Words that somebody lost while others had them. Of two who lose one at the same time each sees the other's: the
-- background job looks again. A word may stand several times: nobody who writes one waits for somebody else.
CREATE TABLE search_word_lost (
  word text COLLATE "C" NOT NULL
);
CREATE INDEX search_word_lost_word ON search_word_lost (word);

-- Takes those of these words away that nobody is found by. Most are others' too: some rows tell that soon, and only the
-- rest is asked of the index (customer_search_words), by the first of the two conditions.
CREATE FUNCTION drop_words_nobody_has(lost text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  others text[];
BEGIN
  IF coalesce(cardinality(lost), 0) = 0 THEN RETURN; END IF;
  others := ARRAY(SELECT DISTINCT w FROM (SELECT words FROM customer_search LIMIT 1000) s CROSS JOIN unnest(string_to_array(s.words, ' ')) AS w WHERE w = ANY (lost));
  DELETE FROM search_word k
  WHERE k.word = ANY (lost) AND k.word <> ALL (others)
    AND NOT EXISTS (SELECT 1 FROM customer_search s WHERE s.words LIKE '% ' || k.word || '%' AND s.words || ' ' LIKE '% ' || k.word || ' %');
END $$;

CREATE OR REPLACE FUNCTION drop_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lost text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    lost := ARRAY(SELECT DISTINCT w FROM was CROSS JOIN unnest(string_to_array(was.words, ' ')) AS w WHERE w ~ '^[a-z]{4,30}$');
  ELSE
    lost := ARRAY(
      SELECT w FROM was CROSS JOIN unnest(string_to_array(was.words, ' ')) AS w WHERE w ~ '^[a-z]{4,30}$'
      EXCEPT SELECT w FROM now CROSS JOIN unnest(string_to_array(now.words, ' ')) AS w);
  END IF;
  IF lost = '{}' THEN RETURN NULL; END IF;
  PERFORM drop_words_nobody_has(lost);
  DELETE FROM search_word_lost l WHERE l.word = ANY (lost) AND NOT EXISTS (SELECT 1 FROM search_word k WHERE k.word = l.word);
  INSERT INTO search_word_lost (word) SELECT k.word FROM search_word k WHERE k.word = ANY (lost);
  RETURN NULL;
END $$;

-- Those that stayed until now.
DELETE FROM search_word k
WHERE NOT EXISTS (SELECT 1 FROM (SELECT w FROM customer_search s CROSS JOIN unnest(string_to_array(s.words, ' ')) AS w) AS had WHERE had.w = k.word COLLATE "C");
