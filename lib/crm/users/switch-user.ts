import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { id, onOff } from "../../validation/text";
import { refuseWithoutAdmin } from "./refuse-without-admin";

/** Switches an employee off (every session ends at once) or on again. Asks for a state, never for «the other one». */
export const switchUser = defineCommand({
  name: "users.switch",
  permission: "users.edit",
  input: z.object({ id, active: onOff }),
  undo: "undo",
  async run({ input: { id, active }, tx, log }) {
    const employee = await tx.employee.findUnique({ where: { id } });
    if (!employee) throw new NotFound("employee");
    const { count } = await tx.employee.updateMany({ where: { id, active: !active }, data: { active } });
    if (count === 0) return;
    if (!active) await tx.session.deleteMany({ where: { employeeId: id } });
    await refuseWithoutAdmin(tx);
    log.note({ active });
    log.change({ entity: employeeEntity, id, before: { active: !active }, after: { active }, label: employee.name });
  },
});
