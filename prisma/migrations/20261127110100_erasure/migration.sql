-- «Slett for godt»: what is personal goes, for good; the operations stay.

-- A customer whose row is a tombstone: it has no name any more, and keeps its won sales countable.
ALTER TABLE customer ADD COLUMN erased_by_operation int;

-- Who was erased, by their ids alone: restoring an older backup erases them again.
CREATE TABLE erased_subject (
  subject text NOT NULL,
  subject_id int NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, subject_id)
);

-- The one way to take personal values out of the change log: the app's role may insert and read them, no more. It leaves
-- each change with a name that tells nothing and no values, which undoes nothing. Whoever it is called for stands among
-- the erased from then on.
CREATE FUNCTION erase_personal_values(of_subject text, ids int[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO erased_subject (subject, subject_id) SELECT of_subject, id FROM unnest(ids) AS id ON CONFLICT DO NOTHING;
  UPDATE change_personal SET label = '–', before = '{}', after = '{}' WHERE subject = of_subject AND subject_id = ANY (ids);
END $$;
REVOKE ALL ON FUNCTION erase_personal_values(text, int[]) FROM PUBLIC;
