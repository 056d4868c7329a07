-- The list of opportunities, by the day they are expected to close, latest first, page by page.
CREATE INDEX opportunity_listed ON opportunity (expected_close DESC, id DESC) WHERE deleted_by_operation IS NULL;
