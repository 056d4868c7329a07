import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { hashPassword, isPassword, newPassword } from "../../auth/password";
import { defineCommand } from "../../command";
import { NotFound, refuseField } from "../../refusal";

/** A person changes the own password, with the old one asked for. All sessions end, this one too. */
export const changeOwnPassword = defineCommand({
  name: "account.changePassword",
  permission: "account.use",
  input: z.object({ current: z.string().max(1000), password: newPassword }),
  undo: "final",
  async run({ input, actor, tx, log }) {
    const employee = await tx.employee.findUnique({ where: { id: actor.id ?? -1 } });
    if (!employee) throw new NotFound("employee");
    if (!(await isPassword(employee.passwordHash, input.current))) throw refuseField("current", "users.errors.passwordWrong");
    await tx.employee.update({ where: { id: employee.id }, data: { passwordHash: await hashPassword(input.password) } });
    const { count } = await tx.session.deleteMany({ where: { employeeId: employee.id } });
    log.note({ sessions: count });
    log.change({ entity: employeeEntity, id: employee.id, before: {}, after: { password: "changed" }, label: employee.name });
  },
});
