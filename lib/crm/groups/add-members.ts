import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { calendarDay } from "../../validation/calendar-day";
import { ids, id } from "../../validation/text";
import { roleName } from "./group-fields";
import { insertMembers } from "./insert-members";
import { holdGroup } from "./lock-group";

/** Puts one or several employees into a group at once, with one role and from one day: today (Oslo's) unless said otherwise. */
export const addMembers = defineCommand({
  name: "groups.addMembers",
  permission: "groups.edit",
  input: z.strictObject({
    groupId: id,
    employeeId: ids(200),
    roleName: roleName.default(""),
    from: z.union([z.literal("").transform(() => undefined), calendarDay]).optional(),
  }),
  undo: "undo",
  async run({ input: { groupId, employeeId: chosen, roleName: role, from }, tx, log, now }) {
    if (chosen.length === 0) throw refuseField("employeeId", "groups.errors.chooseEmployee");
    const group = await holdGroup(tx, groupId);
    const day = from ?? todayInOslo(now);
    await refuseMembers(tx, groupId, chosen, day);
    await insertMembers(
      { tx, log },
      groupId,
      chosen.map((employeeId) => ({ employeeId, roleName: role, from: day, until: null })),
    );
    log.note({ group: group.name, members: chosen.length });
    return { groupId };
  },
});

/** Refuses those who are in the group from that day on already, or will be, naming them. */
async function refuseMembers(tx: Transaction, groupId: number, chosen: number[], from: string): Promise<void> {
  const there = await tx.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT e.name FROM group_member m JOIN employee e ON e.id = m.employee_id
    WHERE m.group_id = ${groupId} AND m.employee_id = ANY(${chosen}::int[]) AND m.period && daterange(${from}::date, NULL) ORDER BY 1`;
  if (there.length > 0) throw refuseField("employeeId", "groups.errors.membersAlready", { names: there.map(({ name }) => name).join(", ") });
}
