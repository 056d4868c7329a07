-- Recoding industries from one standard to the next.

-- One code, one industry: looked at when a transaction ends, so that industries may change codes with one another, and
-- change them back.
DROP INDEX industry_code_unique;
ALTER TABLE industry ADD CONSTRAINT industry_code_unique
  EXCLUDE USING btree (code_standard WITH =, code WITH =) WHERE (deleted_by_operation IS NULL) DEFERRABLE INITIALLY DEFERRED;

-- A table of from and to, as it was pasted: looked over and answered on pages of its own before it is carried out.
CREATE TABLE recoding (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_standard text NOT NULL,
  to_standard text NOT NULL,
  lines jsonb NOT NULL,
  operation_id int NOT NULL
);

-- That a customer's industry exists is looked at once for each statement, not once for each row: a foreign key makes the
-- move of half a million customers half as slow again. As with one, the industries are held against deletion until the
-- transaction ends, and an industry that somebody is in can't be taken out of its table.
ALTER TABLE customer_industry DROP CONSTRAINT customer_industry_industry_id_fkey;

CREATE FUNCTION check_industries_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids int[] := ARRAY(SELECT DISTINCT industry_id FROM placed ORDER BY industry_id);
  held int;
BEGIN
  SELECT count(*) INTO held FROM (SELECT 1 FROM industry WHERE id = ANY (ids) ORDER BY id FOR KEY SHARE) AS i;
  IF held < cardinality(ids) THEN
    RAISE EXCEPTION 'violates constraint "customer_industry_exists": no such industry'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'customer_industry_exists';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER customer_industry_placed AFTER INSERT ON customer_industry
  REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION check_industries_of_customers();
CREATE TRIGGER customer_industry_moved AFTER UPDATE ON customer_industry
  REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION check_industries_of_customers();

-- After the row is gone, so that whoever was just putting a customer in it has been waited for.
CREATE FUNCTION refuse_industry_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM customer_industry WHERE industry_id = OLD.id) THEN
    RAISE EXCEPTION 'violates constraint "customer_industry_exists": customers are in the industry'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'customer_industry_exists';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER industry_not_in_use AFTER DELETE OR UPDATE OF id ON industry
  FOR EACH ROW EXECUTE FUNCTION refuse_industry_in_use();

-- A move leaves as many dead rows as it moved: they are cleared within a minute of it, not when a fifth of the table is dead.
ALTER TABLE customer_industry SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000, autovacuum_vacuum_cost_delay = 0);
