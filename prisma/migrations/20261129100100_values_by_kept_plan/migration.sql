-- As before, by statements whose plans are kept: one that was put together anew for each row was planned anew for each row.
CREATE OR REPLACE FUNCTION refuse_deleted_value() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  list text := TG_ARGV[0];
  chosen int := (to_jsonb(NEW) ->> TG_ARGV[1])::int;
BEGIN
  IF chosen IS NULL THEN RETURN NEW; END IF;
  CASE list
    WHEN 'contact_role' THEN PERFORM 1 FROM contact_role WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
    WHEN 'lost_reason' THEN PERFORM 1 FROM lost_reason WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
    WHEN 'opportunity_step' THEN PERFORM 1 FROM opportunity_step WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
    WHEN 'opportunity_type' THEN PERFORM 1 FROM opportunity_type WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
    WHEN 'origin' THEN PERFORM 1 FROM origin WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
    WHEN 'product' THEN PERFORM 1 FROM product WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
    WHEN 'source' THEN PERFORM 1 FROM source WHERE id = chosen AND deleted_by_operation IS NULL FOR KEY SHARE;
  END CASE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'violates constraint "value_not_deleted": the value % of % is deleted', chosen, list
      USING ERRCODE = 'check_violation', CONSTRAINT = 'value_not_deleted';
  END IF;
  RETURN NEW;
END $$;
