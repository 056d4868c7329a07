/** A day is YYYY-MM-DD, a month its first seven characters. Days are both included. */
export interface ReportPeriod {
  from: string;
  to: string;
  /** The last day that can have sales: today, or the end of a period that is over. Before `from` when it has not begun. */
  through: string;
  today: string;
  /** The same period last year, as far as this one has come; null when it has not begun. */
  before: { from: string; through: string } | null;
  /** What a sum of time is shown for: each month the period touches, or each year when those are more than 24. */
  steps: string[];
}

/** More months than this are shown by year. */
const monthsShown = 24;

export function reportPeriod({ from, to }: { from: string; to: string }, today: string): ReportPeriod {
  const through = to < today ? to : today;
  const months = monthsBetween(from, to);
  return {
    ...{ from, to, through, today },
    before: through < from ? null : { from: yearBefore(from), through: lastYearsEnd(through) },
    steps: months.length > monthsShown ? [...new Set(months.map((month) => month.slice(0, 4)))] : months,
  };
}

/** The step of a period that a month belongs to. */
export const stepOf = (period: ReportPeriod, month: string): string => ((period.steps[0] ?? "").length === 4 ? month.slice(0, 4) : month);

/** The days of a step that lie in the period. */
export function daysOf(period: ReportPeriod, step: string): { from: string; to: string } {
  const first = step.length === 4 ? `${step}-01-01` : `${step}-01`;
  const last = step.length === 4 ? `${step}-12-31` : lastDayOfMonth(step);
  return { from: first > period.from ? first : period.from, to: last < period.to ? last : period.to };
}

/** The same day last year; 28 February for the day a year has only every fourth time. */
export function yearBefore(day: string): string {
  const shifted = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return shifted.endsWith("-02-29") ? `${shifted.slice(0, 8)}28` : shifted;
}

/** A month that is whole is compared with a whole one: 28 February 2025 with 29 February 2024. */
function lastYearsEnd(day: string): string {
  const before = yearBefore(day);
  return day === lastDayOfMonth(day.slice(0, 7)) ? lastDayOfMonth(before.slice(0, 7)) : before;
}

export function lastDayOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
