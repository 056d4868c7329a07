import type { ReportTable } from "@/components/sales-report/report-table-types";
import { type Figures } from "@/lib/crm/sales-report/figures";
import { daysOf, lastDayOfMonth, type ReportPeriod } from "@/lib/crm/sales-report/report-period";

import { budgetCells, budgetColumns, type TableParts } from "./report-table-data";
import { stepName } from "./step-name";

/** «Per måned»: budget and won of each month the period touches, and of all of it. */
export function stepTable(parts: TableParts, steps: { step: string; figures: Figures }[], total: Figures): ReportTable {
  const { t, period, scope } = parts;
  const kind = (period.steps[0] ?? "").length === 4 ? "year" : "month";
  const all = t(isWholeYear(period) ? "salesReport.perStep.whole" : "salesReport.perStep.wholePeriod");
  return {
    id: "steps",
    heading: t(`salesReport.perStep.${kind}`),
    first: t(kind === "year" ? "salesReport.perStep.headYear" : "salesReport.perStep.headMonth"),
    columns: budgetColumns(t),
    rows: steps.map(({ step, figures }) => {
      const name = stepName(period, step, t.locale, "long");
      const { from } = daysOf(period, step);
      const running = from <= period.today && period.today < lastDayOf(step);
      return {
        ...{ key: step, depth: 0, look: "name" as const, short: stepName(period, step, t.locale, "short") },
        name: running ? t("salesReport.perStep.soFar", { step: name }) : name,
        cells: budgetCells(parts, name, { ...figures, begun: from <= period.through }, { scope, step }),
      };
    }),
    total: {
      ...{ key: "total", depth: 0, look: "plain", name: all },
      cells: budgetCells(parts, all, { ...total, begun: period.from <= period.through }, { scope }),
    },
    notes: isWholeMonths(period) ? [] : [t("salesReport.perStep.partMonths")],
  };
}

const lastDayOf = (step: string): string => (step.length === 4 ? `${step}-12-31` : lastDayOfMonth(step));

export const isWholeYear = ({ from, to }: ReportPeriod): boolean => from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`;

const isWholeMonths = ({ from, to }: ReportPeriod): boolean => from.endsWith("-01") && to === lastDayOfMonth(to.slice(0, 7));
