-- An act that took longer than its form's answer may: who started it, what it is about (counts and ids alone, no names),
-- how far it is and what became of it. It is no part of the change log: the operation it makes is, found by the request
-- key that both bear. `beat_at` is renewed while the process that carries it out lives.
CREATE TABLE job (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  actor_id int NOT NULL REFERENCES employee,
  request_key uuid NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL,
  beat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  done int,
  total int,
  ended_at timestamptz,
  ending text CHECK (ending IN ('done', 'refused', 'failed', 'stopped')),
  -- What a refusal said, where the form stood, and where it leads now. Addresses may hold words that were searched for:
  -- all three are forgotten an hour after the end.
  refusal jsonb,
  back text,
  next text,
  -- Whether the person has seen how it ended.
  told boolean NOT NULL DEFAULT false,
  CONSTRAINT job_once UNIQUE (actor_id, request_key),
  CONSTRAINT job_ended CHECK ((ending IS NULL) = (ended_at IS NULL)),
  CONSTRAINT job_progress CHECK (done >= 0 AND total > 0 AND done <= total)
);
-- What each page asks of the person who reads it: whether there is something to tell of.
CREATE INDEX job_untold_idx ON job (actor_id) WHERE NOT told;
