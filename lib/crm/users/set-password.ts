import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { hashPassword, newPassword } from "../../auth/password";
import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { id } from "../../validation/text";

/** An admin gives an employee a new password. Every session of that employee ends at once. */
export const setPassword = defineCommand({
  name: "users.setPassword",
  permission: "users.edit",
  input: z.object({ id, password: newPassword }),
  undo: "final",
  async run({ input, tx, log }) {
    const employee = await tx.employee.findUnique({ where: { id: input.id } });
    if (!employee) throw new NotFound("employee");
    await tx.employee.update({ where: { id: input.id }, data: { passwordHash: await hashPassword(input.password) } });
    const { count } = await tx.session.deleteMany({ where: { employeeId: input.id } });
    log.note({ sessions: count });
    log.change({ entity: employeeEntity, id: input.id, before: {}, after: { password: "changed" }, label: employee.name });
  },
});
