import { guardedMetadata, guardedPage } from "@/app/guarded-page";
import { breakdownTable } from "./breakdown-table";
import { Forecast } from "./forecast";
import { KeyFigures } from "@/components/sales-report/key-figures";
import { keyFigures } from "./key-figure-texts";
import { Losses } from "./losses";
import { ReportTable } from "@/components/sales-report/report-table";
import type { TableParts } from "./report-table-data";
import { periodText } from "./report-texts";
import { rowTable } from "./row-table";
import { SalesChartSection } from "./sales-chart-section";
import { stepTable } from "./step-table";
import { PageHeader } from "@/components/ui/page-header";
import { reader } from "@/lib/auth/current-session";
import { href, type SearchParams } from "@/lib/local-path";
import { can } from "@/lib/permissions";

import { CrmPage } from "../../crm-page";
import { ExportMenu } from "../../export-menu";
import { loadReport } from "./load-report";
import { ReportFilters } from "./report-filters";
import { exportPath, paramsOf, reportHref, reportPath } from "./report-params";
import { scopeText } from "./scope-text";

export default guardedPage(SalesReportPage);

export const generateMetadata = guardedMetadata(async () => ({ title: (await reader("account.use")).t("salesReport.title") }));

/** Everybody may open it: whose figures one sees is decided by `salesReport.see`. */
async function SalesReportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const me = await reader("account.use");
  const { t, firm } = me;
  const params = await searchParams;
  const { query, today, report, breakdown, choices, years } = await loadReport(me, params);
  const { period, scope, by } = query;
  const parts: TableParts = { t, period, scope, narrowed: (other) => reportHref(query, today, { scope: other }) };
  const printed = {
    ...{ scope: scopeText(t, scope, report, me.actor), period: periodText(t, period), firm: firm.name, moment: t.moment(new Date()) },
    by: (by === null ? t("salesReport.filters.byGroup") : t(`salesReport.dimensions.${by}`)).toLocaleLowerCase(t.locale),
  };
  return (
    <CrmPage reader={me} area="salesReport" params={params} path={reportPath}>
      <PageHeader
        title={t("salesReport.title")}
        actions={can(me.actor, "export.run") && <ExportMenu t={t} action={href(exportPath, paramsOf(query, today))} />}
      />
      <p className="hidden print:block">{t("salesReport.print", printed)}</p>
      <ReportFilters t={t} query={query} choices={choices} years={years} />
      <KeyFigures label={t("salesReport.keys.label")} figures={keyFigures(t, period, report.total, breakdown.total)} />
      <SalesChartSection t={t} period={period} steps={report.steps} total={report.total} />
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,9fr)_minmax(0,11fr)] print:block print:space-y-6">
        <ReportTable t={t} table={stepTable(parts, report.steps, report.total)} />
        <ReportTable t={t} table={by === null ? rowTable(parts, report) : breakdownTable(parts, breakdown, by)} />
      </div>
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,12fr)_minmax(0,8fr)] print:mt-6 print:block print:space-y-6">
        <Forecast parts={parts} steps={report.steps} total={report.total} />
        <Losses parts={parts} breakdown={breakdown} />
      </div>
      <p className="mt-6 max-w-text text-label text-muted">{t("salesReport.rounded")}</p>
    </CrmPage>
  );
}
