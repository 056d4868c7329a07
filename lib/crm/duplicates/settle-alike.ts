import type { Database } from "../../db/client";
import { isRetryable } from "../../db/database-error";

/**
 * The background job: makes the pairs of those customers anew that were written while others were, so that two alike ones
 * made at the same moment become a pair. What is written beside the job itself it leaves to its next round, and all the rest
 * when it is to stop.
 */
export async function settleAlike(db: Database, isToStop: () => boolean = () => false): Promise<void> {
  const [{ most }] = await db.$queryRaw<[{ most: number }]>`
    SELECT coalesce(sum(greatest(cardinality(ids) / 200, cardinality(lost) / 50) + 1), 0)::int AS most FROM customer_alike_unsettled`;
  for (let n = 0; n < most && !isToStop(); n++) if (!(await settleSome(db))) return;
}

/** Tries again where it and somebody who edits waited for each other. */
async function settleSome(db: Database): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [{ found }] = await db.$queryRaw<[{ found: boolean }]>`SELECT settle_customer_alike() AS found`;
      return found;
    } catch (error) {
      if (!isRetryable(error) || attempt >= 4) throw error;
    }
  }
}
