import type { Database } from "../../db/client";

/**
 * What a seller won in each month of a year, by the day it was closed and the seller's share: hundredths of an øre by
 * hundredths of a share, unrounded, since only how they stand to one another matters. Index: opportunity_closed.
 */
export async function winsOfSeller(db: Database, seller: number, year: number): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ month: number; won: string }[]>`
    SELECT extract(month FROM o.closed_on)::int - 1 AS month, sum(o.amount::numeric * s.share)::text AS won
    FROM opportunity_seller s JOIN opportunity o ON o.id = s.opportunity_id
    WHERE s.employee_id = ${seller} AND o.status = 'WON' AND o.deleted_by_operation IS NULL
      AND o.closed_on BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 31)
    GROUP BY 1`;
  const months = Array<bigint>(12).fill(0n);
  for (const { month, won } of rows) months[month] = BigInt(won);
  return months;
}
