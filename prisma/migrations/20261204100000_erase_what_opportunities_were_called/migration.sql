-- As before, and what the log keeps of the erased customers' opportunities from when those were another customer's: their
-- titles stand there under that one. So it is called while the opportunities are still there.
-- Indexes: opportunity_customer_id_idx, change_entity_entity_id_id_idx.
CREATE OR REPLACE FUNCTION erase_personal_values(of_subject text, ids int[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO erased_subject (subject, subject_id) SELECT of_subject, id FROM unnest(ids) AS id ON CONFLICT DO NOTHING;
  -- First, while the log still says into whom they were merged.
  UPDATE change_personal p SET label = '–', before = '{}', after = '{}'
  FROM (
    SELECT c.operation_id, coalesce(m.after ->> 'mergedInto', m.before ->> 'mergedInto')::int AS into_id
    FROM change c JOIN change_personal m ON m.change_id = c.id
    WHERE c.entity = of_subject AND c.entity_id = ANY (ids) AND m.after ? 'mergedInto'
  ) AS merger JOIN change c ON c.operation_id = merger.operation_id
  WHERE p.change_id = c.id AND p.subject = of_subject AND p.subject_id = merger.into_id;
  IF of_subject = 'customer' THEN
    UPDATE change_personal p SET label = '–', before = '{}', after = '{}'
    FROM opportunity o JOIN change c ON c.entity = 'opportunity' AND c.entity_id = o.id
    WHERE o.customer_id = ANY (ids) AND p.change_id = c.id;
  END IF;
  UPDATE change_personal SET label = '–', before = '{}', after = '{}' WHERE subject = of_subject AND subject_id = ANY (ids);
END $$;
