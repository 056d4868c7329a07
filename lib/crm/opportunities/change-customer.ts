import { z } from "zod";

import { defineCommand } from "../../command";
import { refuse, refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { changeOpportunity } from "./change-opportunity";
import { lockOpportunity } from "./lock-opportunity";
import { chosenId } from "./opportunity-form-fields";
import { refuseStranger } from "./refuse-stranger";

/** Gives an opportunity to another customer than the one it was seen at, with a contact of that customer or none. */
export const changeCustomer = defineCommand({
  name: "opportunities.changeCustomer",
  permission: "opportunities.edit",
  input: z.strictObject({ id, from: id, customer: id, contact: chosenId }),
  undo: "undo",
  async run(run) {
    const { id, from, customer, contact } = run.input;
    const { tx, now } = run;
    const targets = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM customer WHERE id = ${customer} AND deleted_by_operation IS NULL FOR SHARE`;
    if (targets.length === 0) throw refuseField("customer", "opportunities.errors.customerGone");
    const locked = await lockOpportunity(tx, id);
    if (locked.customer === customer) return { id };
    if (locked.customer !== from) throw refuse("opportunities.errors.customerChanged");
    await refuseStranger(tx, { contact, customer }, now);
    const before = await tx.opportunity.findUniqueOrThrow({ where: { id }, select: { contactId: true } });
    await changeOpportunity(run, { id, locked, before: { customer: from, contact: before.contactId }, after: { customer, contact } });
    return { id };
  },
});
