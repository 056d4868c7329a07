-- Who was erased keeps a row, with the newest mark of deletion: apart from the others, so that no page or count of deleted
-- customers steps over all who were ever erased. Still one index, so that deleting a customer writes no more than it did.
DROP INDEX customer_deleted_latest;
CREATE INDEX customer_deleted_latest ON customer (erased_by_operation NULLS FIRST, deleted_by_operation DESC, id DESC)
  WHERE deleted_by_operation IS NOT NULL;

-- Who was erased has no contacts any more.
CREATE OR REPLACE VIEW contact_gone AS
SELECT DISTINCT l.contact_id
FROM customer d JOIN contact_link l ON l.customer_id = d.id AND l.deleted_by_operation IS NULL
WHERE d.deleted_by_operation IS NOT NULL AND d.erased_by_operation IS NULL
  AND NOT EXISTS (SELECT 1 FROM contact_link k JOIN customer c ON c.id = k.customer_id
                  WHERE k.contact_id = l.contact_id AND k.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL);
