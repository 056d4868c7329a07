import { TextLink } from "@/components/ui/link";
import type { Figures } from "@/lib/crm/sales-report/figures";

import { forecastTable, overdueText } from "./forecast-table";
import { ReportTable } from "@/components/sales-report/report-table";
import { behindHref, type TableParts } from "./report-table-data";

/** «Prognose», with what is overdue apart. Nothing for a period that is over, but for what is still open of it. */
export function Forecast({ parts, steps, total }: { parts: TableParts; steps: { step: string; figures: Figures }[]; total: Figures }) {
  const { t, period, scope } = parts;
  const table = forecastTable(parts, steps, total);
  if (table === null && total.overdue === 0n) return null;
  return (
    <div className="min-w-0">
      {table && <ReportTable t={t} table={table} />}
      <p className="mt-2">
        {total.overdue === 0n ? (
          overdueText(t, total)
        ) : (
          <TextLink href={behindHref(period, { what: "overdue", scope }) ?? ""}>{overdueText(t, total)}</TextLink>
        )}
      </p>
    </div>
  );
}
