import { noonOf } from "@/lib/dates/noon-of";
import { lastDayOfMonth, type ReportPeriod } from "@/lib/crm/sales-report/report-period";
import type { Texts } from "@/lib/i18n/texts";

import { stepName } from "./step-name";
import { isWholeYear } from "./step-table";

export const dayText = (t: Texts, day: string): string => t.date(noonOf(day));

/** «2026», or «1.3.2026–31.5.2026». */
export const periodText = (t: Texts, period: ReportPeriod): string =>
  isWholeYear(period) ? period.from.slice(0, 4) : t("salesReport.days", { from: dayText(t, period.from), to: dayText(t, period.to) });

/** The month a running period has come to («november»); null for one that is over or has not begun. */
export function throughMonth(t: Texts, period: ReportPeriod): string | null {
  const month = period.through.slice(0, 7);
  if (period.through < period.from || period.to <= lastDayOfMonth(month)) return null;
  const name = stepName(period, month, t.locale, "long");
  return t.locale === "nb" ? name.toLocaleLowerCase("nb") : name;
}
