import {
  allOpportunities,
  type DayFilter,
  dayFilters,
  filtersInForce,
  flagFilters,
  type OpportunityFilter,
  type OpportunitySearch,
  recordFilters,
  type Sorting,
  sortings,
  statuses,
  valueFilters,
} from "@/lib/crm/opportunities/opportunity-search";
import { href, idParam, pageKeyIn, param, readable, type SearchParams } from "@/lib/local-path";
import { pageParams } from "@/lib/page-by-key";
import { calendarDay } from "@/lib/validation/calendar-day";

/** A search and how it is shown. */
export type ListState = OpportunitySearch & { view: "list" | "board" };

/** The search that a URL holds, and how it is shown. What is no id, no day and no known word is no filter. */
export function readSearch(params: SearchParams): ListState {
  const id = (name: string): number | null => idParam(param(params, name));
  const value = (name: string) => (param(params, name) === "none" ? ("none" as const) : id(name));
  const sort = sortings.find((name) => name === param(params, "sort")) ?? allOpportunities.sort;
  return {
    view: param(params, "view") === "board" ? "board" : "list",
    words: readable(param(params, "q")),
    status: statuses.find((status) => status.toLowerCase() === param(params, "status").toLowerCase()) ?? null,
    ...(Object.fromEntries(valueFilters.map((name) => [name, value(name)])) as Pick<OpportunitySearch, (typeof valueFilters)[number]>),
    ...(Object.fromEntries(recordFilters.map((name) => [name, id(name)])) as Pick<OpportunitySearch, (typeof recordFilters)[number]>),
    ...(Object.fromEntries(dayFilters.map((name) => [name, day(params, name)])) as Pick<OpportunitySearch, DayFilter>),
    ...(Object.fromEntries(flagFilters.map((name) => [name, param(params, name) === "1"])) as Pick<OpportunitySearch, (typeof flagFilters)[number]>),
    sort,
    descending: ["asc", "desc"].includes(param(params, "order")) ? param(params, "order") === "desc" : fallsAtFirst(sort),
    page: pageKeyIn(params),
  };
}

const day = (params: SearchParams, name: DayFilter): string | null => calendarDay.safeParse(param(params, name)).data ?? null;

/** Amounts and days are read from the largest and the latest on, names and steps from the first. */
const fallsAtFirst = (sort: Sorting): boolean => ["amount", "expected", "closed"].includes(sort);

/** What the URL holds of a search, by parameter. */
const paramsOf = (search: ListState): Record<string, string> => ({
  ...(search.view === "board" && { view: "board" }),
  ...(search.words !== "" && { q: search.words }),
  ...Object.fromEntries(filtersInForce(search).map((name) => [name, typeof search[name] === "boolean" ? "1" : String(search[name]).toLowerCase()])),
});

const orderOf = ({ sort, descending }: OpportunitySearch) => ({
  sort: sort === allOpportunities.sort ? null : sort,
  order: descending === fallsAtFirst(sort) ? null : descending ? "desc" : "asc",
});

/** The same search as a list, and by steps. */
export const listHref = (search: ListState): string => pageHref({ ...search, view: "list" }, "first");
export const boardHref = (search: ListState): string => pageHref({ ...search, view: "board" }, "first");

/** The same search on another page. */
export function pageHref(search: ListState, page: OpportunitySearch["page"]): string {
  return href("/opportunities", { ...paramsOf(search), ...orderOf(search), ...pageParams(page) });
}

/** The search sorted by a column; by the one it is sorted by already, the other way round. */
export function sortHref(search: ListState, sort: Sorting): string {
  return pageHref({ ...search, sort, descending: sort === search.sort ? !search.descending : fallsAtFirst(sort) }, "first");
}

/** The search without one of its parts, from the first page. */
export const without = (search: ListState, part: "words" | OpportunityFilter): string =>
  pageHref({ ...search, [part]: part === "words" ? "" : typeof search[part] === "boolean" ? false : null }, "first");

/** What goes along when the filter bar is sent, beside the filters that have a field in it. */
export function hiddenParams(search: ListState, fields: readonly string[]): Record<string, string> {
  const { order } = orderOf(search);
  const further = Object.entries(paramsOf(search)).filter(([name]) => name !== "q" && !fields.includes(name));
  return { ...Object.fromEntries(further), ...(order && { order }) };
}
