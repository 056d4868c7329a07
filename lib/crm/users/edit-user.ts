import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { defineCommand } from "../../command";
import { editFields, seenFields } from "../../change-log/edit-fields";
import { id, requiredLine } from "../../validation/text";
import { refuseWithoutAdmin } from "./refuse-without-admin";
import { emailAddress, userLanguage, userRole } from "./user-fields";

/** Changes an employee's name, address, role or language; each field is compared with the value that was seen. */
export const editUser = defineCommand({
  name: "users.edit",
  permission: "users.edit",
  input: z.object({
    id,
    name: requiredLine(120),
    email: emailAddress,
    role: userRole,
    language: userLanguage,
    ...seenFields,
  }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    await editFields(run, { entity: employeeEntity, id, fields, seen, keep, label: fields.name });
    await refuseWithoutAdmin(run.tx);
  },
});
