import { z } from "zod";

import { defineCommand } from "../../command";
import { checkCustomerLinks } from "./check-customer-links";
import { customerEntity } from "./customer-entity";
import { customerFields } from "./customer-fields";

/** A new customer. An organisation number that another customer has is refused by the database's own rule. */
export const createCustomer = defineCommand({
  name: "customers.create",
  permission: "customers.edit",
  input: z.strictObject(customerFields),
  undo: "undo",
  async run({ input, tx, log, operationId }) {
    const { industry, seller, ...fields } = input;
    await checkCustomerLinks(tx, { industry, seller });
    const { id } = await tx.customer.create({ data: { ...fields, updatedByOperation: operationId }, select: { id: true } });
    if (industry) await tx.customerIndustry.create({ data: { customerId: id, industryId: industry, operationId } });
    if (seller) await tx.customerSeller.create({ data: { customerId: id, employeeId: seller, operationId } });
    log.change({ entity: customerEntity, id, before: null, after: input, label: fields.name });
    return { id };
  },
});
