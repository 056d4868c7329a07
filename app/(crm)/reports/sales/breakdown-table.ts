import type { ReportCell, ReportTable } from "@/components/sales-report/report-table-types";
import type { Breakdown, BreakdownRow, Closed, Dimension } from "@/lib/crm/sales-report/breakdown";
import { percentOf } from "@/lib/crm/sales-report/figures";

import { throughMonth } from "./report-texts";
import { behindHref, type TableParts } from "./report-table-data";

/** What was won by the values of a dimension, with the same days last year and the win rate. */
export function breakdownTable({ t, period, scope }: TableParts, { rows, total }: Breakdown, by: Dimension): ReportTable {
  const cells = (name: string, { won, wonCount, before, lostCount }: Closed, value?: { of: Dimension; id: number | null }): ReportCell[] => [
    { kind: "count", count: wonCount, href: behindHref(period, { what: "won", scope, value }), label: t("salesReport.link.count", { name }) },
    { kind: "money", ore: won, href: behindHref(period, { what: "won", scope, value }), label: t("salesReport.link.actual", { name }) },
    { kind: "percent", percent: percentOf(won, total.won) },
    { kind: "money", ore: before, href: behindHref(period, { what: "before", scope, value }), label: t("salesReport.link.before", { name }) },
    { kind: "percent", percent: before === 0n ? null : percentOf(won - before, before), signed: true },
    { kind: "percent", percent: winRateOf(wonCount, lostCount) },
  ];
  const nameOf = ({ name }: BreakdownRow): string => name ?? t(`salesReport.without.${by}`);
  const dimension = t(`salesReport.dimensions.${by}`).toLocaleLowerCase(t.locale);
  const month = throughMonth(t, period);
  const all = t("salesReport.rows.all");
  return {
    id: "breakdown",
    heading: month === null ? t("salesReport.breakdown.heading", { dimension }) : t("salesReport.breakdown.headingThrough", { dimension, month }),
    first: t(`salesReport.dimensions.${by}`),
    columns: ["count", "actual", "portion", "before", "change", "winRate"].map((column) => t(`salesReport.columns.${column}`)),
    rows: rows.map((row) => ({
      ...{ key: String(row.id), name: nameOf(row), depth: 0, look: "plain" },
      cells: cells(nameOf(row), row, { of: by, id: row.id }),
    })),
    total: { ...{ key: "total", name: all, depth: 0, look: "plain" }, cells: cells(all, total) },
    empty: t("salesReport.breakdown.none"),
    notes: by === "category" || by === "product" ? [t(`salesReport.breakdown.several.${by}`)] : [],
  };
}

/** How many in a hundred of what was closed were won; null where nothing was. */
export const winRateOf = (won: number, lost: number): bigint | null => percentOf(BigInt(won), BigInt(won + lost));

/** What was lost, by «Tapsårsak». */
export function reasonTable({ t, period, scope }: TableParts, { reasons, total }: Breakdown): ReportTable {
  const cells = (name: string, { lost, lostCount }: Closed, value?: { of: "reason"; id: number | null }): ReportCell[] => {
    const href = behindHref(period, { what: "lost", scope, value });
    return [
      { kind: "count", count: lostCount },
      { kind: "money", ore: lost, href, label: t("salesReport.link.lost", { name }) },
      { kind: "percent", percent: percentOf(lost, total.lost) },
    ];
  };
  const nameOf = ({ name }: BreakdownRow): string => name ?? t("salesReport.without.reason");
  const all = t("salesReport.rows.all");
  return {
    id: "reasons",
    heading: t("salesReport.loss.tableName"),
    first: t("salesReport.loss.reason"),
    columns: ["count", "lost", "portion"].map((column) => t(`salesReport.columns.${column}`)),
    rows: reasons.map((row) => ({
      ...{ key: String(row.id), name: nameOf(row), depth: 0, look: "plain" },
      cells: cells(nameOf(row), row, { of: "reason", id: row.id }),
    })),
    total: { ...{ key: "total", name: all, depth: 0, look: "plain" }, cells: cells(all, total) },
    notes: [],
  };
}
