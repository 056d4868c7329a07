import { type Dimension, dimensions } from "@/lib/crm/sales-report/breakdown";
import { type ReportPeriod, reportPeriod } from "@/lib/crm/sales-report/report-period";
import type { ReportScope } from "@/lib/crm/sales-report/report-scope";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";
import { calendarDay } from "@/lib/validation/calendar-day";

export const reportPath = "/reports/sales";
export const exportPath = `${reportPath}/export`;

/** No period is longer: so many rows can still be read. */
const mostYears = 20;

export interface ReportQuery {
  period: ReportPeriod;
  /** The calendar year asked for; null: a period of one's own. */
  year: number | null;
  /** A period of one's own as it was typed, and the message of what is wrong with it: the report is then this year's. */
  typed: { from: string; to: string };
  errors: { from?: string; to?: string };
  scope: ReportScope;
  /** Groups and sellers unless a dimension is asked for. */
  by: Dimension | null;
}

/** The report that a URL asks for: `year`, or `from` and `to`; `scope` (seller-ID, group-ID, nogroup) and `by`. What can't be read is left out. */
export function readReportQuery(params: SearchParams, today: string): ReportQuery {
  const thisYear = Number(today.slice(0, 4));
  const asked = param(params, "year");
  const typed = { from: param(params, "from").slice(0, 20), to: param(params, "to").slice(0, 20) };
  const custom = asked === "custom" || (asked === "" && (typed.from !== "" || typed.to !== ""));
  const year = /^(19|2\d)\d\d$/.test(asked) ? Number(asked) : thisYear;
  const days = custom ? ownPeriod(typed) : null;
  return {
    period: reportPeriod(days && "from" in days ? days : wholeYear(custom ? thisYear : year), today),
    year: custom ? null : year,
    typed: custom && typed.from === "" && typed.to === "" ? wholeYear(thisYear) : typed,
    errors: days && "errors" in days && (typed.from !== "" || typed.to !== "") ? days.errors : {},
    scope: readScope(param(params, "scope")),
    by: dimensions.find((each) => each === param(params, "by")) ?? null,
  };
}

const wholeYear = (year: number): { from: string; to: string } => ({ from: `${year}-01-01`, to: `${year}-12-31` });

function ownPeriod(typed: ReportQuery["typed"]): { from: string; to: string } | { errors: ReportQuery["errors"] } {
  const [from, to] = [calendarDay.safeParse(typed.from), calendarDay.safeParse(typed.to)];
  if (!from.success || !to.success) return { errors: { ...(!from.success && { from: "errors.date" }), ...(!to.success && { to: "errors.date" }) } };
  if (to.data < from.data) return { errors: { to: "salesReport.errors.toBeforeFrom" } };
  if (Number(to.data.slice(0, 4)) - Number(from.data.slice(0, 4)) >= mostYears) return { errors: { to: "salesReport.errors.tooLong" } };
  return { from: from.data, to: to.data };
}

function readScope(text: string): ReportScope {
  const [kind = "", id = ""] = text.split("-");
  const number = idParam(id);
  if (text === "nogroup") return { kind: "no group" };
  return number !== null && (kind === "seller" || kind === "group") ? { kind, id: number } : { kind: "all" };
}

export const scopeParam = (scope: ReportScope): string => (scope.kind === "all" ? "" : scope.kind === "no group" ? "nogroup" : `${scope.kind}-${scope.id}`);

/** What the URL holds of a report, by parameter. */
export const paramsOf = ({ year, typed, scope, by }: ReportQuery, today: string): Record<string, string> => ({
  ...(year === null ? typed : year === Number(today.slice(0, 4)) ? {} : { year: String(year) }),
  ...(scope.kind !== "all" && { scope: scopeParam(scope) }),
  ...(by !== null && { by }),
});

/** The same report narrowed to something else. */
export const reportHref = (query: ReportQuery, today: string, other: Partial<ReportQuery> = {}): string =>
  href(reportPath, paramsOf({ ...query, ...other }, today));
