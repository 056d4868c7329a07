-- How much of the register is loaded, and from when, is read off this alone: an extract has a million wide rows.
CREATE INDEX register_entry_extract_as_of ON register_entry (as_of) WHERE origin = 'extract';
