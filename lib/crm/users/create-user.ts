import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { hashPassword, newPassword } from "../../auth/password";
import { defineCommand } from "../../command";
import { requiredLine } from "../../validation/text";
import { emailAddress, userLanguage, userRole } from "./user-fields";

/** A new employee who can sign in. The first one of an installation brings the firm's row along. */
export const createUser = defineCommand({
  name: "users.create",
  permission: "users.edit",
  input: z.object({
    name: requiredLine(120),
    email: emailAddress,
    role: userRole,
    language: userLanguage,
    /** Left out for the demo firm's people, who sign in by button. */
    password: newPassword.optional(),
    firmName: requiredLine(120).optional(),
  }),
  undo: "final",
  async run({ input, tx, log }) {
    const { password, firmName, ...fields } = input;
    if (firmName) await tx.$executeRaw`INSERT INTO firm (id, name, is_demo) VALUES (1, ${firmName}, false) ON CONFLICT DO NOTHING`;
    const passwordHash = password ? await hashPassword(password) : null;
    const { id } = await tx.employee.create({ data: { ...fields, passwordHash }, select: { id: true } });
    log.change({ entity: employeeEntity, id, before: null, after: { ...fields, active: true }, label: fields.name });
    return { id };
  },
});
