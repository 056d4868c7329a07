-- A job on many records begins when others of its kind have ended: until then it waits, and `started_at` is when it was sent.
ALTER TABLE job ADD COLUMN waiting boolean NOT NULL DEFAULT false;
