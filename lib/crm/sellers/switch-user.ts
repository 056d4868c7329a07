import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import { NotFound } from "../../refusal";
import { id, onOff } from "../../validation/text";
import { refuseWithoutAdmin } from "../users/refuse-without-admin";
import { handOver, handOverList } from "./hand-over";
import { holdStoppingSellers, seenSellers } from "./stopping-sellers";

/**
 * Switches an employee off (every session ends at once) or on again. Asks for a state, never for «the other one». Who is
 * switched off is a seller no longer: that is asked, and what they have open may be handed over in the same operation.
 */
export const switchUser = defineCommand({
  name: "users.switch",
  permission: "users.edit",
  input: z.object({ id, active: onOff, sellers: seenSellers, handOver: handOverList }),
  undo: "undo",
  timeout: 60_000,
  async run(run) {
    const { input, tx, log, now } = run;
    const { id, active } = input;
    const employee = await tx.employee.findUnique({ where: { id } });
    if (!employee) throw new NotFound("employee");
    const stopping = active ? [] : await holdStoppingSellers(tx, { employee: id }, { seen: input.sellers, today: todayInOslo(now) });
    const { count } = await tx.employee.updateMany({ where: { id, active: !active }, data: { active } });
    if (count === 0) return;
    if (!active) await tx.session.deleteMany({ where: { employeeId: id } });
    await refuseWithoutAdmin(tx);
    log.note({ active, stopped: stopping.length });
    log.change({ entity: employeeEntity, id, before: { active: !active }, after: { active }, label: employee.name });
    log.note(await handOver(run, stopping, input.handOver));
  },
});
