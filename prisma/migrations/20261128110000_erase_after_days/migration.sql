-- After how many days deleted customers and contacts are erased by themselves; never unless it is set.
ALTER TABLE firm ADD COLUMN erase_after_days int CONSTRAINT firm_erase_after_days CHECK (erase_after_days BETWEEN 1 AND 3650);
