import { withMerged } from "../../change-log/with-merged";
import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { comesBack } from "../deleted-contacts/comes-back";

export interface Erasure {
  /** Contacts who have no other customer, and go. */
  contacts: number;
  /** Opportunities in all; of those, what was won keeps its amounts. */
  opportunities: number;
  won: number;
}

/** What «Slett for godt» of a deleted customer takes, and of those that were merged into it. */
export async function countErasure(db: Database | Transaction, id: number): Promise<Erasure> {
  const ids = await withMerged(db, "customer", [id]);
  const [counts] = await db.$queryRaw<[Erasure]>`
    SELECT (SELECT count(*)::int FROM (${contactsOfNoOther(ids)}) p WHERE NOT p."isMerged") AS contacts,
           count(*)::int AS opportunities, count(*) FILTER (WHERE o.status = 'WON')::int AS won
    FROM opportunity o WHERE o.customer_id = ANY(${ids}::int[]) AND o.deleted_by_operation IS NULL`;
  return counts;
}

/**
 * Contacts who are or were at these customers and at no other, nor come back at another. `isMerged`: the other half of a contact, which goes without
 * being counted: an undo of the merge would bring it back with no customer to find it by.
 */
export const contactsOfNoOther = (customers: number[]): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT here.contact_id AS id, EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = here.contact_id) AS "isMerged"
  FROM contact_link here JOIN contact p ON p.id = here.contact_id
  WHERE here.customer_id = ANY(${customers}::int[])
    AND NOT EXISTS (SELECT 1 FROM contact_link l WHERE l.contact_id = here.contact_id AND ${comesBack} AND l.customer_id <> ALL(${customers}::int[]))`;
