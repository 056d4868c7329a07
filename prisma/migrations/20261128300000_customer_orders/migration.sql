-- The list of customers in other orders than by name, a page at a time.
CREATE INDEX customer_by_organization_number ON customer ((coalesce(organization_number, '')) COLLATE "C", id) WHERE deleted_by_operation IS NULL;
CREATE INDEX customer_by_city ON customer ((coalesce(nullif(visiting_city, ''), postal_city)) COLLATE "nb-NO-x-icu", name COLLATE "nb-NO-x-icu", id)
  WHERE deleted_by_operation IS NULL;

-- «Sist endret» is the latest of four places: each is walked by its own index, and no act on many writes a fifth.
CREATE INDEX customer_by_change ON customer (updated_by_operation, id);
CREATE INDEX customer_industry_by_operation ON customer_industry (operation_id, customer_id);
CREATE INDEX customer_seller_by_operation ON customer_seller (operation_id, customer_id);
-- The sum keeps it from being taken for the latest change of one customer, which has an index that leads there at once.
CREATE INDEX change_of_customer ON change ((operation_id + 0), entity_id) WHERE entity = 'customer';
