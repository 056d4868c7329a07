import { z } from "zod";

import { seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { additionalInfoFields, isAdditionalInfo } from "./additional-info-fields";
import { checkCustomerLinks } from "./check-customer-links";
import { customerFields } from "./customer-fields";
import { editCustomerFields } from "./edit-customer-fields";

/** «Tilleggsinfo» comes along while it is a section of «Firmainfo». */
const section = z.strictObject(additionalInfoFields).partial().shape;

/**
 * Changes «Firmainfo». Each changed field is compared with what the person saw: edits of different fields both
 * stand, a field that somebody else saved meanwhile is refused, naming who. Answers too whether «Tilleggsinfo»
 * was changed, and whether it is a tab of its own by now.
 */
export const editCustomer = defineCommand({
  name: "customers.edit",
  permission: "customers.edit",
  input: z.strictObject({ id, ...customerFields, ...section, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    const written = await editCustomerFields(run, { id, fields, seen, keep });
    await checkCustomerLinks(run.tx, {
      industry: written.includes("industry") ? fields.industry : null,
      seller: written.includes("seller") ? fields.seller : null,
    });
    const { additionalInfoAsTab } = await run.tx.firm.findUniqueOrThrow({ where: { id: 1 }, select: { additionalInfoAsTab: true } });
    return { id, additionalInfo: written.some(isAdditionalInfo), asTab: additionalInfoAsTab };
  },
});
