import { z } from "zod";

import { defineCommand } from "../../command";
import { refuseField } from "../../refusal";
import { id, key } from "../../validation/text";
import { isSeller } from "../groups/sellers";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { opportunityEntity } from "./opportunity-entity";
import { opportunityFormFields, opportunityLists } from "./opportunity-form-fields";
import { refuseStranger } from "./refuse-stranger";

const seller = z
  .union([z.literal("").transform(() => null), z.null(), id], key("errors.invalid"))
  .refine((chosen) => chosen !== null, key("opportunities.errors.noSeller"));

/** A new opportunity from its form: open, one seller who has all of it, the probability of its step. */
export const createOpportunity = defineCommand({
  name: "opportunities.createOne",
  permission: "opportunities.edit",
  input: z.strictObject({ customer: id, seller, ...opportunityFormFields }),
  undo: "undo",
  async run({ input: { seller, ...fields }, tx, log, now, operationId }) {
    const { customer, contact, source, type, step, products, title, amount, expectedClose } = fields;
    const offered = await holdChosen(tx, opportunityLists, fields);
    refuseNotOffered(offered, { before: {}, after: fields }, "opportunities.errors.valueGone");
    const customers = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM customer WHERE id = ${customer} AND deleted_by_operation IS NULL FOR SHARE`;
    if (customers.length === 0) throw refuseField("customer", "opportunities.errors.customerGone");
    await refuseStranger(tx, { contact, customer }, now);
    if (!(await isSeller(tx, seller, now))) throw refuseField("seller", "opportunities.errors.notSeller");

    const [{ id, probability }] = await tx.$queryRaw<[{ id: number; probability: number }]>`
      INSERT INTO opportunity (title, customer_id, contact_id, source_id, type_id, step_id, amount, probability, expected_close, updated_by_operation)
      VALUES (${title}, ${customer}, ${contact}::int, ${source}::int, ${type}::int, ${step}::int, ${amount}::bigint,
              coalesce((SELECT probability FROM opportunity_step WHERE id = ${step}::int), 0), ${expectedClose}::date, ${operationId})
      RETURNING id, probability`;
    await tx.opportunitySeller.create({ data: { opportunityId: id, employeeId: seller, share: 10_000 } });
    await tx.opportunityProduct.createMany({ data: products.map((productId) => ({ opportunityId: id, productId, operationId })) });
    const sellers = [{ employeeId: seller, share: 10_000 }];
    log.change({ entity: opportunityEntity, id, before: null, after: { ...fields, status: "OPEN", probability, sellers }, label: title, subjectId: customer });
    return { id };
  },
});
