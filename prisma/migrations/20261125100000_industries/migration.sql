-- Industries: names unique over both languages, and moves of many customers.

-- Every name of the industries that are not deleted, in either language: each belongs to one industry. An industry may
-- be called the same in both.
CREATE TABLE industry_name (
  name_key text CONSTRAINT industry_name_unique PRIMARY KEY,
  industry_id int NOT NULL REFERENCES industry
);
CREATE INDEX industry_name_industry_id_idx ON industry_name (industry_id);

CREATE FUNCTION keep_industry_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[] := CASE WHEN NEW.deleted_by_operation IS NULL THEN array_remove(ARRAY[NEW.nb_key, NEW.en_key], NULL) ELSE '{}' END;
BEGIN
  DELETE FROM industry_name WHERE industry_id = NEW.id AND name_key <> ALL (keys);
  INSERT INTO industry_name (name_key, industry_id)
    SELECT DISTINCT name, NEW.id FROM unnest(keys) AS name
    WHERE NOT EXISTS (SELECT 1 FROM industry_name n WHERE n.name_key = name AND n.industry_id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER industry_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON industry
  FOR EACH ROW EXECUTE FUNCTION keep_industry_names();

INSERT INTO industry_name (name_key, industry_id)
  SELECT name, id FROM industry CROSS JOIN LATERAL unnest(ARRAY[nb_key, en_key]) AS name
  WHERE deleted_by_operation IS NULL AND name IS NOT NULL ORDER BY name = en_key, id
  ON CONFLICT DO NOTHING;

-- Counts everywhere are of customers that are not deleted: the few that are, are taken off what the links say.
CREATE INDEX customer_deleted ON customer (id) WHERE deleted_by_operation IS NOT NULL;

-- A code and its standard stand or go together, at the end of a transaction: an edit, and its undo, write field by field.
ALTER TABLE industry DROP CONSTRAINT industry_code_with_standard;
CREATE FUNCTION check_industry_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM industry WHERE id = NEW.id AND (code IS NULL) <> (code_standard IS NULL)) THEN
    RAISE EXCEPTION 'violates constraint "industry_code_with_standard": a code needs its standard'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'industry_code_with_standard';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER industry_code_with_standard AFTER INSERT OR UPDATE OF code, code_standard ON industry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_industry_code();
