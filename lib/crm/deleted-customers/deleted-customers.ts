import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type Actor, can } from "../../permissions";
import { searchParts } from "../customers/customer-conditions";
import { everyCustomer } from "../customers/customer-filters";
import { searchTerms } from "../customers/search-terms";
import type { RestoreSelection } from "../restoring/restorable";

/** The condition on customers `c` that they are deleted, selected, and somebody's to restore: an admin's all, else one's own. */
export async function deletedCustomers(db: Transaction, actor: Actor, { ids, words }: RestoreSelection): Promise<Prisma.Sql> {
  const own = Prisma.sql`EXISTS (SELECT 1 FROM operation w WHERE w.id = c.deleted_by_operation AND w.actor_id = ${actor.id}::int)`;
  const conditions = [
    canBeRestored,
    ...(can(actor, "customers.restoreOthers") ? [] : [own]),
    ...(ids ? [Prisma.sql`c.id = ANY(${ids}::int[])`] : await withWords(db, words)),
  ];
  return Prisma.join(conditions, " AND ");
}

/**
 * The condition on customers `c` that they are deleted and can come back: not erased for good. Who was merged into another
 * is marked as deleted too, but not gone: it comes back by the undo of that alone.
 */
export const canBeRestored = Prisma.sql`c.deleted_by_operation IS NOT NULL AND c.erased_by_operation IS NULL
  AND NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = c.id)`;

/** Deleted customers are found by words as the others are. */
async function withWords(db: Transaction, words: string): Promise<Prisma.Sql[]> {
  const parts = await searchParts(db, { ...everyCustomer, words }, await searchTerms(db, words));
  return parts.map(({ among }) => among);
}
