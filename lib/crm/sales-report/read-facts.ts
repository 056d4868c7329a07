import type { Database } from "../../db/client";
import { dayBefore } from "../../dates/day-before";
import type { ReportPeriod } from "./report-period";

/**
 * What a sum is made of: `budget` of the month; `won` in the period so far; `before`, won in the same days last year;
 * `open`, expected in the rest of the period; `overdue`, open though it was expected before today.
 */
export type FactKind = "budget" | "won" | "before" | "open" | "overdue";

/** One sum of one seller, in the time in which she was in the same groups: every figure of the report is a sum of such. */
export interface Fact {
  kind: FactKind;
  employee: number;
  /** The «Salg» groups the seller was in then (of a budget: on the month's first day; of what is open: today). */
  groups: readonly number[];
  /** The month it counts for (of last year's: the month a year later). */
  month: string;
  /** Øre. */
  amount: bigint;
  /** Øre: what is open times its probability; otherwise 0. */
  weighted: bigint;
}

export interface Facts {
  facts: Fact[];
  /** Who was a seller in the period, and in which groups. */
  stints: { employee: number; groups: readonly number[] }[];
}

/**
 * All that the figures of a period are made of, by one statement. A sale is dealt out by the view `opportunity_share`
 * (which leaves out what does not count) and put into groups by `seller_span`; it is read once and summed by seller and day first, so that only those sums look
 * for their span.
 * Indexes: opportunity_closed, opportunity_expected, opportunity_seller's key.
 */
export async function readFacts(db: Database, period: ReportPeriod): Promise<Facts> {
  // A period that has not begun has nothing to be compared with: no day lies between these.
  const before = period.before ?? { from: period.from, through: dayBefore(period.from) };
  const [{ read }] = await db.$queryRaw<[{ read: { spans: [number, number, number[], boolean][]; facts: [FactKind, number, string, string, string][] } }]>`
    WITH span AS MATERIALIZED (SELECT row_number() OVER ()::int AS id, * FROM seller_span),
    of_day AS MATERIALIZED (
      SELECT status, employee_id, coalesce(closed_on, expected_close) AS day, sum(amount) AS amount, sum(forecast) AS forecast
      FROM opportunity_share
      WHERE (status = 'WON' AND (closed_on BETWEEN ${period.from}::date AND ${period.through}::date
                                 OR closed_on BETWEEN ${before.from}::date AND ${before.through}::date))
         OR (status = 'OPEN' AND expected_close <= ${period.to}::date AND (expected_close >= ${period.from}::date OR expected_close < ${period.today}::date))
      GROUP BY status, employee_id, coalesce(closed_on, expected_close)
    ), sum_of_day (kind, employee_id, at, month, amount, weighted) AS (
      SELECT 'won', employee_id, day, date_trunc('month', day)::date, amount, 0 FROM of_day
      WHERE status = 'WON' AND day BETWEEN ${period.from}::date AND ${period.through}::date
      UNION ALL
      SELECT 'before', employee_id, day, date_trunc('month', day)::date, amount, 0 FROM of_day
      WHERE status = 'WON' AND day BETWEEN ${before.from}::date AND ${before.through}::date
      UNION ALL
      SELECT CASE WHEN day < ${period.today}::date THEN 'overdue' ELSE 'open' END, employee_id, ${period.today}::date, date_trunc('month', day)::date, amount, forecast
      FROM of_day WHERE status = 'OPEN'
      UNION ALL
      SELECT 'budget', employee_id, month, month, 100 * amount, 0 FROM budget_month
      WHERE month BETWEEN date_trunc('month', ${period.from}::date) AND ${period.to}::date
    ), fact AS (
      SELECT s.kind, span.id AS span, to_char(CASE s.kind WHEN 'before' THEN s.month + interval '1 year' ELSE s.month END, 'YYYY-MM') AS month,
             sum(s.amount)::text AS amount, sum(s.weighted)::text AS weighted
      FROM sum_of_day s JOIN span ON span.employee_id = s.employee_id AND s.at >= span.since AND s.at < span.until
      GROUP BY s.kind, span.id, s.month
    )
    SELECT jsonb_build_object(
      'spans', (SELECT coalesce(jsonb_agg(jsonb_build_array(id, employee_id, groups, since <= ${period.to}::date AND until > ${period.from}::date)), '[]') FROM span
                WHERE id IN (SELECT span FROM fact) OR (since <= ${period.to}::date AND until > ${period.from}::date AND cardinality(groups) > 0)),
      'facts', (SELECT coalesce(jsonb_agg(jsonb_build_array(kind, span, month, amount, weighted)), '[]') FROM fact)) AS read`;
  const spans = new Map(read.spans.map(([id, employee, groups, inPeriod]) => [id, { employee, groups, inPeriod }]));
  return {
    facts: read.facts.map(([kind, span, month, amount, weighted]) => {
      const { employee = 0, groups = [] } = spans.get(span) ?? {};
      return { kind, employee, groups, month, amount: BigInt(amount), weighted: BigInt(weighted) };
    }),
    stints: [...spans.values()].filter(({ groups, inPeriod }) => inPeriod && groups.length > 0).map(({ employee, groups }) => ({ employee, groups })),
  };
}
