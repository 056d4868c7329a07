-- What holds for every value list, whoever writes: names unique over both languages, an order without gaps or
-- ties, and no value deleted that is in use.

-- Every name that a value goes by now, in both languages, once per list.
CREATE TABLE value_name (
  list text NOT NULL,
  name_key text NOT NULL,
  value_id int NOT NULL,
  PRIMARY KEY (list, name_key)
);
CREATE INDEX value_name_list_value_id_idx ON value_name (list, value_id);

-- Two who take one name at once wait for each other here; the second is told. The messages name the constraint of
-- the field that is to blame, since drivers pass on the text and not always the field.
CREATE FUNCTION keep_value_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  field text;
  wanted text;
BEGIN
  DELETE FROM value_name WHERE list = TG_TABLE_NAME AND value_id = NEW.id;
  IF NEW.deleted_by_operation IS NOT NULL THEN RETURN NULL; END IF;
  FOREACH field IN ARRAY ARRAY['nb', 'en'] LOOP
    wanted := CASE field WHEN 'nb' THEN NEW.nb_key ELSE NEW.en_key END;
    CONTINUE WHEN wanted IS NULL OR (field = 'en' AND wanted = NEW.nb_key);
    INSERT INTO value_name (list, name_key, value_id) VALUES (TG_TABLE_NAME, wanted, NEW.id) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'violates constraint "%"', TG_TABLE_NAME || '_' || field || '_unique'
        USING ERRCODE = 'unique_violation', CONSTRAINT = TG_TABLE_NAME || '_' || field || '_unique';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'origin', key, id FROM origin, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER origin_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON origin
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'product', key, id FROM product, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER product_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON product
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'source', key, id FROM source, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER source_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON source
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'contact_role', key, id FROM contact_role, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER contact_role_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON contact_role
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'opportunity_type', key, id FROM opportunity_type, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER opportunity_type_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON opportunity_type
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'opportunity_step', key, id FROM opportunity_step, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER opportunity_step_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON opportunity_step
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

INSERT INTO value_name (list, name_key, value_id)
  SELECT 'lost_reason', key, id FROM lost_reason, unnest(ARRAY[nb_key, en_key]) WITH ORDINALITY AS k(key, n)
  WHERE key IS NOT NULL AND deleted_by_operation IS NULL ORDER BY n, id ON CONFLICT DO NOTHING;
CREATE TRIGGER lost_reason_names_kept AFTER INSERT OR UPDATE OF nb, en, deleted_by_operation ON lost_reason
  FOR EACH ROW EXECUTE FUNCTION keep_value_names();

-- The order: each place is taken once. Deleted values keep theirs, so that they come back to it. Who moves a value
-- shifts those between in the same statement; the rule is asked at its end.
UPDATE origin v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM origin) n WHERE n.id = v.id;
ALTER TABLE origin ADD CONSTRAINT origin_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;
UPDATE product v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM product) n WHERE n.id = v.id;
ALTER TABLE product ADD CONSTRAINT product_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;
UPDATE source v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM source) n WHERE n.id = v.id;
ALTER TABLE source ADD CONSTRAINT source_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;
UPDATE contact_role v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM contact_role) n WHERE n.id = v.id;
ALTER TABLE contact_role ADD CONSTRAINT contact_role_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;
UPDATE opportunity_type v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM opportunity_type) n WHERE n.id = v.id;
ALTER TABLE opportunity_type ADD CONSTRAINT opportunity_type_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;
UPDATE opportunity_step v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM opportunity_step) n WHERE n.id = v.id;
ALTER TABLE opportunity_step ADD CONSTRAINT opportunity_step_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;
UPDATE lost_reason v SET position = n.n FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS n FROM lost_reason) n WHERE n.id = v.id;
ALTER TABLE lost_reason ADD CONSTRAINT lost_reason_position_unique UNIQUE (position) DEFERRABLE INITIALLY IMMEDIATE;

