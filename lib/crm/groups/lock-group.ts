import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";
import type { GroupType } from "./group-fields";

export interface LockedGroup {
  id: number;
  name: string;
  parentId: number | null;
  /** Today's (Oslo's); a group that has none yet is «Standard». */
  type: GroupType;
}

/** Whoever changes the tree waits here, before anything of it is read or locked; the database's own guard takes the same lock. */
export async function lockTree(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('employee_group.parent_id'))`;
}

/** Locks a group that is not deleted against everybody else who changes it, or who is in it. */
export async function lockGroup(tx: Transaction, id: number, today: string): Promise<LockedGroup> {
  const [group] = await tx.$queryRaw<LockedGroup[]>`
    SELECT g.id, g.name, g.parent_id AS "parentId",
           coalesce((SELECT t.type::text FROM group_type_period t WHERE t.group_id = g.id AND t.period @> ${today}::date), 'STANDARD') AS type
    FROM employee_group g WHERE g.id = ${id} AND g.deleted_by_operation IS NULL FOR UPDATE OF g`;
  if (!group) throw new NotFound("group");
  return group;
}

/** Holds a group against its deletion, while something is put into it. */
export async function holdGroup(tx: Transaction, id: number): Promise<{ name: string }> {
  const [group] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM employee_group WHERE id = ${id} AND deleted_by_operation IS NULL FOR SHARE`;
  if (!group) throw new NotFound("group");
  return group;
}
