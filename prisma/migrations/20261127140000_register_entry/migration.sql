-- The look-up of Enhetsregisteret: what it said of an enterprise and when, and what an extract that was loaded says of
-- those never asked about. It holds data of enterprises that may be persons (sole proprietorships): answers go after a
-- month when no customer has the number, and with the customer when that one is erased.
ALTER TABLE firm ADD COLUMN register_lookup boolean NOT NULL DEFAULT true;

CREATE TABLE register_entry (
  organization_number text PRIMARY KEY CONSTRAINT register_entry_number_digits CHECK (organization_number ~ '^[0-9]{9}$'),
  -- In the register's own spelling; empty when the register has taken the enterprise out of its open data.
  name text NOT NULL,
  -- The columns of the register's own file; one that is not there says nothing, which is not the same as empty.
  fields jsonb NOT NULL,
  status text NOT NULL CONSTRAINT register_entry_status CHECK (status IN ('registered', 'bankrupt', 'windingUp', 'forcedWindingUp', 'deleted')),
  status_since date,
  origin text NOT NULL CONSTRAINT register_entry_origin CHECK (origin IN ('answer', 'extract')),
  as_of timestamptz NOT NULL
);
-- A name is looked up by any part of its words.
CREATE INDEX register_entry_name ON register_entry USING gin (search_fold(name) gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX register_entry_answer_as_of ON register_entry (as_of) WHERE origin = 'answer';
