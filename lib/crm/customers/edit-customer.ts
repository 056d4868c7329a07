import { z } from "zod";

import { seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { additionalInfoFields, isAdditionalInfo } from "./additional-info-fields";
import { checkCustomerLinks, holdsIndustry } from "./check-customer-links";
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
    // Before the link is written: whoever moves many customers holds the industries first, and then the links.
    const industry = fields.industry !== seen.industry || keep.industry === "mine" ? fields.industry : null;
    const industryStands = industry === null || (await holdsIndustry(run.tx, industry));
    const written = await editCustomerFields(run, { id, fields, seen, keep });
    if (!industryStands && written.includes("industry")) throw refuseField("industry", "customers.errors.industryGone");
    await checkCustomerLinks(run.tx, { seller: written.includes("seller") ? fields.seller : null });
    const { additionalInfoAsTab } = await run.tx.firm.findUniqueOrThrow({ where: { id: 1 }, select: { additionalInfoAsTab: true } });
    return { id, additionalInfo: written.some(isAdditionalInfo), asTab: additionalInfoAsTab };
  },
});
