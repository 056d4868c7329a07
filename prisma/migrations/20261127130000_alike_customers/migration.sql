-- Which customers are likely the same: the rules, in this one place, for the form of a new customer, the import and the
-- page «Mulige dubletter». Two customers are alike when they have a near name and a postcode in common, or a web or
-- e-mail domain of their own in common.

-- A name as it is compared: folded as a search is, without what says the company's form («AS», «A/S», «Ltd») at its end,
-- or as Norwegians once wrote it, at its beginning («A/S Fjord»). A name of nothing else stays as it is.
CREATE FUNCTION likeness_name(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT coalesce(nullif(btrim(regexp_replace(
      regexp_replace(folded, '( (a s|as|asa|ans|da|sa|ba|bl|ks|nuf|iks|kf|fkf|hf|rhf|sf|enk|brl|al|a l|se|ab|oy|aps|ltd|limited|gmbh|inc|llc|plc|bv))+ $', ' '),
      '^ (a s|as) (?=.)', ' ')), ''), btrim(folded))
    FROM (SELECT ' ' || btrim(regexp_replace(search_fold(name), '[^[:alnum:]]+', ' ', 'g')) || ' ' AS folded) AS f
  );

-- The same name written a little differently: the same letters however they are parted into words, or nearly the same
-- trigrams. Figures tell companies of one name apart («Solkraft 12», «Solkraft 13»), so they must agree.
CREATE FUNCTION near_names(a text, b text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(likeness_name(a), ' ', '') = replace(likeness_name(b), ' ', '')
    OR (regexp_replace(likeness_name(a), '[^0-9]+', ' ', 'g') = regexp_replace(likeness_name(b), '[^0-9]+', ' ', 'g')
        AND similarity(likeness_name(a), likeness_name(b)) >= 0.6);

-- The domain of a web or an e-mail address, where it is the customer's own: not that of a provider of mailboxes, of a
-- social network or of a directory, which say nothing of who writes there, nor one that stands for examples (RFC 2606).
CREATE FUNCTION own_domain(address text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (
    SELECT CASE WHEN host ~ '^[^.].*\.[a-z0-9-]+$'
      AND host !~ '(^|\.)(facebook|instagram|linkedin|twitter|youtube|tiktok|google)\.(com|no)$'
      AND host !~ '(^|\.)example(\.(com|net|org|no))?$'
      AND host !~ '^(proff|gulesider|1881|finn|purehelp|mittanbud|brreg)\.no$'
      AND host !~ '^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|mail|proton|protonmail|fastmail|zoho|yandex)\.(com|no|net|org|me|ru|de|co\.uk|se|dk)$'
      AND host !~ '^(online|broadpark|getmail|frisurf|start|sensewave|c2i|lyse|altibox|bbnett|bbxnett|ebnett|eunet|haugnett|tele2|epost|nextgentel|enivest|loqal|monet|signal|sf-nett|tussa|powertech|chello|telia|mimer|vktv|hesbynett|gigafib|kvinnherad|ntebb|neasonline|infowest|combitel)\.(no|com|net)$'
      THEN host END
    FROM (SELECT substring(btrim(lower(address)) FROM '^(?:[a-z]+://)?(?:[^/@]*@)?(?:www[0-9]?\.)?([^/:?#@[:space:]]+)') AS host) AS h
  );

-- What two alike customers have in common, to be looked up by: the beginning and the end of the name at each postcode (a
-- small mistake spoils one of them), and each domain of its own.
CREATE FUNCTION likeness_keys(name text, postal_code text, visiting_code text, website text, email text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT coalesce(array_agg(DISTINCT key), '{}') FROM (
      SELECT unnest(ARRAY['<' || btrim(code) || left(compact, 4), '>' || btrim(code) || right(compact, 4)]) AS key
      FROM (VALUES (postal_code), (visiting_code)) AS at(code), (SELECT replace(likeness_name(name), ' ', '') AS compact) AS n
      WHERE btrim(code) <> ''
      UNION ALL SELECT '@' || own_domain(address) FROM (VALUES (website), (email)) AS of(address) WHERE address <> ''
    ) AS keys WHERE key IS NOT NULL
  );

CREATE INDEX customer_likeness ON customer USING gin (likeness_keys(name, postal_code, visiting_code, website, email)) WITH (fastupdate = off);

-- The customers that are like one of these values, deleted ones too, which have to be told apart by who asks; `but` is
-- the customer itself. At most twenty, those of a near name first. A domain that more than six share (a chain, a federation) tells nothing.
-- Each look-up is bounded, so that a name that hundreds have at one postcode costs no more than a rare one. Its time is
-- that of an index: a plan that walks the table, chosen while it is small, would be kept when it is large.
CREATE FUNCTION alike_customers(of_name text, of_postal_code text, of_visiting_code text, of_website text, of_email text, but int)
  RETURNS TABLE (id int, near_name boolean, same_domain boolean, deleted boolean)
  LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  keys text[] := likeness_keys(of_name, of_postal_code, of_visiting_code, of_website, of_email);
  names text[] := ARRAY(SELECT key FROM unnest(keys) AS key WHERE key !~ '^@');
  domains text[] := ARRAY(SELECT key FROM unnest(keys) AS key WHERE key ~ '^@');
  codes text[] := ARRAY(SELECT btrim(code) FROM unnest(ARRAY[of_postal_code, of_visiting_code]) AS code WHERE btrim(code) <> '');
  sharing int[] := '{}';
BEGIN
  IF domains <> '{}' THEN
    sharing := ARRAY(
      SELECT c.id FROM customer c
      WHERE likeness_keys(c.name, c.postal_code, c.visiting_code, c.website, c.email) && domains AND c.id IS DISTINCT FROM but LIMIT 6);
    IF cardinality(sharing) > 5 THEN sharing := '{}'; END IF;
  END IF;
  RETURN QUERY
  SELECT found.id, bool_or(found.near_name), found.id = ANY (sharing), bool_or(found.deleted)
  FROM (
    SELECT c.id, btrim(c.postal_code) = ANY (codes) OR btrim(c.visiting_code) = ANY (codes) AS near_name, c.deleted_by_operation IS NOT NULL AS deleted, c.name
    FROM (SELECT * FROM customer n
          WHERE names <> '{}' AND likeness_keys(n.name, n.postal_code, n.visiting_code, n.website, n.email) && names AND n.id IS DISTINCT FROM but LIMIT 300) AS c
    WHERE near_names(c.name, of_name)
    UNION ALL
    SELECT c.id, false, c.deleted_by_operation IS NOT NULL, c.name FROM customer c WHERE c.id = ANY (sharing)
  ) AS found
  GROUP BY found.id ORDER BY 2 DESC, found.id LIMIT 20;
END $$;

-- The pairs that are alike, kept by triggers, so that «Mulige dubletter» reads them off. Deleted customers are among
-- them and not shown: whoever is restored is shown again.
CREATE TABLE customer_alike (
  lower_id int NOT NULL REFERENCES customer ON DELETE CASCADE,
  higher_id int NOT NULL REFERENCES customer ON DELETE CASCADE,
  near_name boolean NOT NULL,
  same_domain boolean NOT NULL,
  PRIMARY KEY (higher_id, lower_id),
  CONSTRAINT customer_alike_in_order CHECK (lower_id < higher_id),
  CONSTRAINT customer_alike_somehow CHECK (near_name OR same_domain)
);
CREATE INDEX customer_alike_lower_id_idx ON customer_alike (lower_id);

-- The seventh customer of a domain makes it tell nothing of the six either.
CREATE FUNCTION forget_shared_domain(of_website text, of_email text) RETURNS void
  LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  domains text[] := likeness_keys('', '', '', of_website, of_email);
  sharing int[];
BEGIN
  IF domains = '{}' THEN RETURN; END IF;
  sharing := ARRAY(SELECT c.id FROM customer c WHERE likeness_keys(c.name, c.postal_code, c.visiting_code, c.website, c.email) && domains LIMIT 7);
  IF cardinality(sharing) < 7 THEN RETURN; END IF;
  DELETE FROM customer_alike WHERE lower_id = ANY (sharing) AND higher_id = ANY (sharing) AND NOT near_name;
  UPDATE customer_alike SET same_domain = false WHERE lower_id = ANY (sharing) AND higher_id = ANY (sharing) AND same_domain;
END $$;

CREATE FUNCTION keep_customer_alike() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM customer_alike WHERE lower_id = NEW.id OR higher_id = NEW.id;
  END IF;
  INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
  SELECT least(NEW.id, a.id), greatest(NEW.id, a.id), a.near_name, a.same_domain
  FROM alike_customers(NEW.name, NEW.postal_code, NEW.visiting_code, NEW.website, NEW.email, NEW.id) AS a
  ON CONFLICT (higher_id, lower_id) DO UPDATE SET near_name = EXCLUDED.near_name, same_domain = EXCLUDED.same_domain;
  PERFORM forget_shared_domain(NEW.website, NEW.email);
  RETURN NULL;
END $$;
CREATE TRIGGER customer_alike_made AFTER INSERT ON customer FOR EACH ROW
  WHEN (NEW.postal_code <> '' OR NEW.visiting_code <> '' OR NEW.website <> '' OR NEW.email <> '')
  EXECUTE FUNCTION keep_customer_alike();
CREATE TRIGGER customer_alike_kept AFTER UPDATE OF name, postal_code, visiting_code, website, email ON customer FOR EACH ROW
  WHEN ((OLD.name, OLD.postal_code, OLD.visiting_code, OLD.website, OLD.email)
        IS DISTINCT FROM (NEW.name, NEW.postal_code, NEW.visiting_code, NEW.website, NEW.email))
  EXECUTE FUNCTION keep_customer_alike();

-- Those that were there before.
INSERT INTO customer_alike (lower_id, higher_id, near_name, same_domain)
SELECT a.id, c.id, a.near_name, a.same_domain
FROM customer c CROSS JOIN LATERAL alike_customers(c.name, c.postal_code, c.visiting_code, c.website, c.email, c.id) AS a
WHERE a.id < c.id ON CONFLICT DO NOTHING;
