import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { dayBefore } from "../../dates/day-before";
import { todayInOslo } from "../../dates/today";
import { refuse } from "../../refusal";
import { id } from "../../validation/text";
import { groupMemberEntity } from "../groups/group-entity";
import { holdGroup } from "../groups/lock-group";
import { type LockedMember, lockMember } from "../groups/lock-members";
import { handOver, handOverList } from "./hand-over";
import { holdStoppingSellers, seenSellers } from "./stopping-sellers";

/**
 * Takes an employee out of a group from today on (Oslo's): yesterday is the last day, what was until then stays. Who
 * came today, or is yet to come, was never in it. Asks where that stops them being a seller; what they have open may be
 * handed over in the same operation.
 */
export const endMembership = defineCommand({
  name: "groups.removeMember",
  permission: "groups.edit",
  input: z.strictObject({ groupId: id, memberId: id, sellers: seenSellers, handOver: handOverList }),
  undo: "undo",
  timeout: 60_000,
  async run(run) {
    const { input, tx, log, now } = run;
    const group = await holdGroup(tx, input.groupId);
    const member = await lockMember(tx, input.groupId, input.memberId);
    const today = todayInOslo(now);
    if (member.until !== null && member.until < today) throw refuse("groups.errors.leftAlready");
    const stopping = await holdStoppingSellers(tx, { membership: member.id }, { seen: input.sellers, today });
    await takeOut(run, member, today);
    log.note({ group: group.name, stopped: stopping.length, ...(await handOver(run, stopping, input.handOver)) });
    return { groupId: input.groupId };
  },
});

async function takeOut({ tx, log, input }: Run<{ groupId: number }>, { id: memberId, employeeId, name, roleName, from, until }: LockedMember, today: string) {
  const record = { entity: groupMemberEntity, id: memberId, label: name, subjectId: employeeId };
  if (from >= today) {
    await tx.groupMember.delete({ where: { id: memberId } });
    log.change({ ...record, before: { group: input.groupId, employee: employeeId, roleName, from, until }, after: null });
  } else {
    await tx.$executeRaw`UPDATE group_member SET period = daterange(lower(period), ${today}::date) WHERE id = ${memberId}`;
    log.change({ ...record, before: { until }, after: { until: dayBefore(today) } });
  }
}
