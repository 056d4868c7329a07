import { dayBefore } from "../../dates/day-before";
import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { ReportPeriod } from "./report-period";
import type { ReportScope } from "./report-scope";

export const dimensions = ["industry", "category", "source", "type", "product"] as const;
export type Dimension = (typeof dimensions)[number];

/** What was closed, of one value or in all. Amounts in øre: of a seller or group, their shares; an opportunity counts once. */
export interface Closed {
  won: bigint;
  wonCount: number;
  /** Won in the same days last year. */
  before: bigint;
  lost: bigint;
  lostCount: number;
}

export interface BreakdownRow extends Closed {
  /** null: what has no value. */
  id: number | null;
  name: string | null;
}

export interface Breakdown {
  /** Everything once, whatever it carries. */
  total: Closed;
  /** What was won, by value of the dimension asked for: the largest first. Carries an opportunity several, it is whole in each. */
  rows: BreakdownRow[];
  /** What was lost, by reason: the largest first. */
  reasons: BreakdownRow[];
}

/** What was won and lost in a period so far, by the values of a dimension and by «Tapsårsak». Index: opportunity_closed. */
export async function readBreakdown(
  db: Database,
  period: ReportPeriod,
  { scope, under, by, language }: { scope: ReportScope; under: readonly number[]; by: Dimension | null; language: "nb" | "en" },
): Promise<Breakdown> {
  const before = period.before ?? { from: period.from, through: dayBefore(period.from) };
  const name = Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(v.en, v.nb) ELSE v.nb END`;
  const parts = [
    Prisma.sql`SELECT CASE WHEN grouping(s.lost_reason_id) = 1 THEN 'total' ELSE 'reason' END AS part, s.lost_reason_id AS id,
                      (SELECT ${name} FROM lost_reason v WHERE v.id = s.lost_reason_id) AS name, ${sums}
               FROM sale s GROUP BY GROUPING SETS ((), (s.lost_reason_id))`,
    ...(by === null
      ? []
      : [
          Prisma.sql`SELECT 'value', ${links[by].value}, (SELECT ${by === "category" ? Prisma.sql`v.name` : name} FROM ${tables[by]} v WHERE v.id = ${links[by].value}), ${sums}
                     FROM sale s ${links[by].join} GROUP BY ${links[by].value}`,
        ]),
  ];
  const rows = await db.$queryRaw<(Record<"won" | "before" | "lost", string> & Omit<BreakdownRow, "won" | "before" | "lost"> & { part: string })[]>`
    WITH sale AS (
      SELECT *, closed_on BETWEEN ${period.from}::date AND ${period.through}::date AS now,
             closed_on BETWEEN ${before.from}::date AND ${before.through}::date AS earlier
      FROM (${salesOf(scope, under)}) o
      WHERE (status IN ('WON', 'LOST') AND closed_on BETWEEN ${period.from}::date AND ${period.through}::date)
         OR (status = 'WON' AND closed_on BETWEEN ${before.from}::date AND ${before.through}::date)
    ) ${Prisma.join(parts, " UNION ALL ")}`;
  const read = rows
    .map(({ won, before: last, lost, ...row }) => ({ ...row, won: BigInt(won), before: BigInt(last), lost: BigInt(lost) }))
    .sort((a, b) => (a.name === null ? 1 : b.name === null ? -1 : a.name.localeCompare(b.name, "nb")));
  const of = (part: string, largest: (row: BreakdownRow) => bigint): BreakdownRow[] =>
    read
      .filter((row) => row.part === part)
      .map(({ part: _, ...row }) => row)
      .sort((a, b) => (a.id === null ? 1 : b.id === null ? -1 : largest(a) === largest(b) ? 0 : largest(a) > largest(b) ? -1 : 1));
  const [total = { won: 0n, wonCount: 0, before: 0n, lost: 0n, lostCount: 0 }] = of("total", ({ won }) => won);
  const { won, wonCount, before: last, lost, lostCount } = total;
  return {
    total: { won, wonCount, before: last, lost, lostCount },
    rows: of("value", (row) => row.won),
    reasons: of("reason", (row) => row.lost).filter(({ lostCount }) => lostCount > 0),
  };
}

const sums = Prisma.sql`
  coalesce(sum(s.amount) FILTER (WHERE s.status = 'WON' AND s.now), 0)::text AS won, (count(*) FILTER (WHERE s.status = 'WON' AND s.now))::int AS "wonCount",
  coalesce(sum(s.amount) FILTER (WHERE s.status = 'WON' AND s.earlier), 0)::text AS before,
  coalesce(sum(s.amount) FILTER (WHERE s.status = 'LOST'), 0)::text AS lost, (count(*) FILTER (WHERE s.status = 'LOST'))::int AS "lostCount"`;

/** Where an opportunity's values of a dimension are: its own, or its customer's. */
const links: Record<Dimension, { value: Prisma.Sql; join: Prisma.Sql }> = {
  industry: { value: Prisma.sql`l.industry_id`, join: Prisma.sql`LEFT JOIN customer_industry l ON l.customer_id = s.customer_id` },
  category: {
    value: Prisma.sql`l.category_id`,
    join: Prisma.sql`LEFT JOIN (customer_category l JOIN category c ON c.id = l.category_id AND c.deleted_by_operation IS NULL AND c.show_on_customer) ON l.customer_id = s.customer_id`,
  },
  source: { value: Prisma.sql`s.source_id`, join: Prisma.empty },
  type: { value: Prisma.sql`s.type_id`, join: Prisma.empty },
  product: { value: Prisma.sql`l.product_id`, join: Prisma.sql`LEFT JOIN opportunity_product l ON l.opportunity_id = s.id` },
};

const tables: Record<Dimension, Prisma.Sql> = {
  industry: Prisma.sql`industry`,
  category: Prisma.sql`category`,
  source: Prisma.sql`source`,
  type: Prisma.sql`opportunity_type`,
  product: Prisma.sql`product`,
};

/** Opportunities with what of each is in the scope: whole ones need no dealing out. What is closed counts though its customer is deleted. */
function salesOf(scope: ReportScope, under: readonly number[]): Prisma.Sql {
  const columns = Prisma.sql`o.customer_id, o.source_id, o.type_id, o.lost_reason_id, o.status, o.closed_on`;
  if (scope.kind === "all") return Prisma.sql`SELECT o.id, ${columns}, o.amount FROM opportunity o WHERE o.deleted_by_operation IS NULL`;
  const inGroups = scope.kind === "group" ? Prisma.sql`p.groups && ${[...under]}::int[]` : Prisma.sql`p.groups = '{}'`;
  const seller =
    scope.kind === "seller"
      ? Prisma.sql`WHERE o.employee_id = ${scope.id}`
      : Prisma.sql`JOIN seller_span p ON p.employee_id = o.employee_id AND o.closed_on >= p.since AND o.closed_on < p.until AND ${inGroups}`;
  return Prisma.sql`SELECT o.opportunity_id AS id, ${columns}, sum(o.amount) AS amount FROM opportunity_share o ${seller} GROUP BY o.opportunity_id, ${columns}`;
}
