-- What the import from the register last put in a customer's fields, so that the next import renews just
-- those that nobody has changed since.
CREATE TABLE customer_register (
  customer_id int PRIMARY KEY REFERENCES customer,
  fields jsonb NOT NULL
);

-- Whether an organisation number is that of a deleted customer.
CREATE INDEX customer_deleted_organization_number ON customer (organization_number) WHERE deleted_by_operation IS NOT NULL;
