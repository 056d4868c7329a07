import { TextLink } from "@/components/ui/link";
import type { Figures } from "@/lib/crm/sales-report/figures";
import { formatWholeKroner } from "@/lib/i18n/format";

import { forecastTable } from "./forecast-table";
import { ReportTable } from "@/components/sales-report/report-table";
import { behindHref, type TableParts } from "./report-table-data";

/** «Prognose», with what is overdue apart. Nothing for a period that is over, but for what is still open of it. */
export function Forecast({ parts, steps, total }: { parts: TableParts; steps: { step: string; figures: Figures }[]; total: Figures }) {
  const { t, period, scope } = parts;
  const table = forecastTable(parts, steps, total);
  if (table === null && total.overdue === 0n) return null;
  const overdue = t("salesReport.forecast.overdue", { amount: formatWholeKroner(total.overdue, t.locale) });
  return (
    <div className="min-w-0">
      {table && <ReportTable t={t} table={table} />}
      <p className="mt-2">
        {total.overdue === 0n ? (
          t("salesReport.forecast.noneOverdue")
        ) : (
          <TextLink href={behindHref(period, { what: "overdue", scope }) ?? ""}>{overdue}</TextLink>
        )}
      </p>
    </div>
  );
}
