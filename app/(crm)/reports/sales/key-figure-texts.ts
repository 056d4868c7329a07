import type { Closed } from "@/lib/crm/sales-report/breakdown";
import { type Figures, forecastOf, percentOf, remainingOf, varianceOf } from "@/lib/crm/sales-report/figures";
import type { ReportPeriod } from "@/lib/crm/sales-report/report-period";
import { formatChange, formatWholePercent, formatVariance, formatWholeKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { winRateOf } from "./breakdown-table";
import { dayText, throughMonth } from "./report-texts";

/** The figures over the chart: of a running period so far, and what is to come of it. */
export function keyFigures(t: Texts, period: ReportPeriod, total: Figures, closed: Closed): { name: string; value: string }[] {
  const kroner = (ore: bigint | null): string => (ore === null ? "–" : t("salesReport.kroner", { amount: formatWholeKroner(ore, t.locale) }));
  const key = (name: string, values?: Record<string, string>): string => t(`salesReport.keys.${name}`, values);
  const percent = (value: bigint | null, format: typeof formatWholePercent): string => (value === null ? "–" : format(value, t.locale));
  const begun = period.from <= period.through;
  const running = begun && period.through < period.to;
  const month = throughMonth(t, period);
  const budget = begun ? total.budgetSoFar : total.budget;
  const variance = begun ? varianceOf(total.actual, budget) : null;
  const day = dayText(t, period.through);
  return [
    { name: running ? key("actualThrough", { day }) : key("actual"), value: begun ? kroner(total.actual) : "–" },
    { name: month === null ? key("budget") : key("budgetThrough", { month }), value: kroner(budget) },
    { name: key("variance"), value: variance === null ? "–" : t("salesReport.kroner", { amount: formatVariance(variance, t.locale) }) },
    { name: key("attainment"), value: percent(begun ? percentOf(total.actual, budget) : null, formatWholePercent) },
    ...(period.before
      ? [
          { name: running ? key("beforeThrough", { day: dayText(t, period.before.through) }) : key("before"), value: kroner(total.before) },
          { name: key("change"), value: percent(total.before === 0n ? null : percentOf(total.actual - total.before, total.before), formatChange) },
        ]
      : []),
    ...(period.to >= period.today ? [{ name: key("forecast"), value: kroner(forecastOf(total)) }] : []),
    { name: key("remaining"), value: kroner(remainingOf(total)) },
    { name: key("winRate"), value: percent(winRateOf(closed.wonCount, closed.lostCount), formatWholePercent) },
  ];
}
