import type { CustomerFilters } from "@/lib/crm/customers/customer-filters";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import type { CustomerSelection } from "@/lib/crm/customers/selected-customers";
import type { FormFields } from "@/lib/form-fields";
import { href, idParam, localPath, param, type SearchParams } from "@/lib/local-path";

import { pageHref, readSearch } from "./customer-search-params";

/** Which rows of the list come ticked: those of the page, or all that the search finds. */
export type Selected = "page" | "all" | null;

export function readSelected(params: SearchParams): Selected {
  const selected = param(params, "selected");
  return selected === "page" || selected === "all" ? selected : null;
}

/** The list with its rows ticked. */
export const withSelected = (list: string, selected: "page" | "all"): string => `${list}${list.includes("?") ? "&" : "?"}selected=${selected}`;

/** A search as the fields of a form, its page left out. */
export const searchFields = (search: CustomerSearch): Record<string, string> => Object.fromEntries(new URLSearchParams(queryOf(search)));

/** A search as the query of its address. */
const queryOf = (search: CustomerSearch): string => pageHref(search, "first").split("?")[1] ?? "";

function filtersOf(params: SearchParams): CustomerFilters {
  const { page, order, columns, view, ...filters } = readSearch(params);
  return filters;
}

/** The customers that a URL names (`id`, many times), or all that its search finds (`all=1`); null when it names none. */
export function readSelection(params: SearchParams): CustomerSelection | null {
  if (param(params, "all") === "1") return { search: filtersOf(params) };
  const ids = [params.id ?? []].flat().flatMap((id) => idParam(id) ?? []);
  return ids.length > 0 ? { ids: [...new Set(ids)].slice(0, 1000) } : null;
}

/** A selection as the question's form sends it: the ids, or the search as its own parameters. */
export const selectionFields = (selection: CustomerSelection, search: CustomerSearch): Record<string, string | string[]> =>
  selection.ids ? { id: selection.ids.map(String) } : { search: queryOf(search) };

/** A selection as the query of a page's address: the ids or «all», with the search it was made in. */
export function selectionQuery(selection: CustomerSelection | null, search: CustomerSearch): string {
  const chosen = selection?.ids ? selection.ids.map((id) => `id=${id}`).join("&") : "all=1";
  return [chosen, queryOf(search)].filter((part) => part !== "").join("&");
}

/** What an act on many takes, out of its question's form. */
export const readChangeOfMany = ({ to, customers, had, who, ...fields }: FormFields): Record<string, unknown> => ({
  ...{ selection: readSentSelection(fields), to, customers, had, who },
});

/** The same for the deletion of many. */
export const readDeletionOfMany = ({ customers, who, contacts, opportunities, asOf, ...fields }: FormFields): Record<string, unknown> => ({
  ...{ selection: readSentSelection(fields), customers, who, contacts, opportunities, asOf },
});

const readSentSelection = ({ search, id }: FormFields): unknown =>
  typeof search === "string" ? { search: filtersOf(Object.fromEntries(new URLSearchParams(search))) } : { ids: [id ?? []].flat() };

/** A question whose count has changed, or who it is about (`others`), is asked again, on its own page. */
export const askAgain = (back: unknown, others: boolean): string => {
  const [path = "", query = ""] = localPath(back, "/customers").split("?");
  const params = new URLSearchParams(query);
  params.set("changed", others ? "others" : "1");
  return `${href(path, {})}?${params.toString()}`;
};
