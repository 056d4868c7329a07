import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import { refuseField } from "../../refusal";
import { calendarDay } from "../../validation/calendar-day";
import { id, line } from "../../validation/text";
import { insertMembers } from "./insert-members";
import { holdGroup } from "./lock-group";

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
  undo: "undo",
  async run({ input, tx, log, now }) {
    const { groupId, from = todayInOslo(now), ...member } = input;
    if (member.until !== null && member.until < from) throw refuseField("until", "groups.errors.untilBeforeFrom");
    const group = await holdGroup(tx, groupId);
    const [inserted] = await insertMembers({ tx, log }, groupId, [{ ...member, from }]);
    log.note({ group: group.name });
    return { id: inserted };
  },
});
