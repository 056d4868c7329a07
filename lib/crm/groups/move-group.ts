import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { Refusal, refuse, refuseField } from "../../refusal";
import { id, optionalId } from "../../validation/text";
import { groupEntity } from "./group-entity";
import { holdGroup, lockGroup, lockTree } from "./lock-group";

/**
 * «Flytt»: puts a group, with all that is under it, under another or at the top. Never under itself or a descendant,
 * however many move groups at once; and not over what somebody else moved since `seenParentId` was seen.
 */
export const moveGroup = defineCommand({
  name: "groups.move",
  permission: "groups.edit",
  input: z.strictObject({ id, parentId: optionalId, seenParentId: optionalId }),
  undo: "undo",
  async run({ input: { id, parentId, seenParentId }, tx, log, now }) {
    await lockTree(tx);
    const group = await lockGroup(tx, id, todayInOslo(now));
    if (group.parentId === parentId) return { id };
    if (group.parentId !== seenParentId) throw refuse("groups.errors.movedMeanwhile");
    const into = parentId === null ? null : await holdGroup(tx, parentId);
    if (parentId !== null && (await standsUnder(tx, parentId, id))) throw refuseField("parentId", "groups.errors.underItself");
    await refuseNameTaken(tx, [group.name], parentId, "parentId");
    await tx.group.update({ where: { id }, data: { parentId } });
    log.note({ name: group.name, to: into?.name ?? "", top: String(parentId === null) });
    log.change({ entity: groupEntity, id, before: { parent: group.parentId }, after: { parent: parentId } });
    return { id };
  },
});

/** Whether a group is another, or is under it. */
export async function standsUnder(tx: Transaction, id: number, over: number): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE up AS (
      SELECT g.id, g.parent_id FROM employee_group g WHERE g.id = ${id}
      UNION ALL SELECT g.id, g.parent_id FROM employee_group g JOIN up ON g.id = up.parent_id
    ) SELECT 1 FROM up WHERE id = ${over}`;
  return found.length > 0;
}

/**
 * Refuses to put groups of these names where one of the same name stands (other than the group `itself`), naming it.
 * `field`: none, and the whole form is refused.
 */
export async function refuseNameTaken(tx: Transaction, names: string[], parentId: number | null, field?: string, itself = 0): Promise<void> {
  const [taken] = await tx.$queryRaw<{ name: string }[]>`
    SELECT g.name FROM employee_group g JOIN unnest(${names}::text[]) AS n(name) ON g.name_key = name_key(n.name)
    WHERE g.parent_id IS NOT DISTINCT FROM ${parentId}::int AND g.deleted_by_operation IS NULL AND g.id <> ${itself} ORDER BY g.id LIMIT 1`;
  if (taken) throw new Refusal({ field, message: { key: "groups.errors.nameTakenThere", values: { name: taken.name } } });
}
