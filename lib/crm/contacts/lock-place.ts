import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";

export interface LockedPlace {
  id: number;
  contactId: number;
  customerId: number;
  /** The person's name. */
  name: string;
  /** Both days included. */
  from: string;
  until: string | null;
  isPrimary: boolean;
}

/** Locks a person's place at a customer, the customer first: whoever changes its «Hovedkontakt» waits there. */
export async function lockPlace(tx: Transaction, id: number): Promise<LockedPlace> {
  const customers = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customer c WHERE c.id = (SELECT l.customer_id FROM contact_link l WHERE l.id = ${id}) AND c.deleted_by_operation IS NULL
    FOR NO KEY UPDATE`;
  const [place] = await tx.$queryRaw<LockedPlace[]>`
    SELECT l.id, l.contact_id AS "contactId", l.customer_id AS "customerId", p.name, lower(l.period)::text AS "from",
           (upper(l.period) - 1)::text AS until, l.is_primary AS "isPrimary"
    FROM contact_link l JOIN contact p ON p.id = l.contact_id
    WHERE l.id = ${id} AND l.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL
    FOR UPDATE OF l FOR KEY SHARE OF p`;
  if (customers.length === 0 || !place) throw new NotFound("contact");
  return place;
}
