import { z } from "zod";

import { employeeEntity } from "../../auth/employee-entity";
import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { userLanguage } from "./user-fields";

/** A person chooses the language to read the product in. */
export const setOwnLanguage = defineCommand({
  name: "account.setLanguage",
  permission: "account.use",
  input: z.object({ language: userLanguage }),
  undo: "undo",
  async run({ input: { language }, actor, tx, log }) {
    const employee = await tx.employee.findUnique({ where: { id: actor.id ?? -1 } });
    if (!employee) throw new NotFound("employee");
    if (employee.language === language) return;
    await tx.employee.update({ where: { id: employee.id }, data: { language } });
    log.change({ entity: employeeEntity, id: employee.id, before: { language: employee.language }, after: { language }, label: employee.name });
  },
});
