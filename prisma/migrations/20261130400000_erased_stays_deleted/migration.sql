-- Who is erased for good never stands again, whoever was just restoring the customer, or undoing its deletion, meanwhile.
ALTER TABLE customer ADD CONSTRAINT customer_erased_stays_deleted CHECK (erased_by_operation IS NULL OR deleted_by_operation IS NOT NULL);
