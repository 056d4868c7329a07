-- What a loaded extract says of an enterprise stands beside what the register answered, instead of giving way to it for
-- good: the newer of the two is read, and an answer that goes (after a month, or with its customer) leaves the extract's row.
ALTER TABLE register_entry DROP CONSTRAINT register_entry_pkey, ADD CONSTRAINT register_entry_pkey PRIMARY KEY (organization_number, origin);
