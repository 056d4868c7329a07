import { todayInOslo } from "../dates/today";

/** The demo firm's calendar: days (YYYY-MM-DD) and moments, all told from the day it is loaded. */
export interface DemoDays {
  today: string;
  year: number;
  /** The last working day before today. */
  yesterday: string;
  /** A moment on the n-th working day before today, so many minutes after that time in Oslo («09:12»). */
  workday(before: number, time: string, minutes?: number): Date;
  /** A day so many days from today, negative before it. */
  day(from: number): string;
  /** The first day of the month so many months from this one. */
  month(from: number): string;
}

/** The calendar of a demo firm loaded at that moment. */
export function demoDays(now: Date): DemoDays {
  const today = todayInOslo(now);
  const [year = 0, month = 0] = today.split("-").map(Number);
  const workdayBefore = (count: number): string => {
    let day = today;
    for (let left = count; left > 0; left -= isWeekend(day) ? 0 : 1) day = shifted(day, -1);
    return day;
  };
  return {
    today,
    year,
    yesterday: workdayBefore(1),
    workday: (before, time, minutes = 0) => new Date(inOslo(workdayBefore(before), time).getTime() + minutes * 60_000),
    day: (from) => shifted(today, from),
    month: (from) => iso(Date.UTC(year, month - 1 + from, 1)),
  };
}

/** The last day of the month that begins on that day. */
export const lastDayOf = (monthStart: string): string => shifted(iso(Date.UTC(Number(monthStart.slice(0, 4)), Number(monthStart.slice(5, 7)), 1)), -1);

/** A moment by the clock in Oslo, which is one hour before UTC in winter and two in summer. */
function inOslo(day: string, time: string): Date {
  const candidates = ["+01:00", "+02:00"].map((offset) => new Date(`${day}T${time}:00${offset}`));
  return candidates.find((moment) => clock.format(moment) === `${day} ${time}`) ?? new Date(`${day}T${time}:00Z`);
}

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo", dateStyle: "short", timeStyle: "short" });

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
const shifted = (day: string, days: number): string => iso(Date.parse(day) + days * 86_400_000);
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());
