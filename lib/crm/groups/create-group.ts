import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import { calendarDay } from "../../validation/calendar-day";
import { id as anId, line, optionalId } from "../../validation/text";
import { groupEntity } from "./group-entity";
import { groupFields } from "./group-fields";
import { insertMembers } from "./insert-members";
import { holdGroup, lockTree } from "./lock-group";
import { refuseNameTaken } from "./move-group";

const member = z.strictObject({ employeeId: anId, roleName: line(80).default("") });

/**
 * A new group, at the top or under another, with its first members. Its type («Standard» or «Salg») and its
 * members hold from `from`, which is today (Oslo's) unless said otherwise. Two groups of one name under the same
 * parent are refused, by the database too. Its undo leaves a group that has members or subgroups by then.
 */
export const createGroup = defineCommand({
  name: "groups.create",
  permission: "groups.edit",
  input: z.strictObject({
    ...groupFields,
    parentId: optionalId.default(null),
    from: calendarDay.optional(),
    members: z.array(member).max(1_000).default([]),
  }),
  undo: "undo",
  async run({ input: { members, ...input }, tx, log, now }) {
    const { name, description, parentId, type, from = todayInOslo(now) } = input;
    if (parentId !== null) {
      await lockTree(tx);
      await holdGroup(tx, parentId);
    }
    await refuseNameTaken(tx, [name], parentId, "name");
    const { id } = await tx.group.create({ data: { name, description, parentId }, select: { id: true } });
    await tx.$executeRaw`
      INSERT INTO group_type_period (group_id, type, period)
      VALUES (${id}, ${type}::group_type, daterange(${from}::date, NULL))`;
    log.note({ name, type });
    log.change({ entity: groupEntity, id, before: null, after: { name, description, parent: parentId, type } });
    await insertMembers(
      { tx, log },
      id,
      members.map((each) => ({ ...each, from, until: null })),
    );
    return { id };
  },
});
