import { z } from "zod";

import { defineCommand } from "../../command";
import { onOff } from "../../validation/text";
import { firmEntity } from "../firm/firm-entity";

/** Lets employees make categories from a card, or no longer: the setting that the permission «by setting» asks. */
export const letEmployeesCreate = defineCommand({
  name: "categories.letEmployeesCreate",
  permission: "categories.edit",
  input: z.strictObject({ allowed: onOff }),
  undo: "undo",
  async run({ input: { allowed }, tx, log }) {
    const { count } = await tx.firm.updateMany({ where: { id: 1, employeesMayCreateCategories: !allowed }, data: { employeesMayCreateCategories: allowed } });
    if (count === 0) return;
    log.note({ allowed: String(allowed) });
    log.change({ entity: firmEntity, id: 1, before: { employeesMayCreateCategories: !allowed }, after: { employeesMayCreateCategories: allowed } });
  },
});
