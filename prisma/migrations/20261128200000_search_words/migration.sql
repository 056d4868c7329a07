-- The words that customers are found by, for what was typed with a small error: trigrams miss «eidnom». Words of letters
-- alone, from four on: figures that are nearly right are somebody else's. A word may stand twice: whoever writes a new one
-- never waits for somebody who is just writing the same.
CREATE TABLE search_word (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  word text COLLATE "C" NOT NULL
);
-- By its beginning and by its end, one of which a small error leaves as it is.
CREATE INDEX search_word_beginning ON search_word (word);
CREATE INDEX search_word_end ON search_word (reverse(word) COLLATE "C");

CREATE FUNCTION add_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word (word)
  SELECT DISTINCT w FROM now CROSS JOIN unnest(string_to_array(now.words, ' ')) AS w
  WHERE w ~ '^[a-z]{4,30}$' AND NOT EXISTS (SELECT 1 FROM search_word k WHERE k.word = w COLLATE "C");
  RETURN NULL;
END $$;
CREATE TRIGGER customer_search_words_added AFTER INSERT ON customer_search
  REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION add_search_words();
CREATE TRIGGER customer_search_words_added_later AFTER UPDATE ON customer_search
  REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION add_search_words();

-- A word that nobody is found by any more goes, so that nothing is left of a person who was erased. Most words that go
-- from one customer are others' too: some rows tell that soon, and only the rest is asked of the index
-- (customer_search_words). (Somebody who is just then given the word has it not offered; it is found as before.)
CREATE FUNCTION drop_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone text[];
  others text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    gone := ARRAY(SELECT DISTINCT w FROM was CROSS JOIN unnest(string_to_array(was.words, ' ')) AS w WHERE w ~ '^[a-z]{4,30}$');
  ELSE
    gone := ARRAY(
      SELECT w FROM was CROSS JOIN unnest(string_to_array(was.words, ' ')) AS w WHERE w ~ '^[a-z]{4,30}$'
      EXCEPT SELECT w FROM now CROSS JOIN unnest(string_to_array(now.words, ' ')) AS w);
  END IF;
  IF gone = '{}' THEN RETURN NULL; END IF;
  others := ARRAY(SELECT DISTINCT w FROM (SELECT words FROM customer_search LIMIT 1000) s CROSS JOIN unnest(string_to_array(s.words, ' ')) AS w WHERE w = ANY (gone));
  DELETE FROM search_word k
  WHERE k.word = ANY (gone) AND k.word <> ALL (others) AND NOT EXISTS (SELECT 1 FROM customer_search s WHERE s.words LIKE '% ' || k.word || '%');
  RETURN NULL;
END $$;
CREATE TRIGGER customer_search_words_changed AFTER UPDATE ON customer_search
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION drop_search_words();
CREATE TRIGGER customer_search_words_gone AFTER DELETE ON customer_search
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION drop_search_words();

-- Those that are there already.
INSERT INTO search_word (word)
SELECT DISTINCT w FROM customer_search s CROSS JOIN unnest(string_to_array(s.words, ' ')) AS w WHERE w ~ '^[a-z]{4,30}$';
