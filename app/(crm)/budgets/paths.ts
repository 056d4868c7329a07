import { budgetYear, firstYear, lastYear } from "@/lib/crm/budgets/budget-months";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

/** The page of a year; `own`: the groups whose own figures are opened, by id with commas between. */
export const budgetPath = (year: number, own = ""): string => href("/budgets", { year, own });

/** The year of an address: this one where none is named that has a budget. */
export const yearIn = (params: SearchParams, today: string): number => budgetYear.safeParse(param(params, "year")).data ?? Number(today.slice(0, 4));

/** The groups of an address whose own figures are opened. */
export const ownIn = (params: SearchParams): number[] =>
  param(params, "own")
    .split(",")
    .flatMap((id) => idParam(id) ?? []);

export const hasYearBefore = (year: number): boolean => year > firstYear;
export const hasYearAfter = (year: number): boolean => year < lastYear;
