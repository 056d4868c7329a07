-- «Koble eksisterende kontakt»: a person is found by any part of name, e-mail or telephone number.
CREATE FUNCTION contact_words(name text, email text, phone text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.search_fold(name || ' ' || email || ' ' || regexp_replace(phone, '[^0-9]+', '', 'g'));

CREATE INDEX contact_words_found ON contact USING gin (contact_words(name, email, phone) gin_trgm_ops) WITH (fastupdate = off)
  WHERE deleted_by_operation IS NULL;
