-- A probability that somebody typed stays when the step changes; one that was taken over from the step follows it.
ALTER TABLE opportunity ADD COLUMN probability_typed boolean NOT NULL DEFAULT false;
