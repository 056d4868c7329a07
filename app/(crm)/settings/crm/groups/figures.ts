import { param, type SearchParams } from "@/lib/local-path";

/** The year that the URL names, or this one: from 2000 to the next. */
export function yearOf(params: SearchParams, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  const year = Number(/^\d{4}$/.exec(param(params, "year"))?.[0] ?? thisYear);
  return year < 2000 || year > thisYear + 1 ? thisYear : year;
}