-- A deleted value is put nowhere: whoever puts one holds it until the transaction ends.
CREATE FUNCTION refuse_deleted_value() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  list text := TG_ARGV[0];
  chosen int := (to_jsonb(NEW) ->> TG_ARGV[1])::int;
  held int;
BEGIN
  IF chosen IS NULL THEN RETURN NEW; END IF;
  EXECUTE format('SELECT 1 FROM %I WHERE id = $1 AND deleted_by_operation IS NULL FOR KEY SHARE', list) INTO held USING chosen;
  IF held IS NULL THEN
    RAISE EXCEPTION 'violates constraint "value_not_deleted": the value % of % is deleted', chosen, list
      USING ERRCODE = 'check_violation', CONSTRAINT = 'value_not_deleted';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER customer_origin_origin_id_put BEFORE INSERT ON customer_origin
  FOR EACH ROW WHEN (NEW.origin_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('origin', 'origin_id');
CREATE TRIGGER customer_origin_origin_id_changed BEFORE UPDATE OF origin_id ON customer_origin
  FOR EACH ROW WHEN (NEW.origin_id IS NOT NULL AND NEW.origin_id IS DISTINCT FROM OLD.origin_id) EXECUTE FUNCTION refuse_deleted_value('origin', 'origin_id');
CREATE TRIGGER customer_product_product_id_put BEFORE INSERT ON customer_product
  FOR EACH ROW WHEN (NEW.product_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('product', 'product_id');
CREATE TRIGGER customer_product_product_id_changed BEFORE UPDATE OF product_id ON customer_product
  FOR EACH ROW WHEN (NEW.product_id IS NOT NULL AND NEW.product_id IS DISTINCT FROM OLD.product_id) EXECUTE FUNCTION refuse_deleted_value('product', 'product_id');
CREATE TRIGGER opportunity_product_product_id_put BEFORE INSERT ON opportunity_product
  FOR EACH ROW WHEN (NEW.product_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('product', 'product_id');
CREATE TRIGGER opportunity_product_product_id_changed BEFORE UPDATE OF product_id ON opportunity_product
  FOR EACH ROW WHEN (NEW.product_id IS NOT NULL AND NEW.product_id IS DISTINCT FROM OLD.product_id) EXECUTE FUNCTION refuse_deleted_value('product', 'product_id');
CREATE TRIGGER customer_source_source_id_put BEFORE INSERT ON customer_source
  FOR EACH ROW WHEN (NEW.source_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('source', 'source_id');
CREATE TRIGGER customer_source_source_id_changed BEFORE UPDATE OF source_id ON customer_source
  FOR EACH ROW WHEN (NEW.source_id IS NOT NULL AND NEW.source_id IS DISTINCT FROM OLD.source_id) EXECUTE FUNCTION refuse_deleted_value('source', 'source_id');
CREATE TRIGGER opportunity_source_id_put BEFORE INSERT ON opportunity
  FOR EACH ROW WHEN (NEW.source_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('source', 'source_id');
CREATE TRIGGER opportunity_source_id_changed BEFORE UPDATE OF source_id ON opportunity
  FOR EACH ROW WHEN (NEW.source_id IS NOT NULL AND NEW.source_id IS DISTINCT FROM OLD.source_id) EXECUTE FUNCTION refuse_deleted_value('source', 'source_id');
CREATE TRIGGER contact_link_role_id_put BEFORE INSERT ON contact_link
  FOR EACH ROW WHEN (NEW.role_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('contact_role', 'role_id');
CREATE TRIGGER contact_link_role_id_changed BEFORE UPDATE OF role_id ON contact_link
  FOR EACH ROW WHEN (NEW.role_id IS NOT NULL AND NEW.role_id IS DISTINCT FROM OLD.role_id) EXECUTE FUNCTION refuse_deleted_value('contact_role', 'role_id');
CREATE TRIGGER opportunity_type_id_put BEFORE INSERT ON opportunity
  FOR EACH ROW WHEN (NEW.type_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('opportunity_type', 'type_id');
CREATE TRIGGER opportunity_type_id_changed BEFORE UPDATE OF type_id ON opportunity
  FOR EACH ROW WHEN (NEW.type_id IS NOT NULL AND NEW.type_id IS DISTINCT FROM OLD.type_id) EXECUTE FUNCTION refuse_deleted_value('opportunity_type', 'type_id');
CREATE TRIGGER opportunity_step_id_put BEFORE INSERT ON opportunity
  FOR EACH ROW WHEN (NEW.step_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('opportunity_step', 'step_id');
CREATE TRIGGER opportunity_step_id_changed BEFORE UPDATE OF step_id ON opportunity
  FOR EACH ROW WHEN (NEW.step_id IS NOT NULL AND NEW.step_id IS DISTINCT FROM OLD.step_id) EXECUTE FUNCTION refuse_deleted_value('opportunity_step', 'step_id');
CREATE TRIGGER opportunity_lost_reason_id_put BEFORE INSERT ON opportunity
  FOR EACH ROW WHEN (NEW.lost_reason_id IS NOT NULL) EXECUTE FUNCTION refuse_deleted_value('lost_reason', 'lost_reason_id');
CREATE TRIGGER opportunity_lost_reason_id_changed BEFORE UPDATE OF lost_reason_id ON opportunity
  FOR EACH ROW WHEN (NEW.lost_reason_id IS NOT NULL AND NEW.lost_reason_id IS DISTINCT FROM OLD.lost_reason_id) EXECUTE FUNCTION refuse_deleted_value('lost_reason', 'lost_reason_id');

-- And a value that is in use is not deleted: asked at the end of the transaction, when what used it has been
-- given another. The row is locked against those who are putting it, who are waited for.
CREATE FUNCTION refuse_deleting_used_value() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  used boolean;
BEGIN
  EXECUTE format('SELECT 1 FROM %I WHERE id = $1 FOR UPDATE', TG_TABLE_NAME) USING NEW.id;
  FOR n IN 0 .. TG_NARGS / 2 - 1 LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I u JOIN %I v ON v.id = u.%I WHERE u.%I = $1 AND v.deleted_by_operation IS NOT NULL)',
      TG_ARGV[2 * n], TG_TABLE_NAME, TG_ARGV[2 * n + 1], TG_ARGV[2 * n + 1]) INTO used USING NEW.id;
    IF used THEN
      RAISE EXCEPTION 'violates constraint "value_not_in_use": the value % of % is in use', NEW.id, TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'value_not_in_use';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER origin_not_in_use AFTER UPDATE OF deleted_by_operation ON origin DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('customer_origin', 'origin_id');
CREATE CONSTRAINT TRIGGER product_not_in_use AFTER UPDATE OF deleted_by_operation ON product DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('customer_product', 'product_id', 'opportunity_product', 'product_id');
CREATE CONSTRAINT TRIGGER source_not_in_use AFTER UPDATE OF deleted_by_operation ON source DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('customer_source', 'source_id', 'opportunity', 'source_id');
CREATE CONSTRAINT TRIGGER contact_role_not_in_use AFTER UPDATE OF deleted_by_operation ON contact_role DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('contact_link', 'role_id');
CREATE CONSTRAINT TRIGGER opportunity_type_not_in_use AFTER UPDATE OF deleted_by_operation ON opportunity_type DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('opportunity', 'type_id');
CREATE CONSTRAINT TRIGGER opportunity_step_not_in_use AFTER UPDATE OF deleted_by_operation ON opportunity_step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('opportunity', 'step_id');
CREATE CONSTRAINT TRIGGER lost_reason_not_in_use AFTER UPDATE OF deleted_by_operation ON lost_reason DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.deleted_by_operation IS NULL AND NEW.deleted_by_operation IS NOT NULL)
  EXECUTE FUNCTION refuse_deleting_used_value('opportunity', 'lost_reason_id');

-- «contacts with this role» is asked for as the others are.
CREATE INDEX contact_link_role_id_idx ON contact_link (role_id);
