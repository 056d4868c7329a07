import type { Database } from "../../db/client";

/**
 * The background job: makes the pairs of those customers anew that were written while others were, so that two alike ones
 * made at the same moment become a pair. What is written beside the job itself it leaves to its next round.
 */
export async function settleAlike(db: Database): Promise<void> {
  const [{ most }] = await db.$queryRaw<[{ most: number }]>`
    SELECT coalesce(sum(greatest(cardinality(ids) / 200, cardinality(lost) / 50) + 1), 0)::int AS most FROM customer_alike_unsettled`;
  for (let n = 0; n < most; n++) {
    const [{ found }] = await db.$queryRaw<[{ found: boolean }]>`SELECT settle_customer_alike() AS found`;
    if (!found) return;
  }
}
