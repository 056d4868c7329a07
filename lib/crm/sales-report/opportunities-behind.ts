import type { Dimension } from "./breakdown";
import { daysOf, lastDayOfMonth, type ReportPeriod } from "./report-period";
import type { ReportScope } from "./report-scope";

/** Which figure: of the whole period unless a step (month or year) is named. */
export interface Behind {
  what: "won" | "before" | "open" | "overdue" | "lost" | "closed";
  scope: ReportScope;
  /** Of a seller, while in the scope. */
  seller?: number;
  step?: string;
  /** A value of a dimension; null: what has none. */
  value?: { of: Dimension | "reason"; id: number | null };
}

/**
 * The parameters with which the list of opportunities shows just what a figure is made of, with the same sum
 * (docs/decisions/1001); null where there can be none.
 */
export function opportunitiesBehind(period: ReportPeriod, { what, scope, seller, step, value }: Behind): Record<string, string> | null {
  const days = step === undefined ? { from: period.from, to: period.to } : daysOf(period, step);
  const through = earlier(days.to, period.through);
  const narrowed = {
    ...(scope.kind === "seller" && { seller: String(scope.id) }),
    ...(scope.kind === "group" && { group: String(scope.id) }),
    ...(scope.kind === "no group" && { nogroup: "1" }),
    ...(seller !== undefined && { seller: String(seller) }),
    ...(value && { [value.of]: value.id === null ? "none" : String(value.id) }),
  };
  switch (what) {
    case "won":
    case "lost":
      return through < days.from ? null : { status: what, ...narrowed, closedFrom: days.from, closedTo: through };
    case "closed":
      return through < days.from ? null : { ...narrowed, closedFrom: days.from, closedTo: through };
    case "before": {
      const before = period.before && step !== undefined ? yearEarlier(period, step) : period.before;
      return before === null || before.through < before.from ? null : { status: "won", ...narrowed, closedFrom: before.from, closedTo: before.through };
    }
    case "open": {
      const from = days.from > period.today ? days.from : period.today;
      return days.to < from ? null : { status: "open", ...narrowed, expectedFrom: from, expectedTo: days.to };
    }
    case "overdue":
      return { status: "open", ...narrowed, overdue: "1", ...(period.to < period.today && { expectedTo: period.to }) };
  }
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/** The step's months a year earlier, as far as they are compared with. */
function yearEarlier({ before }: ReportPeriod, step: string): { from: string; through: string } | null {
  if (before === null) return null;
  const year = String(Number(step.slice(0, 4)) - 1).padStart(4, "0");
  const [first, last] = step.length === 4 ? [`${year}-01-01`, `${year}-12-31`] : [`${year}${step.slice(4)}-01`, lastDayOfMonth(`${year}${step.slice(4)}`)];
  return { from: later(before.from, first), through: earlier(before.through, last) };
}
