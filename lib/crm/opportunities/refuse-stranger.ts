import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";

/** Refuses a contact who is not at the customer today (Oslo's). */
export async function refuseStranger(tx: Transaction, { contact, customer }: { contact: number | null; customer: number }, now: Date): Promise<void> {
  if (contact === null) return;
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contact_link l JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NULL
    WHERE l.contact_id = ${contact} AND l.customer_id = ${customer} AND l.period @> ${todayInOslo(now)}::date AND l.deleted_by_operation IS NULL
    FOR KEY SHARE`;
  if (found.length === 0) throw refuseField("contact", "opportunities.errors.contactNotThere");
}
