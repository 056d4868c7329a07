-- Deleted customers, latest first; it also serves whoever counts them. In place of an index by id alone, so that deleting
-- a customer writes no more than it did.
CREATE INDEX customer_deleted_latest ON customer (deleted_by_operation DESC, id DESC) WHERE deleted_by_operation IS NOT NULL;
DROP INDEX customer_deleted;

-- A contact hangs on its customers: when the last one is deleted (places that have ended count), it is deleted with it,
-- by no mark of its own, and so comes back with it too. Read from the deleted customers, who are few.
CREATE VIEW contact_gone AS
SELECT DISTINCT l.contact_id
FROM customer d JOIN contact_link l ON l.customer_id = d.id AND l.deleted_by_operation IS NULL
WHERE d.deleted_by_operation IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM contact_link k JOIN customer c ON c.id = k.customer_id
                  WHERE k.contact_id = l.contact_id AND k.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL);
COMMENT ON VIEW contact_gone IS 'The contacts who are deleted because all their customers are';
