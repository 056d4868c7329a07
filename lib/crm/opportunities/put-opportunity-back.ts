import type { FieldValues } from "../../change-log/entity";
import type { Transaction } from "../../db/client";
import { partOfNow } from "../part-of-now";

/**
 * What an undo puts back of an opportunity: at the customer and with the contact that those it had are part of by now. To a
 * deleted customer it does not go back, out of sight; with one it goes to, it has no contact where that one was erased.
 */
export async function putOpportunityBack(tx: Transaction, _id: number, values: FieldValues): Promise<FieldValues> {
  const { customer: hadCustomer, contact: hadContact, ...others } = values;
  const customer = typeof hadCustomer === "number" ? await partOfNow(tx, "customer", hadCustomer) : null;
  if (typeof hadCustomer === "number" && (!customer || customer.deleted)) return others;
  const contact = typeof hadContact === "number" ? await partOfNow(tx, "contact", hadContact) : null;
  const isErased = typeof hadContact === "number" && !contact;
  return {
    ...others,
    ...(customer && { customer: customer.id }),
    ...("contact" in values && !(isErased && !customer) && { contact: contact?.id ?? null }),
  };
}
