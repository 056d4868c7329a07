-- Locking a year is undone like any other change of a record, and records of the log have ids: the year is its own.
ALTER TABLE budget_year ADD COLUMN id int NOT NULL GENERATED ALWAYS AS (year) STORED;
