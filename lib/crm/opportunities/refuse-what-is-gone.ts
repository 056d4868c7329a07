import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { listSellers } from "../groups/sellers";
import type { OpportunityFields } from "./opportunity-fields";

/**
 * Refuses opportunities that name what is deleted or was never there: customer, value of a list, product, contact
 * at that customer today (Oslo's), seller of today. What they name is held until the transaction ends.
 */
export async function refuseWhatIsGone(tx: Transaction, opportunities: OpportunityFields[], now: Date): Promise<void> {
  await refuseMissing(tx, [
    { table: "customer", field: "customerId", sentence: "opportunities.errors.customerGone", ids: opportunities.map(({ customerId }) => customerId) },
    { table: "source", field: "sourceId", sentence: valueGone, ids: opportunities.map(({ sourceId }) => sourceId) },
    { table: "opportunity_type", field: "typeId", sentence: valueGone, ids: opportunities.map(({ typeId }) => typeId) },
    { table: "opportunity_step", field: "stepId", sentence: valueGone, ids: opportunities.map(({ stepId }) => stepId) },
    { table: "lost_reason", field: "lostReasonId", sentence: valueGone, ids: opportunities.map(({ lostReasonId }) => lostReasonId) },
    { table: "product", field: "products", sentence: valueGone, ids: opportunities.flatMap(({ products }) => products) },
  ]);
  await refuseStrangers(tx, opportunities, now);
  const sellers = new Set((await listSellers(tx, { now })).map(({ id }) => id));
  if (opportunities.some((fields) => fields.sellers.some(({ employeeId }) => !sellers.has(employeeId))))
    throw refuseField("sellers", "opportunities.errors.notSeller");
}

const valueGone = "opportunities.errors.valueGone";

interface Named {
  table: string;
  field: string;
  sentence: string;
  ids: (number | null)[];
}

async function refuseMissing(tx: Transaction, named: Named[]): Promise<void> {
  const wanted = named.map(({ ids }) => [...new Set(ids)].filter((id) => id !== null));
  const held = named.map(
    ({ table }, n) => Prisma.sql`
    ${Prisma.raw(table)}_held AS MATERIALIZED (
      SELECT 1 FROM ${Prisma.raw(table)} WHERE id = ANY(${wanted[n]}::int[]) AND deleted_by_operation IS NULL FOR KEY SHARE)`,
  );
  const counts = named.map(({ table }) => Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(table)}_held)`);
  const [{ found }] = await tx.$queryRaw<[{ found: number[] }]>`WITH ${Prisma.join(held)} SELECT ARRAY[${Prisma.join(counts)}] AS found`;
  named.forEach(({ field, sentence }, n) => {
    if ((found[n] ?? 0) < (wanted[n]?.length ?? 0)) throw refuseField(field, sentence);
  });
}

async function refuseStrangers(tx: Transaction, opportunities: OpportunityFields[], now: Date): Promise<void> {
  const pairs = opportunities.filter(({ contactId }) => contactId !== null);
  const contacts = pairs.map(({ contactId }) => contactId);
  const [{ strangers }] = await tx.$queryRaw<[{ strangers: number }]>`
    WITH held AS MATERIALIZED (
      SELECT l.contact_id AS contact, l.customer_id AS customer
      FROM contact_link l JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NULL
      WHERE l.contact_id = ANY(${contacts}::int[]) AND l.period @> ${todayInOslo(now)}::date AND l.deleted_by_operation IS NULL FOR KEY SHARE
    )
    SELECT count(*)::int AS strangers FROM unnest(${contacts}::int[], ${pairs.map(({ customerId }) => customerId)}::int[]) AS named(contact, customer)
    WHERE NOT EXISTS (SELECT 1 FROM held WHERE held.contact = named.contact AND held.customer = named.customer)`;
  if (strangers > 0) throw refuseField("contactId", "opportunities.errors.contactNotThere");
}
