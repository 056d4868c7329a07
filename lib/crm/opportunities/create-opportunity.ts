import { z } from "zod";

import { defineCommand } from "../../command";
import { refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { opportunityEntity } from "./opportunity-entity";
import { opportunityFormFields, opportunityLists } from "./opportunity-form-fields";
import { refuseStranger } from "./refuse-stranger";
import { sellersField } from "./sellers-field";
import { refuseNotSelling } from "./set-sellers";
import { probabilityOf } from "./step-probability";

/** A new opportunity from its form: open, with the probability of its step unless one is typed. */
export const createOpportunity = defineCommand({
  name: "opportunities.createOne",
  permission: "opportunities.edit",
  input: z.strictObject({ customer: id, sellers: sellersField, ...opportunityFormFields }),
  undo: "undo",
  async run({ input: { sellers, ...fields }, tx, log, now, operationId }) {
    const { customer, contact, source, type, step, products, title, amount, expectedClose } = fields;
    const offered = await holdChosen(tx, opportunityLists, fields);
    refuseNotOffered(offered, { before: {}, after: fields }, "opportunities.errors.valueGone");
    const customers = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM customer WHERE id = ${customer} AND deleted_by_operation IS NULL FOR SHARE`;
    if (customers.length === 0) throw refuseField("customer", "opportunities.errors.customerGone");
    await refuseStranger(tx, { contact, customer }, now);
    await refuseNotSelling(tx, [], sellers, now);

    const typed = fields.probability ?? null;
    const probability = typed ?? (await probabilityOf(tx, step));
    const [{ id }] = await tx.$queryRaw<[{ id: number }]>`
      INSERT INTO opportunity (title, customer_id, contact_id, source_id, type_id, step_id, amount, probability, probability_typed,
                               expected_close, updated_by_operation)
      VALUES (${title}, ${customer}, ${contact}::int, ${source}::int, ${type}::int, ${step}::int, ${amount}::bigint, ${probability}::int,
              ${typed !== null}, ${expectedClose}::date, ${operationId})
      RETURNING id`;
    await tx.opportunitySeller.createMany({ data: sellers.map(([employeeId, share]) => ({ opportunityId: id, employeeId, share })) });
    await tx.opportunityProduct.createMany({ data: products.map((productId) => ({ opportunityId: id, productId, operationId })) });
    log.change({ entity: opportunityEntity, id, before: null, after: { ...fields, status: "OPEN", probability, sellers }, label: title, subjectId: customer });
    return { id };
  },
});
