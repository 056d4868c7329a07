-- The words of customers are made by statement, as those of contacts are: an import of three thousand made them, and looked
-- for new ones among all there are, three thousand times.
DROP TRIGGER customer_search_kept ON customer;
DROP FUNCTION keep_customer_search();
DROP TRIGGER customer_search_of_restored ON customer;
DROP FUNCTION keep_search_of_restored();

CREATE FUNCTION keep_search_of_new_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(SELECT id FROM now ORDER BY id));
  RETURN NULL;
END $$;
CREATE TRIGGER customer_search_made AFTER INSERT ON customer
  REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_new_customers();

-- Whose own facts changed; and of restored customers those who have contacts that were deleted by themselves meanwhile.
CREATE FUNCTION keep_search_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_customer_search(ARRAY(
    SELECT now.id FROM was JOIN now ON now.id = was.id
    WHERE (was.name, was.register_name, was.organization_number, was.visiting_city, was.postal_city, was.email, was.phone)
          IS DISTINCT FROM (now.name, now.register_name, now.organization_number, now.visiting_city, now.postal_city, now.email, now.phone)
    UNION
    SELECT l.customer_id FROM was JOIN now ON now.id = was.id
    JOIN contact_link l ON l.customer_id = now.id AND l.deleted_by_operation IS NULL
    JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NOT NULL
    WHERE was.deleted_by_operation IS NOT NULL AND now.deleted_by_operation IS NULL));
  RETURN NULL;
END $$;
CREATE TRIGGER customer_search_kept AFTER UPDATE ON customer
  REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_customers();
