-- The tree of groups stands whole: no group under one that is deleted. Looked at when a transaction ends, so that a
-- branch may be deleted, and brought back, in any order. Whoever deletes, brings back or moves a group waits for the same
-- lock, so that a group can't be put under another that is just being deleted.
CREATE FUNCTION lock_group_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('employee_group.parent_id'));
  RETURN NULL;
END $$;
CREATE TRIGGER employee_group_tree_lock BEFORE UPDATE OF parent_id, deleted_by_operation ON employee_group
  FOR EACH STATEMENT EXECUTE FUNCTION lock_group_tree();

CREATE FUNCTION refuse_group_orphan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM employee_group g JOIN employee_group p ON p.id = g.parent_id
    WHERE (g.id = NEW.id OR p.id = NEW.id) AND g.deleted_by_operation IS NULL AND p.deleted_by_operation IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'violates constraint "employee_group_no_orphan": a group cannot stand under a deleted one' USING ERRCODE = 'check_violation', CONSTRAINT = 'employee_group_no_orphan';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER employee_group_no_orphan AFTER INSERT OR UPDATE OF parent_id, deleted_by_operation ON employee_group
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_group_orphan();

-- The tree in Norwegian order, level by level; who is in a group; which groups were ever «Salg».
CREATE INDEX employee_group_in_order ON employee_group (parent_id, name COLLATE "nb-NO-x-icu", id) WHERE deleted_by_operation IS NULL;
CREATE INDEX group_member_group_id_idx ON group_member (group_id);
CREATE INDEX group_type_period_sales ON group_type_period (group_id) WHERE type = 'SALES';
