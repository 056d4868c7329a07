import type { ReportCell, ReportTable } from "@/components/sales-report/report-table-types";
import { type Figures, forecastOf, noFigures, varianceOf } from "@/lib/crm/sales-report/figures";
import { daysOf, stepOf } from "@/lib/crm/sales-report/report-period";
import { formatWholeKroner } from "@/lib/i18n/format";
import type { Texts } from "@/lib/i18n/texts";

import { behindHref, type TableParts } from "./report-table-data";
import { stepName } from "./step-name";

/** «Prognose»: won plus open times probability, by the month it is expected in; what is over stands in one row. Null for a period that is over. */
export function forecastTable({ t, period, scope }: TableParts, steps: { step: string; figures: Figures }[], total: Figures): ReportTable | null {
  if (period.to < period.today) return null;
  const now = stepOf(period, period.today.slice(0, 7));
  const over = steps.filter(({ step }) => step < now);
  const cells = (name: string, figures: Figures, step?: string): ReportCell[] => {
    const open = behindHref(period, { what: "open", scope, step });
    const won = step === undefined && name !== all ? wonBefore() : behindHref(period, { what: "won", scope, step });
    return [
      { kind: "money", ore: figures.actual, href: won, label: t("salesReport.link.actual", { name }) },
      { kind: "money", ore: figures.open, href: open, label: t("salesReport.link.open", { name }) },
      { kind: "money", ore: figures.weighted, href: open, label: t("salesReport.link.weighted", { name }) },
      { kind: "money", ore: forecastOf(figures) },
      { kind: "money", ore: figures.budget },
      { kind: "money", ore: varianceOf(forecastOf(figures), figures.budget), signed: true },
    ];
  };
  const all = t("salesReport.rows.all");
  const wonBefore = (): string | null => {
    const last = over.at(-1);
    return last ? behindHref({ ...period, through: daysOf(period, last.step).to }, { what: "won", scope }) : null;
  };
  const passed = sumOf(over.map(({ figures }) => figures));
  const passedName = t("salesReport.forecast.wonBefore", { step: inSentence(stepName(period, now, t.locale, "long"), t.locale) });
  return {
    id: "forecast",
    heading: t("salesReport.forecast.heading"),
    first: t(now.length === 4 ? "salesReport.perStep.headYear" : "salesReport.perStep.headMonth"),
    columns: ["won", "open", "weighted", "forecast", "budget", "variance"].map((column) => t(`salesReport.columns.${column}`)),
    rows: [
      ...(over.length > 0 ? [{ key: "over", name: passedName, depth: 0, look: "name" as const, cells: cells(passedName, passed) }] : []),
      ...steps
        .filter(({ step }) => step >= now)
        .map(({ step, figures }) => {
          const name = stepName(period, step, t.locale, "long");
          return {
            ...{ key: step, name, depth: 0, look: "name" as const, short: stepName(period, step, t.locale, "short") },
            cells: cells(name, figures, step),
          };
        }),
    ],
    total: { key: "total", name: all, depth: 0, look: "plain", cells: cells(all, total) },
    notes: [t("salesReport.forecast.rule")],
  };
}

/** What should have been closed, in no forecast, in a sentence. */
export const overdueText = (t: Texts, { overdue }: Figures): string =>
  overdue === 0n ? t("salesReport.forecast.noneOverdue") : t("salesReport.forecast.overdue", { amount: formatWholeKroner(overdue, t.locale) });

const inSentence = (name: string, locale: "nb" | "en"): string => (locale === "nb" ? name.toLocaleLowerCase("nb") : name);

function sumOf(all: Figures[]): Figures {
  const sum = noFigures();
  for (const figures of all) {
    for (const name of ["actual", "before", "open", "weighted"] as const) sum[name] += figures[name];
    for (const name of ["budget", "budgetSoFar"] as const) if (figures[name] !== null) sum[name] = (sum[name] ?? 0n) + figures[name];
  }
  return sum;
}
