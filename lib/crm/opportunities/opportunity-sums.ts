import type { Database } from "../../db/client";
import { conditionOf, shareConditionOf } from "./opportunity-conditions";
import type { OpportunitySearch } from "./opportunity-search";

export interface OpportunitySums {
  found: number;
  /** Øre: the whole amounts of all found. */
  amount: number;
  /** Øre: the shares of the sellers looked for; the whole where none is looked for. */
  share: number;
  /** Øre: what the forecast counts of those shares (see the view opportunity_share). */
  forecast: number;
}

/** How many are found, on all pages, and what they come to, exact to the øre. */
export async function sumOpportunities(db: Database, search: OpportunitySearch, now: Date = new Date()): Promise<OpportunitySums> {
  const [sums] = await db.$queryRaw<[OpportunitySums]>`
    WITH found AS MATERIALIZED (
      SELECT o.id, o.amount, o.closed_on FROM opportunity o JOIN customer c ON c.id = o.customer_id WHERE ${await conditionOf(db, search, now)}
    ), shares AS (
      SELECT sum(s.amount) AS share, sum(s.forecast) AS forecast
      FROM opportunity_share s JOIN found o ON o.id = s.opportunity_id WHERE ${shareConditionOf(search, now)}
    )
    SELECT count(*)::int AS found, coalesce(sum(amount), 0)::float8 AS amount,
           coalesce((SELECT share FROM shares), 0)::float8 AS share, coalesce((SELECT forecast FROM shares), 0)::float8 AS forecast
    FROM found`;
  return sums;
}

/** The shares of each of these opportunities that the search asks for, in øre, by id. */
export async function sharesOf(db: Database, ids: number[], search: OpportunitySearch, now: Date): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ id: number; share: number }[]>`
    SELECT o.id, sum(s.amount)::float8 AS share FROM opportunity_share s JOIN opportunity o ON o.id = s.opportunity_id
    WHERE s.opportunity_id = ANY(${ids}::int[]) AND ${shareConditionOf(search, now)} GROUP BY o.id`;
  return new Map(rows.map(({ id, share }) => [id, share]));
}
