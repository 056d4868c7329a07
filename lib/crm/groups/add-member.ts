import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import { NotFound, refuseField } from "../../refusal";
import { calendarDay } from "../../validation/calendar-day";
import { id, line } from "../../validation/text";
import { insertMembers } from "./insert-members";

/**
 * Puts an employee into a group, from a day on or for a time: both days are included, `from` is today (Oslo's)
 * unless said otherwise. Refused while the employee is in the group already in that time.
 */
export const addMember = defineCommand({
  name: "groups.addMember",
  permission: "groups.edit",
  input: z.strictObject({
    groupId: id,
    employeeId: id,
    roleName: line(80).default(""),
    from: calendarDay.optional(),
    until: calendarDay.nullable().default(null),
  }),
  undo: "final",
  async run({ input, tx, log, now }) {
    const { groupId, from = todayInOslo(now), ...member } = input;
    if (member.until !== null && member.until < from) throw refuseField("until", "groups.errors.untilBeforeFrom");
    const [group] = await tx.$queryRaw<[{ name: string }?]>`
      SELECT name FROM employee_group WHERE id = ${groupId} AND deleted_by_operation IS NULL FOR KEY SHARE`;
    if (!group) throw new NotFound("group");
    const [inserted] = await insertMembers({ tx, log }, groupId, [{ ...member, from }]);
    log.note({ group: group.name });
    return { id: inserted };
  },
});
