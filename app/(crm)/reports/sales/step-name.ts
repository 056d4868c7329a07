import { noonOf } from "@/lib/dates/noon-of";
import type { ReportPeriod } from "@/lib/crm/sales-report/report-period";
import type { Locale } from "@/lib/i18n/texts";

/**
 * A month's name as a table («Januar»), a phone's table or a chart («jan.») or a narrow chart («J») has it, with its year where
 * the period has several; a year is itself.
 */
export function stepName(period: ReportPeriod, step: string, locale: Locale, form: "long" | "short" | "narrow"): string {
  if (step.length === 4) return step;
  const month = monthName(step, locale, form);
  const name = form === "long" ? month.charAt(0).toLocaleUpperCase(locale) + month.slice(1) : month;
  const severalYears = period.from.slice(0, 4) !== period.to.slice(0, 4);
  return severalYears && form !== "narrow" ? `${name} ${form === "long" ? step.slice(0, 4) : step.slice(2, 4)}` : name;
}

/** Beside a day a short name is written as in running text («jan.»), by itself it is not («jan»). */
function monthName(month: string, locale: Locale, form: "long" | "short" | "narrow"): string {
  const format = new Intl.DateTimeFormat(locale === "nb" ? "nb-NO" : "en-GB", {
    ...(form === "short" && { day: "numeric" }),
    month: form,
    timeZone: "Europe/Oslo",
  });
  return format.formatToParts(noonOf(`${month}-01`)).find(({ type }) => type === "month")?.value ?? "";
}
