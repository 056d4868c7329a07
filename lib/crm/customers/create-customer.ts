import { z } from "zod";

import { defineCommand } from "../../command";
import { chosenIds } from "../../validation/text";
import { checkCustomerLinks } from "./check-customer-links";
import { customerEntity } from "./customer-entity";
import { customerFields } from "./customer-fields";
import { refuseLikelyDoubles, refuseTakenNumber } from "./likely-doubles";

/**
 * A new customer. An organisation number that another customer has is refused, naming that one. So is one that is likely
 * a customer already (see refuseLikelyDoubles), until it is sent again with `despite`: the customers that were shown.
 */
export const createCustomer = defineCommand({
  name: "customers.create",
  permission: "customers.edit",
  input: z.strictObject({ ...customerFields, despite: chosenIds.optional() }),
  undo: "undo",
  async run({ input, tx, log, operationId }) {
    const { despite = [], ...after } = input;
    const { industry, seller, ...fields } = after;
    await refuseTakenNumber(tx, fields.organizationNumber);
    await checkCustomerLinks(tx, { industry, seller });
    await refuseLikelyDoubles(tx, fields, despite);
    const { id } = await tx.customer.create({ data: { ...fields, updatedByOperation: operationId }, select: { id: true } });
    if (industry) await tx.customerIndustry.create({ data: { customerId: id, industryId: industry, operationId } });
    if (seller) await tx.customerSeller.create({ data: { customerId: id, employeeId: seller, operationId } });
    log.change({ entity: customerEntity, id, before: null, after, label: fields.name });
    return { id };
  },
});
