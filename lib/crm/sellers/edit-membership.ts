import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { noonOf } from "../../dates/noon-of";
import { todayInOslo } from "../../dates/today";
import { formatDate } from "../../i18n/format";
import { calendarDay } from "../../validation/calendar-day";
import { id } from "../../validation/text";
import { groupMemberEntity } from "../groups/group-entity";
import { roleName } from "../groups/group-fields";
import { holdGroup } from "../groups/lock-group";
import { lockMember } from "../groups/lock-members";
import { handOver, handOverList } from "./hand-over";
import { holdStoppingSellers, seenSellers } from "./stopping-sellers";

const lastDay = z.union([z.literal("").transform(() => null), z.null(), calendarDay]);

/**
 * «Rolle i gruppen», «Fra» and «Til» of a member, each compared with what was seen; both days are included. Days that
 * leave out today ask where that stops somebody being a seller, as taking them out of the group does.
 */
export const editMembership = defineCommand({
  name: "groups.editMember",
  permission: "groups.edit",
  input: z
    .strictObject({ groupId: id, memberId: id, roleName, from: calendarDay, until: lastDay, sellers: seenSellers, handOver: handOverList, ...seenFields })
    .refine(({ from, until }) => until === null || until >= from, { error: "groups.errors.untilBeforeFrom", path: ["until"] }),
  undo: "undo",
  timeout: 60_000,
  async run(run) {
    const { input, tx, log, now, actor } = run;
    const { groupId, memberId, roleName: role, from, until, seen, keep } = input;
    const group = await holdGroup(tx, groupId);
    const { name, employeeId } = await lockMember(tx, groupId, memberId);
    const today = todayInOslo(now);
    const ends = from > today || (until !== null && until < today);
    const stopping = ends ? await holdStoppingSellers(tx, { membership: memberId }, { seen: input.sellers, today }) : [];
    const written = await editFields(run, {
      ...{ entity: groupMemberEntity, id: memberId, label: name, subjectId: employeeId },
      ...{ fields: { roleName: role, from, until }, seen, keep },
      show: (field, value) => shown(field, value, actor.language),
    });
    const handed = await handOver(run, stopping, input.handOver);
    if (written.length > 0) log.note({ group: group.name, stopped: stopping.length, ...handed });
    return { groupId, memberId };
  },
});

/** How a field's value is shown in a refusal: a day as it is written. */
const shown = (field: string, value: unknown, language: "nb" | "en"): string => {
  if (typeof value !== "string") return "";
  return field === "roleName" ? value : formatDate(noonOf(value), language);
};
