import type { ReportCell } from "@/components/sales-report/report-table-types";
import { percentOf, varianceOf } from "@/lib/crm/sales-report/figures";
import { type Behind, opportunitiesBehind } from "@/lib/crm/sales-report/opportunities-behind";
import type { ReportPeriod } from "@/lib/crm/sales-report/report-period";
import type { ReportScope } from "@/lib/crm/sales-report/report-scope";
import type { Texts } from "@/lib/i18n/texts";
import { href } from "@/lib/local-path";

/** What every table is made with. */
export interface TableParts {
  t: Texts;
  period: ReportPeriod;
  scope: ReportScope;
  /** Where the report of another scope stands. */
  narrowed: (scope: ReportScope) => string;
}

export const behindHref = (period: ReportPeriod, behind: Behind): string | null => {
  const params = opportunitiesBehind(period, behind);
  return params && href("/opportunities", params);
};

/** «Budsjett», «Faktisk», «Avvik», «Måloppnåelse» and «I fjor» of one row. A row that has not begun has a budget alone. */
export function budgetCells(
  { t, period }: TableParts,
  name: string,
  { budget, actual, before, begun }: { budget: bigint | null; actual: bigint; before: bigint; begun: boolean },
  behind: Omit<Behind, "what">,
): ReportCell[] {
  return [
    { kind: "money", ore: budget },
    { kind: "money", ore: begun ? actual : null, href: behindHref(period, { ...behind, what: "won" }), label: t("salesReport.link.actual", { name }) },
    { kind: "money", ore: begun ? varianceOf(actual, budget) : null, signed: true },
    { kind: "percent", percent: begun ? percentOf(actual, budget) : null },
    { kind: "money", ore: begun ? before : null, href: behindHref(period, { ...behind, what: "before" }), label: t("salesReport.link.before", { name }) },
  ];
}

export const budgetColumns = (t: Texts): string[] =>
  ["budget", "actual", "variance", "attainment", "before"].map((column) => t(`salesReport.columns.${column}`));
