import type { Figures } from "@/lib/crm/sales-report/figures";
import type { ReportPeriod } from "@/lib/crm/sales-report/report-period";
import { formatWholeKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { chartScale } from "@/components/sales-report/chart-scale";
import { stepName } from "./step-name";
import { periodText } from "./report-texts";
import { highestOf, SalesChart } from "@/components/sales-report/sales-chart";

interface Props {
  t: Texts;
  period: ReportPeriod;
  steps: { step: string; figures: Figures }[];
  total: Figures;
}

/** The chart with its heading and what its two forms are. */
export function SalesChartSection({ t, period, steps, total }: Props) {
  const heading = t((period.steps[0] ?? "").length === 4 ? "salesReport.chart.heading" : "salesReport.chart.perMonth");
  const bars = steps.map(({ step, figures: { budget, actual } }) => ({
    ...{ budget, actual, name: stepName(period, step, t.locale, "short") },
    narrow: step.length === 4 ? `’${step.slice(2)}` : stepName(period, step, t.locale, "narrow"),
  }));
  const values = { period: periodText(t, period), actual: formatWholeKroner(total.actual, t.locale) };
  return (
    <section aria-labelledby="chart-heading" className="mt-6 break-inside-avoid">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <h2 id="chart-heading" className="font-semibold">
          {t(chartScale(highestOf(bars)).thousands ? "salesReport.chart.thousands" : "salesReport.chart.kroner", { heading })}
        </h2>
        <ul className="flex gap-5 text-label">
          <li className="flex items-center gap-2">
            <svg width="9" height="12" aria-hidden="true">
              <rect width="9" height="12" className="fill-chart-actual forced-colors:fill-[CanvasText]" />
            </svg>
            {t("salesReport.columns.actual")}
          </li>
          <li className="flex items-center gap-2">
            <svg width="14" height="12" aria-hidden="true">
              <rect x="1" y="1" width="12" height="10" strokeWidth="1.5" className="fill-none stroke-chart-budget forced-colors:stroke-[CanvasText]" />
            </svg>
            {t("salesReport.columns.budget")}
          </li>
        </ul>
      </div>
      <SalesChart
        locale={t.locale}
        bars={bars}
        sentence={
          total.budget === null
            ? t("salesReport.chart.sentenceWithoutBudget", values)
            : t("salesReport.chart.sentence", { ...values, budget: formatWholeKroner(total.budget, t.locale) })
        }
      />
    </section>
  );
}
