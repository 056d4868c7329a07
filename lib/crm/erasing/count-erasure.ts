import type { Database, Transaction } from "../../db/client";

export interface Erasure {
  /** Contacts who have no other customer, and go. */
  contacts: number;
  /** Opportunities in all; of those, what was won keeps its amounts. */
  opportunities: number;
  won: number;
}

/** What «Slett for godt» of a deleted customer takes. */
export async function countErasure(db: Database | Transaction, id: number): Promise<Erasure> {
  const [counts] = await db.$queryRaw<[Erasure]>`
    SELECT (SELECT count(DISTINCT l.contact_id)::int FROM contact_link l WHERE l.customer_id = ${id}
              AND NOT EXISTS (SELECT 1 FROM contact_link k WHERE k.contact_id = l.contact_id AND k.deleted_by_operation IS NULL AND k.customer_id <> ${id})) AS contacts,
           count(*)::int AS opportunities, count(*) FILTER (WHERE o.status = 'WON')::int AS won
    FROM opportunity o WHERE o.customer_id = ${id} AND o.deleted_by_operation IS NULL`;
  return counts;
}
