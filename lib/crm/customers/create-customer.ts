import { z } from "zod";

import { defineCommand } from "../../command";
import { chosenIds } from "../../validation/text";
import { findRegisterEntry } from "../register/register-entry";
import { checkCustomerLinks } from "./check-customer-links";
import { customerEntity } from "./customer-entity";
import { customerFields } from "./customer-fields";
import { refuseLikelyDoubles, refuseTakenNumber } from "./likely-doubles";
import { rememberRegister, registerFacts } from "./register-facts";

/**
 * A new customer. What the register is known to say of its number comes along: its own spelling of the name, its codes, and
 * what the fields were filled with. An organisation number that another customer has is refused, naming that one. So is one that is likely
 * a customer already (see refuseLikelyDoubles), until it is sent again with `despite`: the customers that were shown.
 */
export const createCustomer = defineCommand({
  name: "customers.create",
  permission: "customers.edit",
  input: z.strictObject({ ...customerFields, despite: chosenIds.optional() }),
  undo: "undo",
  undoOthers: "customers.restoreOthers",
  async run({ input, actor, tx, log, operationId }) {
    const { despite = [], ...after } = input;
    const { industry, seller, ...fields } = after;
    await refuseTakenNumber(tx, fields.organizationNumber);
    await checkCustomerLinks(tx, { industry, seller });
    await refuseLikelyDoubles(tx, actor, fields, despite);
    const entry = fields.organizationNumber === null ? null : await findRegisterEntry(tx, fields.organizationNumber);
    const facts = entry ? await registerFacts(tx, entry, after) : { fields: {}, remembered: null };
    const { id } = await tx.customer.create({ data: { ...fields, ...facts.fields, updatedByOperation: operationId }, select: { id: true } });
    if (industry) await tx.customerIndustry.create({ data: { customerId: id, industryId: industry, operationId } });
    if (seller) await tx.customerSeller.create({ data: { customerId: id, employeeId: seller, operationId } });
    if (facts.remembered) await rememberRegister(tx, id, facts.remembered);
    log.change({ entity: customerEntity, id, before: null, after: { ...after, ...facts.fields }, label: fields.name });
    return { id };
  },
});
