-- A merged record leaves a redirect row: its old address leads to the one it is part of now. It is marked as deleted too,
-- so whoever lists deleted records leaves out those with such a row: they are not gone, and do not come back by themselves.
CREATE TABLE customer_redirect (
  customer_id int PRIMARY KEY REFERENCES customer ON DELETE CASCADE,
  into_id int NOT NULL REFERENCES customer ON DELETE CASCADE,
  operation_id int NOT NULL,
  CONSTRAINT customer_redirect_elsewhere CHECK (customer_id <> into_id)
);
CREATE INDEX customer_redirect_into_id_idx ON customer_redirect (into_id);

CREATE TABLE contact_redirect (
  contact_id int PRIMARY KEY REFERENCES contact ON DELETE CASCADE,
  into_id int NOT NULL REFERENCES contact ON DELETE CASCADE,
  operation_id int NOT NULL,
  CONSTRAINT contact_redirect_elsewhere CHECK (contact_id <> into_id)
);
CREATE INDEX contact_redirect_into_id_idx ON contact_redirect (into_id);
