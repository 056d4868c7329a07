import { type OpportunityFilter, opportunityFilters, type OpportunitySearch } from "@/lib/crm/opportunities/search-opportunities";
import { href, idParam, param, type SearchParams } from "@/lib/local-path";

const statuses = ["OPEN", "WON", "LOST"] as const;

/** The search that a URL holds. What is no id is no filter; words are cut at 200 characters. */
export function readSearch(params: SearchParams): OpportunitySearch {
  const id = (name: string): number | null => idParam(param(params, name));
  const [after, before] = [id("after"), id("before")];
  return {
    words: readable(param(params, "q")).slice(0, 200),
    status: statuses.find((status) => status.toLowerCase() === param(params, "status").toLowerCase()) ?? null,
    ...Object.fromEntries(opportunityFilters.map((name) => [name, id(name)])),
    page: after !== null ? { after } : before !== null ? { before } : param(params, "page") === "last" ? "last" : "first",
  };
}

/** Words without what no title holds: NUL and other control characters, halves of surrogate pairs. */
const readable = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\u0000-\u001F\u007F\uFFFD]/gu, " ")
    .trim();

const filtersOf = (search: OpportunitySearch) => ({
  q: search.words,
  status: search.status?.toLowerCase(),
  ...Object.fromEntries(opportunityFilters.map((name) => [name, search[name]])),
});

/** The same search on another page. */
export function pageHref(search: OpportunitySearch, page: OpportunitySearch["page"]): string {
  const key = page === "last" ? { page } : page === "first" ? {} : page;
  return href("/opportunities", { ...filtersOf(search), ...key });
}

/** The search without one of its parts, from the first page. */
export const without = (search: OpportunitySearch, part: "words" | "status" | OpportunityFilter): string =>
  href("/opportunities", filtersOf({ ...search, [part]: part === "words" ? "" : null }));
