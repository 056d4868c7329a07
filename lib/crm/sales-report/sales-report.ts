import type { Database } from "../../db/client";
import { type Figures, addFact, figuresBySteps, noFigures } from "./figures";
import { type GroupTree, readGroupTree } from "./group-tree";
import { readFacts } from "./read-facts";
import type { ReportPeriod } from "./report-period";
import { type ReportRow, reportRows } from "./report-rows";
import { inScope, type ReportScope } from "./report-scope";

export interface SalesReport {
  total: Figures;
  /** By month, or by year when the period is long. */
  steps: { step: string; figures: Figures }[];
  /** The tree of «Salg» groups with their sellers. */
  rows: ReportRow[];
  /** The name of everybody in the rows. */
  names: ReadonlyMap<number, string>;
  tree: GroupTree;
}

/** The sales report of a period. A scope that does not exist (any more) is an empty report: the page asks first. */
export async function salesReport(db: Database, period: ReportPeriod, scope: ReportScope): Promise<SalesReport> {
  const [read, tree, ownBudgets] = await Promise.all([readFacts(db, period), readGroupTree(db, period), readOwnBudgets(db, period)]);
  const isIn = inScope(scope, tree);
  const facts = { facts: read.facts.filter(isIn), stints: read.stints.filter(isIn) };
  const sellers = await readSellers(db, [...new Set([...facts.facts, ...facts.stints].map(({ employee }) => employee))]);
  const total = noFigures();
  for (const fact of facts.facts) addFact(total, fact, period);
  return {
    total,
    steps: figuresBySteps(facts.facts, period),
    rows: reportRows({
      ...{ period, facts, tree, ownBudgets, scope },
      sellers: sellers.map(({ id }) => id),
    }),
    names: new Map(sellers.map(({ id, name }) => [id, name])),
    tree,
  };
}

const readSellers = (db: Database, ids: number[]): Promise<{ id: number; name: string }[]> =>
  db.$queryRaw`SELECT id, name FROM employee WHERE id = ANY(${ids}::int[]) ORDER BY name COLLATE "nb-NO-x-icu", id`;

async function readOwnBudgets(db: Database, { from, to }: ReportPeriod): Promise<{ group: number; month: string; amount: bigint }[]> {
  const rows = await db.$queryRaw<{ group: number; month: string; amount: string }[]>`
    SELECT group_id AS "group", to_char(month, 'YYYY-MM') AS month, amount::text FROM group_budget_month
    WHERE month BETWEEN date_trunc('month', ${from}::date) AND ${to}::date`;
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
