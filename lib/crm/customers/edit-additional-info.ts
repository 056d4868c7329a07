import { z } from "zod";

import { seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { additionalInfoFields } from "./additional-info-fields";
import { editCustomerFields } from "./edit-customer-fields";

/**
 * Changes a customer's «Tilleggsinfo» where it is a tab of its own; each field is compared with what the person saw.
 * Answers too whether it is a tab still, so that the form of a tab that is gone leads to where the fields are now.
 */
export const editAdditionalInfo = defineCommand({
  name: "customers.editAdditionalInfo",
  permission: "customers.edit",
  input: z.strictObject({ id, ...additionalInfoFields, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    await editCustomerFields(run, { id, fields, seen, keep });
    const { additionalInfoAsTab } = await run.tx.firm.findUniqueOrThrow({ where: { id: 1 }, select: { additionalInfoAsTab: true } });
    return { id, asTab: additionalInfoAsTab };
  },
});
