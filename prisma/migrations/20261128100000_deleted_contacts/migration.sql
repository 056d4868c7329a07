-- Deleted contacts, latest first; it also serves whoever counts them.
CREATE INDEX contact_deleted_latest ON contact (deleted_by_operation DESC, id DESC) WHERE deleted_by_operation IS NOT NULL;
