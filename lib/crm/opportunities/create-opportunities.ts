import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { refuseWhatIsGone } from "./refuse-what-is-gone";
import { opportunityEntity } from "./opportunity-entity";
import { type OpportunityFields, opportunityFields } from "./opportunity-fields";
import type { SellerShares } from "./sellers-field";

/**
 * Makes opportunities, one or many, as one operation. Each needs a customer that is not deleted, a contact who is
 * there now (if any), values that are in their lists, and sellers of today whose shares make 100 %.
 */
export const createOpportunities = defineCommand({
  name: "opportunities.create",
  permission: "opportunities.edit",
  input: z.strictObject({ opportunities: z.array(opportunityFields).min(1).max(5_000) }),
  undo: "undo",
  timeout: 60_000,
  async run({ input: { opportunities }, tx, log, now, operationId }) {
    await refuseWhatIsGone(tx, opportunities, now);
    const today = todayInOslo(now);
    const closing = opportunities.map((fields) => ({ ...fields, closedOn: fields.status === "OPEN" ? null : (fields.closedOn ?? today) }));
    const ids = await insert(tx, closing, operationId);
    await insertParts(tx, closing, ids, operationId);

    const [only] = closing.length === 1 ? closing : [];
    if (only) {
      const { customerId, contactId, sourceId, typeId, stepId, lostReasonId, sellers, ...after } = only;
      const links = { customer: customerId, contact: contactId, source: sourceId, type: typeId, step: stepId, lostReason: lostReasonId };
      log.change({
        entity: opportunityEntity,
        id: ids[0] ?? 0,
        before: null,
        after: { ...after, ...links, sellers: sharesOf(sellers) },
        label: only.title,
        subjectId: customerId,
      });
    } else {
      log.changeMany({ entity: opportunityEntity, field: "deleted", before: "true", after: "false", ids });
    }
    log.note({ opportunities: ids.length });
    return { ids };
  },
});

const sharesOf = (sellers: OpportunityFields["sellers"]): SellerShares =>
  sellers.map(({ employeeId, share }): [number, number] => [employeeId, share]).sort(([a], [b]) => a - b);

type Closing = Omit<OpportunityFields, "closedOn"> & { closedOn: string | null };

/** Answers the ids in the order of the opportunities: identities are dealt out in the order of the rows. */
async function insert(tx: Transaction, opportunities: Closing[], operationId: number): Promise<number[]> {
  const made = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO opportunity (title, customer_id, contact_id, source_id, type_id, step_id, lost_reason_id, status, amount,
                             probability, probability_typed, expected_close, closed_on, updated_by_operation)
    SELECT o.title, o."customerId", o."contactId", o."sourceId", o."typeId", o."stepId", o."lostReasonId", o.status, o.amount,
           coalesce(o.probability, CASE o.status WHEN 'WON' THEN 100 WHEN 'LOST' THEN 0 ELSE coalesce(s.probability, 0) END),
           o.probability IS NOT NULL,
           o."expectedClose", o."closedOn", ${operationId}::int
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(opportunities)}::jsonb) AS (
      title text, "customerId" int, "contactId" int, "sourceId" int, "typeId" int, "stepId" int, "lostReasonId" int,
      status opportunity_status, amount bigint, probability int, "expectedClose" date, "closedOn" date)) WITH ORDINALITY
      AS o(title, "customerId", "contactId", "sourceId", "typeId", "stepId", "lostReasonId", status, amount, probability, "expectedClose", "closedOn", n)
    LEFT JOIN opportunity_step s ON s.id = o."stepId"
    ORDER BY o.n RETURNING id`;
  return made.map(({ id }) => id).sort((a, b) => a - b);
}

async function insertParts(tx: Transaction, opportunities: Closing[], ids: number[], operationId: number): Promise<void> {
  const sellers = opportunities.flatMap((fields, n) => fields.sellers.map((seller) => ({ opportunity: ids[n], ...seller })));
  const products = opportunities.flatMap((fields, n) => fields.products.map((product) => ({ opportunity: ids[n], product })));
  await tx.$executeRaw`
    INSERT INTO opportunity_seller (opportunity_id, employee_id, share)
    SELECT opportunity, "employeeId", share
    FROM jsonb_to_recordset(${JSON.stringify(sellers)}::jsonb) AS s(opportunity int, "employeeId" int, share int)`;
  await tx.$executeRaw`
    INSERT INTO opportunity_product (opportunity_id, product_id, operation_id)
    SELECT opportunity, product, ${operationId}::int
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS p(opportunity int, product int)`;
}
