import { TextLink } from "@/components/ui/link";
import type { Breakdown } from "@/lib/crm/sales-report/breakdown";
import { formatWholePercent } from "@/lib/i18n/format";

import { reasonTable, winRateOf } from "./breakdown-table";
import { ReportTable } from "@/components/sales-report/report-table";
import { behindHref, type TableParts } from "./report-table-data";

/** The win rate, and what was lost by «Tapsårsak». */
export function Losses({ parts, breakdown }: { parts: TableParts; breakdown: Breakdown }) {
  const { t, period, scope } = parts;
  const { wonCount, lostCount } = breakdown.total;
  const rate = winRateOf(wonCount, lostCount);
  return (
    <section aria-labelledby="losses-heading" className="min-w-0">
      <h2 id="losses-heading" className="text-md font-semibold">
        {t("salesReport.loss.heading")}
      </h2>
      <p className="mt-1 mb-3">
        {rate === null ? (
          t("salesReport.loss.none")
        ) : (
          <TextLink href={behindHref(period, { what: "closed", scope }) ?? ""}>
            {t("salesReport.loss.rate", { won: t.number(wonCount), closed: t.number(wonCount + lostCount), rate: formatWholePercent(rate, t.locale) })}
          </TextLink>
        )}
        {rate !== null && lostCount === 0 && ` ${t("salesReport.loss.noneLost")}`}
      </p>
      {lostCount > 0 && <ReportTable t={t} table={reasonTable(parts, breakdown)} hideHeading />}
    </section>
  );
}
