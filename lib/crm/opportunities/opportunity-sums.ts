import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { conditionOf, shareConditionOf } from "./opportunity-conditions";
import type { OpportunitySearch } from "./opportunity-search";

export interface OpportunitySums {
  found: number;
  /** Øre: the whole amounts of all found. */
  amount: bigint;
  /** Øre: the shares of the sellers looked for; the whole where none is looked for. */
  share: bigint;
  /** Øre: what the forecast counts of those shares (see the view opportunity_share). */
  forecast: bigint;
}

/** How many are found, on all pages, and what they come to, exact to the øre. */
export async function sumOpportunities(db: Database, search: OpportunitySearch, now: Date = new Date()): Promise<OpportunitySums> {
  const [sums] = await sumBy(db, search, now, Prisma.sql`NULL::int`);
  return sums ?? { found: 0, amount: 0n, share: 0n, forecast: 0n };
}

/** The same of each step that any of them is in; null is none. */
export const sumBySteps = (db: Database, search: OpportunitySearch, now: Date): Promise<({ part: number | null } & OpportunitySums)[]> =>
  sumBy(db, search, now, Prisma.sql`o.step_id`);

async function sumBy(db: Database, search: OpportunitySearch, now: Date, part: Prisma.Sql): Promise<({ part: number | null } & OpportunitySums)[]> {
  return db.$queryRaw`
    WITH found AS MATERIALIZED (
      SELECT o.id, o.amount, o.closed_on, ${part} AS part FROM opportunity o JOIN customer c ON c.id = o.customer_id
      WHERE ${await conditionOf(db, search, now)}
    ), shares AS (
      SELECT o.part, sum(s.amount)::bigint AS share, sum(s.forecast)::bigint AS forecast
      FROM opportunity_share s JOIN found o ON o.id = s.opportunity_id WHERE ${shareConditionOf(search, now)} GROUP BY o.part
    )
    SELECT f.part, f.found, f.amount, s.share, s.forecast
    FROM (SELECT part, count(*)::int AS found, sum(amount)::bigint AS amount FROM found GROUP BY part) f
    JOIN shares s ON s.part IS NOT DISTINCT FROM f.part`;
}

/** The shares of each of these opportunities that the search asks for, in øre, by id. */
export async function sharesOf(db: Database, ids: number[], search: OpportunitySearch, now: Date): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ id: number; share: number }[]>`
    SELECT o.id, sum(s.amount)::float8 AS share FROM opportunity_share s JOIN opportunity o ON o.id = s.opportunity_id
    WHERE s.opportunity_id = ANY(${ids}::int[]) AND ${shareConditionOf(search, now)} GROUP BY o.id`;
  return new Map(rows.map(({ id, share }) => [id, share]));
}
