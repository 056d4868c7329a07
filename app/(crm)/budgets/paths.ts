import { budgetYear, firstYear, lastYear } from "@/lib/crm/budgets/budget-months";
import { openedGroups } from "@/lib/crm/budgets/opened-groups";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

/** The page of a year: narrowed to a group, and with own figures opened of groups by their ids with commas between. */
export const budgetPath = (year: number, { group, own }: { group?: string | number | null; own?: string } = {}): string =>
  href("/budgets", { year, group, own });

/** The year of an address: this one where none is named that has a budget. */
export const yearIn = (params: SearchParams, today: string): number => budgetYear.safeParse(param(params, "year")).data ?? Number(today.slice(0, 4));

/** Where in the budget a form was, out of what it says: nothing else gets into an address. */
export const placeIn = ({ group, own = "" }: { group: string; own?: string }) => ({ group: idParam(group), own: openedGroups(own).join(",") });

/** The groups of an address whose own figures are opened. */
export const ownIn = (params: SearchParams): number[] => openedGroups(param(params, "own"));

/** The group that an address narrows the budget to. */
export const groupIn = (params: SearchParams): number | null => idParam(param(params, "group"));

export const hasYearBefore = (year: number): boolean => year > firstYear;
export const hasYearAfter = (year: number): boolean => year < lastYear;
