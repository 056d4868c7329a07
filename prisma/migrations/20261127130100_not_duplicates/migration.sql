-- «Ikke dublett»: which customers somebody said are not the same, both ways round, so that it is a field of each of them.
CREATE TABLE customer_distinct (
  customer_id int NOT NULL REFERENCES customer ON DELETE CASCADE,
  other_id int NOT NULL REFERENCES customer ON DELETE CASCADE,
  operation_id int NOT NULL,
  PRIMARY KEY (customer_id, other_id),
  CONSTRAINT customer_distinct_from_another CHECK (customer_id <> other_id)
);
CREATE INDEX customer_distinct_other_id_idx ON customer_distinct (other_id);
