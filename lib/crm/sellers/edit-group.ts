import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand, type Run } from "../../command";
import { todayInOslo } from "../../dates/today";
import { refuse } from "../../refusal";
import { id } from "../../validation/text";
import { groupEntity } from "../groups/group-entity";
import { groupFields, type GroupType } from "../groups/group-fields";
import { type LockedGroup, lockGroup } from "../groups/lock-group";
import { refuseNameTaken } from "../groups/move-group";
import { changeType } from "../groups/type-history";
import { handOver, handOverList } from "./hand-over";
import { holdStoppingSellers, seenSellers } from "./stopping-sellers";

const input = z.strictObject({ id, ...groupFields, sellers: seenSellers, handOver: handOverList, ...seenFields });

/**
 * «Rediger» of a group: name, description and type, each compared with what was seen. A type changes from today on, what
 * it was until then stays. From «Salg» to «Standard» asks where that stops somebody being a seller; what these have open
 * may be handed over in the same operation.
 */
export const editGroup = defineCommand({
  name: "groups.edit",
  permission: "groups.edit",
  input,
  undo: "undo",
  timeout: 60_000,
  async run(run) {
    const { id, name, description, seen, keep } = run.input;
    const group = await lockGroup(run.tx, id, todayInOslo(run.now));
    const { type: seenType, ...others } = seen;
    const written = await editFields(run, {
      ...{ entity: groupEntity, id, fields: { name, description }, seen: others, keep },
      check: (_, after) => ("name" in after ? refuseNameTaken(run.tx, [name], group.parentId, "name", id) : undefined),
    });
    const counts = await editType(run, group, seenType);
    if (written.length > 0 || counts) run.log.note({ from: group.name, name, type: counts ? run.input.type : "", ...(counts ?? { stopped: 0, ...none }) });
    return { id };
  },
});

const none = { customers: 0, opportunities: 0 };

/** How many it stopped being sellers, and what was handed over; null where the type stays. */
async function editType(run: Run<z.output<typeof input>>, group: LockedGroup, seen: unknown) {
  const { log, now } = run;
  const { type } = run.input;
  if (type === group.type || type === seen) return null;
  if (seen !== undefined && seen !== group.type) throw refuse("groups.errors.typeMeanwhile");
  const today = todayInOslo(now);
  const stopping = await stoppedBy(run, group, type, today);
  const types = await changeType(run, group.id, type, today);
  log.change({ entity: groupEntity, id: group.id, before: { types: types.before }, after: { types: types.after } });
  return { stopped: stopping.length, ...(await handOver(run, stopping, run.input.handOver)) };
}

async function stoppedBy({ input: { sellers }, tx }: Run<{ sellers: string }>, group: LockedGroup, type: GroupType, today: string) {
  return type === "STANDARD" ? holdStoppingSellers(tx, { groups: [group.id] }, { seen: sellers, today }) : [];
}
