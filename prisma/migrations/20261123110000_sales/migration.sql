-- Sales: the value lists of «Tilleggsinfo på kunde» and «Salgsmuligheter», opportunities and budgets.

-- Six value lists alike. A list's own settings come last.
CREATE TABLE origin (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nb text NOT NULL CONSTRAINT origin_name_not_blank CHECK (btrim(nb) <> ''),
  en text,
  nb_key text NOT NULL GENERATED ALWAYS AS (name_key(nb)) STORED,
  en_key text GENERATED ALWAYS AS (name_key(en)) STORED,
  position int NOT NULL,
  active boolean NOT NULL DEFAULT true,
  deleted_by_operation int
);
CREATE UNIQUE INDEX origin_nb_unique ON origin (nb_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX origin_en_unique ON origin (en_key) WHERE deleted_by_operation IS NULL;

CREATE TABLE product (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nb text NOT NULL CONSTRAINT product_name_not_blank CHECK (btrim(nb) <> ''),
  en text,
  nb_key text NOT NULL GENERATED ALWAYS AS (name_key(nb)) STORED,
  en_key text GENERATED ALWAYS AS (name_key(en)) STORED,
  position int NOT NULL,
  active boolean NOT NULL DEFAULT true,
  deleted_by_operation int
);
CREATE UNIQUE INDEX product_nb_unique ON product (nb_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX product_en_unique ON product (en_key) WHERE deleted_by_operation IS NULL;

CREATE TABLE source (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nb text NOT NULL CONSTRAINT source_name_not_blank CHECK (btrim(nb) <> ''),
  en text,
  nb_key text NOT NULL GENERATED ALWAYS AS (name_key(nb)) STORED,
  en_key text GENERATED ALWAYS AS (name_key(en)) STORED,
  position int NOT NULL,
  active boolean NOT NULL DEFAULT true,
  deleted_by_operation int
);
CREATE UNIQUE INDEX source_nb_unique ON source (nb_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX source_en_unique ON source (en_key) WHERE deleted_by_operation IS NULL;

CREATE TABLE opportunity_type (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nb text NOT NULL CONSTRAINT opportunity_type_name_not_blank CHECK (btrim(nb) <> ''),
  en text,
  nb_key text NOT NULL GENERATED ALWAYS AS (name_key(nb)) STORED,
  en_key text GENERATED ALWAYS AS (name_key(en)) STORED,
  position int NOT NULL,
  active boolean NOT NULL DEFAULT true,
  deleted_by_operation int
);
CREATE UNIQUE INDEX opportunity_type_nb_unique ON opportunity_type (nb_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX opportunity_type_en_unique ON opportunity_type (en_key) WHERE deleted_by_operation IS NULL;

CREATE TABLE opportunity_step (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nb text NOT NULL CONSTRAINT opportunity_step_name_not_blank CHECK (btrim(nb) <> ''),
  en text,
  nb_key text NOT NULL GENERATED ALWAYS AS (name_key(nb)) STORED,
  en_key text GENERATED ALWAYS AS (name_key(en)) STORED,
  position int NOT NULL,
  active boolean NOT NULL DEFAULT true,
  deleted_by_operation int,
  -- Per cent; what a new opportunity in this step takes over.
  probability int NOT NULL CONSTRAINT opportunity_step_probability CHECK (probability BETWEEN 0 AND 100)
);
CREATE UNIQUE INDEX opportunity_step_nb_unique ON opportunity_step (nb_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX opportunity_step_en_unique ON opportunity_step (en_key) WHERE deleted_by_operation IS NULL;

CREATE TABLE lost_reason (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  nb text NOT NULL CONSTRAINT lost_reason_name_not_blank CHECK (btrim(nb) <> ''),
  en text,
  nb_key text NOT NULL GENERATED ALWAYS AS (name_key(nb)) STORED,
  en_key text GENERATED ALWAYS AS (name_key(en)) STORED,
  position int NOT NULL,
  active boolean NOT NULL DEFAULT true,
  deleted_by_operation int
);
CREATE UNIQUE INDEX lost_reason_nb_unique ON lost_reason (nb_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX lost_reason_en_unique ON lost_reason (en_key) WHERE deleted_by_operation IS NULL;

-- A customer has one origin, one source and any number of products: narrow tables, stamped as the industry is.
CREATE TABLE customer_origin (
  customer_id int PRIMARY KEY REFERENCES customer,
  origin_id int NOT NULL REFERENCES origin,
  operation_id int NOT NULL
);
CREATE INDEX customer_origin_origin_id_customer_id_idx ON customer_origin (origin_id, customer_id);

CREATE TABLE customer_source (
  customer_id int PRIMARY KEY REFERENCES customer,
  source_id int NOT NULL REFERENCES source,
  operation_id int NOT NULL
);
CREATE INDEX customer_source_source_id_customer_id_idx ON customer_source (source_id, customer_id);

CREATE TABLE customer_product (
  customer_id int NOT NULL REFERENCES customer,
  product_id int NOT NULL REFERENCES product,
  operation_id int NOT NULL,
  PRIMARY KEY (customer_id, product_id)
);
CREATE INDEX customer_product_product_id_customer_id_idx ON customer_product (product_id, customer_id);

CREATE TYPE opportunity_status AS ENUM ('OPEN', 'WON', 'LOST');

CREATE TABLE opportunity (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CONSTRAINT opportunity_title_not_blank CHECK (btrim(title) <> ''),
  customer_id int NOT NULL REFERENCES customer,
  contact_id int REFERENCES contact,
  source_id int REFERENCES source,
  type_id int REFERENCES opportunity_type,
  step_id int REFERENCES opportunity_step,
  lost_reason_id int REFERENCES lost_reason,
  status opportunity_status NOT NULL DEFAULT 'OPEN',
  -- Øre.
  amount bigint NOT NULL CONSTRAINT opportunity_amount_not_negative CHECK (amount >= 0),
  -- Per cent.
  probability int NOT NULL CONSTRAINT opportunity_probability CHECK (probability BETWEEN 0 AND 100),
  expected_close date NOT NULL,
  closed_on date,
  deleted_by_operation int,
  updated_by_operation int NOT NULL,
  CONSTRAINT opportunity_closed_on_with_status CHECK ((closed_on IS NULL) = (status = 'OPEN')),
  CONSTRAINT opportunity_lost_reason_of_lost CHECK (lost_reason_id IS NULL OR status = 'LOST')
);
CREATE INDEX opportunity_customer_id_idx ON opportunity (customer_id);
CREATE INDEX opportunity_contact_id_idx ON opportunity (contact_id);
CREATE INDEX opportunity_source_id_idx ON opportunity (source_id);
CREATE INDEX opportunity_type_id_idx ON opportunity (type_id);
CREATE INDEX opportunity_step_id_idx ON opportunity (step_id);
CREATE INDEX opportunity_lost_reason_id_idx ON opportunity (lost_reason_id);
-- What was won or lost in a period, and what is open by the month it is expected.
CREATE INDEX opportunity_closed ON opportunity (status, closed_on) WHERE deleted_by_operation IS NULL AND status <> 'OPEN';
CREATE INDEX opportunity_expected ON opportunity (expected_close) WHERE deleted_by_operation IS NULL AND status = 'OPEN';

CREATE TABLE opportunity_product (
  opportunity_id int NOT NULL REFERENCES opportunity,
  product_id int NOT NULL REFERENCES product,
  operation_id int NOT NULL,
  PRIMARY KEY (opportunity_id, product_id)
);
CREATE INDEX opportunity_product_product_id_opportunity_id_idx ON opportunity_product (product_id, opportunity_id);

CREATE TABLE opportunity_seller (
  opportunity_id int NOT NULL REFERENCES opportunity,
  employee_id int NOT NULL REFERENCES employee,
  -- Basis points: 10,000 is the whole.
  share int NOT NULL CONSTRAINT opportunity_seller_share CHECK (share BETWEEN 1 AND 10000),
  PRIMARY KEY (opportunity_id, employee_id)
);
CREATE INDEX opportunity_seller_employee_id_opportunity_id_idx ON opportunity_seller (employee_id, opportunity_id);

-- Every opportunity is dealt out whole, at the end of each transaction: one seller, or several with shares
-- that make 100 per cent. Deferred, so that shares may be changed one by one before it counts. The triggers on
-- the shares lock the opportunity, so that two who change shares at once are checked one after the other.
-- (The messages name the constraint, since drivers pass on the text and not always the field.)
CREATE FUNCTION check_opportunity_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opportunity_ids int[];
  checked int;
BEGIN
  IF TG_TABLE_NAME = 'opportunity' THEN
    opportunity_ids := ARRAY[NEW.id];
  ELSIF TG_OP = 'DELETE' THEN
    opportunity_ids := ARRAY[OLD.opportunity_id];
  ELSIF TG_OP = 'UPDATE' THEN
    opportunity_ids := ARRAY[OLD.opportunity_id, NEW.opportunity_id];
  ELSE
    opportunity_ids := ARRAY[NEW.opportunity_id];
  END IF;
  FOREACH checked IN ARRAY opportunity_ids LOOP
    IF EXISTS (SELECT 1 FROM opportunity WHERE id = checked)
       AND (SELECT coalesce(sum(share), 0) FROM opportunity_seller WHERE opportunity_id = checked) <> 10000 THEN
      RAISE EXCEPTION 'violates constraint "opportunity_shares_whole": the sellers'' shares do not make 10,000'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'opportunity_shares_whole';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER opportunity_shares_whole AFTER INSERT ON opportunity
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_opportunity_shares();
CREATE CONSTRAINT TRIGGER opportunity_seller_shares_whole AFTER INSERT OR UPDATE OR DELETE ON opportunity_seller
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_opportunity_shares();

CREATE FUNCTION lock_opportunity_of_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM 1 FROM opportunity WHERE id = OLD.opportunity_id FOR NO KEY UPDATE;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'INSERT' OR NEW.opportunity_id <> OLD.opportunity_id THEN
    PERFORM 1 FROM opportunity WHERE id = NEW.opportunity_id FOR NO KEY UPDATE;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opportunity_seller_lock BEFORE INSERT OR UPDATE OR DELETE ON opportunity_seller
  FOR EACH ROW EXECUTE FUNCTION lock_opportunity_of_share();

-- Budgets: whole kroner; no row is an empty cell. The months are their first day.
CREATE TABLE budget_year (
  year int PRIMARY KEY CONSTRAINT budget_year_sensible CHECK (year BETWEEN 1900 AND 2999),
  locked boolean NOT NULL DEFAULT false
);

CREATE TABLE budget_month (
  employee_id int NOT NULL REFERENCES employee,
  month date NOT NULL CONSTRAINT budget_month_first_day CHECK (extract(day FROM month) = 1),
  amount bigint NOT NULL CONSTRAINT budget_month_amount_not_negative CHECK (amount >= 0),
  PRIMARY KEY (employee_id, month)
);
CREATE INDEX budget_month_month_idx ON budget_month (month);

CREATE TABLE group_budget_month (
  group_id int NOT NULL REFERENCES employee_group,
  month date NOT NULL CONSTRAINT group_budget_month_first_day CHECK (extract(day FROM month) = 1),
  amount bigint NOT NULL CONSTRAINT group_budget_month_amount_not_negative CHECK (amount >= 0),
  PRIMARY KEY (group_id, month)
);
CREATE INDEX group_budget_month_month_idx ON group_budget_month (month);

-- A locked year's budgets stand. The year's row is held (whoever writes a budget makes it first), so that
-- locking waits for those who are writing, and they for it.
CREATE FUNCTION refuse_locked_budget() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  months date[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.month] WHEN 'DELETE' THEN ARRAY[OLD.month] ELSE ARRAY[OLD.month, NEW.month] END;
BEGIN
  PERFORM 1 FROM budget_year WHERE year IN (SELECT extract(year FROM m)::int FROM unnest(months) AS m) FOR SHARE;
  IF EXISTS (SELECT 1 FROM budget_year WHERE year IN (SELECT extract(year FROM m)::int FROM unnest(months) AS m) AND locked) THEN
    RAISE EXCEPTION 'violates constraint "budget_year_locked": the budget of the year is locked' USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_year_locked';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_month_locked BEFORE INSERT OR UPDATE OR DELETE ON budget_month
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_budget();
CREATE TRIGGER group_budget_month_locked BEFORE INSERT OR UPDATE OR DELETE ON group_budget_month
  FOR EACH ROW EXECUTE FUNCTION refuse_locked_budget();
