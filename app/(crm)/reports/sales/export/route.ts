import { exportSalesReport } from "@/lib/crm/sales-report/export-sales-report";
import { currentSession } from "@/lib/auth/current-session";
import { execute } from "@/lib/command";
import { database } from "@/lib/db/client";
import { toCsv } from "@/lib/files/csv";
import { fileAnswer, ledTo, ledToSignIn, said } from "@/lib/files/file-answer";
import { xlsxFile } from "@/lib/files/xlsx";
import { textsIn } from "@/lib/i18n/texts";
import { PageRefusal } from "@/lib/page-refusal";
import { can } from "@/lib/permissions";

import { type LoadedReport, loadReport } from "../load-report";
import { reportHref, reportPath, scopeParam } from "../report-params";
import { reportSheets } from "../report-sheets";
import { periodText } from "../report-texts";
import { scopeText } from "../scope-text";
import { csvLines } from "./csv-lines";

/**
 * The report of the URL as a file; what is asked for by POST, since it is noted in the log. Who is not signed in is led to
 * sign-in and on to the report; a report that is not there (any more) leads to its page, which says so.
 */
export async function POST(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const page = `${reportPath}${url.search}`;
  const session = await currentSession();
  if (!session) return ledToSignIn(page);
  const { actor, firm } = session;
  const t = textsIn(actor.language);
  if (!can(actor, "export.run")) return said(403, t("errors.notPermitted"));
  const loaded = await found(loadReport({ actor, t }, Object.fromEntries(url.searchParams)));
  if (loaded === null) return ledTo(page);

  const { query, today, report } = loaded;
  const { period, scope, by } = query;
  const asked = { format: new URLSearchParams(await request.text()).get("format"), from: period.from, to: period.to, scope: scopeParam(scope), by: by ?? "" };
  const outcome = await execute(exportSalesReport, asked, { db: database(), actor, via: "page" });
  if (!outcome.ok) return said(400, t.message(outcome.formError ?? { key: "errors.invalid" }));

  const about = t("salesReport.export.about", {
    ...{ scope: scopeText(t, scope, report, actor), period: periodText(t, period), firm: firm.name, moment: t.moment(new Date()) },
    by: (by === null ? t("salesReport.filters.byGroup") : t(`salesReport.dimensions.${by}`)).toLocaleLowerCase(t.locale),
  });
  const sheets = reportSheets({ t, period, scope, narrowed: (other) => reportHref(query, today, { scope: other }) }, loaded, about);
  const name = t("salesReport.export.file", { period: query.year === null ? `${period.from}-${period.to}` : String(query.year) });
  if (outcome.value.format === "xlsx") return fileAnswer(name, "xlsx", new Uint8Array(await xlsxFile(sheets)));
  const texts = { title: t("salesReport.title"), about, level: t("salesReport.export.level") };
  return fileAnswer(name, "csv", toCsv(csvLines(texts, sheets)));
}

async function found(loading: Promise<LoadedReport>): Promise<LoadedReport | null> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof PageRefusal) return null;
    throw error;
  }
}
