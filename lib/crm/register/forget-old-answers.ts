import type { Database } from "../../db/client";

/** How long an answer of the register is kept when no customer has its number, be it a deleted one: 30 days, in milliseconds. */
const answersLive = 30 * 24 * 60 * 60 * 1000;

/**
 * Takes away answers of a month ago about enterprises that are no customers; what an extract says of them stays. A deleted
 * customer keeps its own, since it may come back. A background job. Indexes: those of the numbers of customers that stand and
 * of deleted ones.
 */
export async function forgetOldAnswers(db: Database, now: Date): Promise<void> {
  await db.$executeRaw`
    DELETE FROM register_entry WHERE origin = 'answer' AND organization_number IN (
      SELECT e.organization_number FROM register_entry e WHERE e.origin = 'answer' AND e.as_of < ${new Date(now.getTime() - answersLive)}
        AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.organization_number = e.organization_number AND c.deleted_by_operation IS NULL)
        AND NOT EXISTS (SELECT 1 FROM customer d
                        WHERE d.organization_number = e.organization_number AND d.deleted_by_operation IS NOT NULL AND d.erased_by_operation IS NULL)
      FOR UPDATE SKIP LOCKED)`;
}
