import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { NotFound, refuseField } from "../../refusal";
import { checkCustomerLinks, holdsIndustry } from "./check-customer-links";
import { customerEntity } from "./customer-entity";
import { customerFields } from "./customer-fields";
import { showCustomerField } from "./show-customer-field";

/**
 * Changes «Firmainfo». Each changed field is compared with what the person saw: edits of different fields both
 * stand, a field that somebody else saved meanwhile is refused, naming who.
 */
export const editCustomer = defineCommand({
  name: "customers.edit",
  permission: "customers.edit",
  input: z.strictObject({ id, ...customerFields, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    const { tx, actor, operationId } = run;
    const [customer] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM customer WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
    if (!customer) throw new NotFound("customer");
    // Before the link is written: whoever moves many customers holds the industries first, and then the links.
    const industry = fields.industry !== seen.industry || keep.industry === "mine" ? fields.industry : null;
    const industryStands = industry === null || (await holdsIndustry(tx, industry));
    const written = await editFields(run, {
      entity: customerEntity,
      id,
      fields,
      seen,
      keep,
      label: customer.name,
      show: (field, value) => showCustomerField(tx, actor.language, field, value),
    });
    if (!industryStands && written.includes("industry")) throw refuseField("industry", "customers.errors.industryGone");
    await checkCustomerLinks(tx, { seller: written.includes("seller") ? fields.seller : null });
    if (written.length > 0) await tx.customer.update({ where: { id }, data: { updatedByOperation: operationId } });
    return { id };
  },
});
