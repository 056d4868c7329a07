-- Who has a code of the register besides the first: «Ta med tilleggskoder» looks them up by it.
CREATE INDEX customer_secondary_codes ON customer USING gin ((register_codes[2:])) WHERE cardinality(register_codes) > 1;
