import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Database, Transaction } from "../../db/client";
import { Refusal, refuseField } from "../../refusal";
import { id, key } from "../../validation/text";
import { groupEntity } from "../groups/group-entity";
import { type LockedGroup, lockGroup, lockTree } from "../groups/lock-group";
import { refuseNameTaken } from "../groups/move-group";
import { changeType } from "../groups/type-history";
import { handOver, handOverList } from "./hand-over";
import { holdStoppingSellers, seenSellers } from "./stopping-sellers";

const count = z.coerce.number(key("errors.invalid")).int().min(0).max(2_147_483_647);

/**
 * Deletes a group; its members are not deleted. Its subgroups move up to where it stood, or are deleted with it, as was
 * chosen. It, and what goes with it, is of no type from today on; what it was until then stays, for past figures. Asks
 * again where it holds others than the question said. What those have open who stop being sellers may be handed over.
 */
export const deleteGroup = defineCommand({
  name: "groups.delete",
  permission: "groups.edit",
  input: z.strictObject({
    id,
    /** What becomes of the subgroups; where there are none it need not be said. */
    subgroups: z.enum(["moveUp", "delete", ""], key("errors.invalid")).default(""),
    /** How many the question said are under it, at whatever depth. */
    under: count,
    sellers: seenSellers,
    handOver: handOverList,
  }),
  undo: "undo",
  timeout: 60_000,
  async run(run) {
    const { input, tx, log, now } = run;
    await lockTree(tx);
    const group = await lockGroup(tx, input.id, todayInOslo(now));
    const under = await groupsUnder(tx, group.id);
    if (under.length !== input.under) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    if (under.length > 0 && input.subgroups === "") throw refuseField("subgroups", "groups.errors.chooseSubgroups");
    const deleting = [group.id, ...(input.subgroups === "delete" ? under : [])];
    const today = todayInOslo(now);
    const stopping = await holdStoppingSellers(tx, { groups: deleting }, { seen: input.sellers, today });
    for (const one of deleting.reverse()) await deleteOne(run, one, today);
    const moved = input.subgroups === "moveUp" ? await moveUp(run, group) : 0;
    const handed = await handOver(run, stopping, input.handOver);
    log.note({ name: group.name, under: deleting.length - 1, moved, stopped: stopping.length, ...handed });
    return { parentId: group.parentId };
  },
});

/** All groups under one, at whatever depth, those above before those below. */
export async function groupsUnder(db: Database | Transaction, id: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE down AS (
      SELECT g.id, 1 AS depth FROM employee_group g WHERE g.parent_id = ${id} AND g.deleted_by_operation IS NULL
      UNION ALL SELECT g.id, down.depth + 1 FROM employee_group g JOIN down ON g.parent_id = down.id WHERE g.deleted_by_operation IS NULL
    ) SELECT id FROM down ORDER BY depth, id`;
  return rows.map((row) => row.id);
}

/** Whether anybody was ever a seller in one of these groups, so that past sales are counted in it. By the view `sales_membership`, as the report counts. */
export async function haveSold(db: Database, groups: number[]): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`SELECT 1 FROM sales_membership WHERE group_id = ANY(${groups}::int[]) LIMIT 1`;
  return found.length > 0;
}

/** Puts the group's own subgroups where it stood itself: after its deletion, so that one of them may have its name. */
async function moveUp({ tx, log }: Run<unknown>, { id, parentId }: LockedGroup): Promise<number> {
  const subgroups = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT id, name FROM employee_group WHERE parent_id = ${id} AND deleted_by_operation IS NULL ORDER BY id FOR UPDATE`;
  const names = subgroups.map(({ name }) => name);
  await refuseNameTaken(tx, names, parentId);
  await tx.group.updateMany({ where: { id: { in: subgroups.map((each) => each.id) } }, data: { parentId } });
  for (const each of subgroups) log.change({ entity: groupEntity, id: each.id, before: { parent: id }, after: { parent: parentId } });
  return subgroups.length;
}

async function deleteOne(run: Run<unknown>, id: number, today: string): Promise<void> {
  const types = await changeType(run, id, null, today);
  await run.tx.group.update({ where: { id }, data: { deletedByOperation: run.operationId } });
  run.log.change({ entity: groupEntity, id, before: { deleted: false, types: types.before }, after: { deleted: true, types: types.after } });
}
