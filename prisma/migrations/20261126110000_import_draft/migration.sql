-- A file between its preview and its import, as it was sent, packed. It holds personal data of the register, so it is
-- gone when it is imported, replaced by another of the same person, or a day old.
CREATE TABLE import_draft (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_name text NOT NULL,
  file bytea NOT NULL,
  kept_by int NOT NULL,
  kept_at timestamptz NOT NULL,
  operation_id int NOT NULL
);
