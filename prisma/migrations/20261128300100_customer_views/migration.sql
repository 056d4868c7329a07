-- Views of the list of customers: a filter, an order and columns, kept under a name. `state` is their JSON in one fixed
-- order of its parts, so that two of the same are the same text. The words that are searched for are no part of it: they
-- may name a person, and whoever is erased stands in no view.
CREATE TABLE customer_view (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id int NOT NULL REFERENCES employee,
  name text NOT NULL CONSTRAINT customer_view_name_not_blank CHECK (btrim(name) <> ''),
  name_key text NOT NULL GENERATED ALWAYS AS (name_key(name)) STORED,
  shared boolean NOT NULL,
  state text NOT NULL,
  deleted_by_operation int
);
-- Nobody has two of one name, and nobody sees two shared ones of one name.
CREATE UNIQUE INDEX customer_view_name_unique ON customer_view (owner_id, name_key) WHERE deleted_by_operation IS NULL;
CREATE UNIQUE INDEX customer_view_shared_name_unique ON customer_view (name_key) WHERE shared AND deleted_by_operation IS NULL;

-- The view that «Kundeoppfølging» opens with. One that is deleted, or no longer shared, opens nothing.
ALTER TABLE employee ADD COLUMN default_view_id int REFERENCES customer_view;
CREATE INDEX employee_default_view_id_idx ON employee (default_view_id) WHERE default_view_id IS NOT NULL;
