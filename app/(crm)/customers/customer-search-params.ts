import { calendarDay } from "@/lib/validation/calendar-day";
import type { FilterInForce } from "@/lib/crm/customers/filter-choices";
import { everyCustomer, mostCategories } from "@/lib/crm/customers/customer-filters";
import { areUsual, byName, type Column, columns, fallsAtFirst, type Ordering, type Sorting, sortings, usualColumns } from "@/lib/crm/customers/customer-list";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import { searchOf } from "@/lib/crm/views/view-state";
import { href, idParam, pageKeyIn, param, readable, type SearchParams } from "@/lib/local-path";
import { pageParams } from "@/lib/page-by-key";

/** The search that a URL holds. What is no id, no day and no known word is no filter. Several categories are one parameter («3,14»), or several. */
export function readSearch(params: SearchParams): CustomerSearch {
  const id = (name: string): number | null => idParam(param(params, name));
  const day = param(params, "since");
  return {
    words: readable(param(params, "q")),
    secondary: param(params, "secondary") === "1",
    industry: id("industry"),
    categories: idsOf(params.category),
    everyCategory: param(params, "match") === "all",
    seller: param(params, "seller") === "none" ? "none" : id("seller"),
    origin: id("origin"),
    product: id("product"),
    source: id("source"),
    changedSince: calendarDay.safeParse(day).success ? day : null,
    order: orderIn(params),
    columns: columnsIn(params.columns),
    ...viewIn(params),
    page: pageKeyIn(params),
  };
}

function orderIn(params: SearchParams): Ordering {
  const sort = sortings.find((name) => name === param(params, "sort")) ?? byName.sort;
  return { sort, descending: ["asc", "desc"].includes(param(params, "order")) ? param(params, "order") === "desc" : fallsAtFirst(sort) };
}

function viewIn(params: SearchParams): Pick<CustomerSearch, "view"> {
  const view = param(params, "view") === "all" ? ("all" as const) : idParam(param(params, "view"));
  return view === null ? {} : { view };
}

/** The columns named, in one parameter or several; «name», which always stands, tells none of the others from not having chosen. */
function columnsIn(values: string | string[] | undefined): readonly Column[] {
  const named = [values ?? []].flat().flatMap((value) => value.split(","));
  const chosen = columns.filter((column) => named.includes(column));
  return chosen.length > 0 || named.includes("name") ? chosen : usualColumns;
}

const idsOf = (values: string | string[] | undefined): number[] =>
  [...new Set([values ?? []].flat().flatMap((value) => value.split(",")))].flatMap((value) => idParam(value) ?? []).slice(0, mostCategories);

const filtersOf = ({ words, industry, categories, seller, origin, product, source, changedSince }: CustomerSearch) => ({
  q: words,
  industry,
  category: categories.join(","),
  seller,
  origin,
  product,
  source,
  since: changedSince,
});

/** Just with an industry do its codes mean anything, and just with several categories whether every one is carried. */
const switchesOf = ({ industry, secondary, categories, everyCategory }: CustomerSearch) => ({
  secondary: industry !== null && secondary ? 1 : null,
  match: categories.length > 1 && everyCategory ? "all" : null,
});

/** How the list is shown, where it isn't as usual: by what it is sorted, which way where it isn't that order's own, and its columns; and by which view. */
export const shownAs = ({ order: { sort, descending } = byName, columns: chosen = usualColumns, view }: CustomerSearch) => ({
  sort: sort === byName.sort ? null : sort,
  order: descending === fallsAtFirst(sort) ? null : descending ? "desc" : "asc",
  columns: areUsual(chosen) ? null : ["name", ...chosen].join(","),
  view,
});

/** The same as the fields of a form. */
export const shownAsFields = (search: CustomerSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(shownAs(search)).flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]])));

/** The same search on another page. */
export function pageHref(search: CustomerSearch, page: CustomerSearch["page"]): string {
  return href("/customers", { ...filtersOf(search), ...switchesOf(search), ...shownAs(search), ...pageParams(page) });
}

/** The search sorted by each column; by the one it is sorted by already, the other way round. */
export function sortLinks(search: CustomerSearch): Record<Sorting, { href: string; direction: "ascending" | "descending" | null }> {
  const { order = byName } = search;
  const link = (sort: Sorting) => {
    const descending = sort === order.sort ? !order.descending : fallsAtFirst(sort);
    return {
      href: pageHref({ ...search, order: { sort, descending } }, "first"),
      direction: sort !== order.sort ? null : order.descending ? ("descending" as const) : ("ascending" as const),
    };
  };
  return { name: link("name"), organizationNumber: link("organizationNumber"), city: link("city"), changed: link("changed") };
}

/** The search without one of its filters, from the first page. */
export function without(search: CustomerSearch, { name, value }: Pick<FilterInForce, "name" | "value">): string {
  const less = name === "category" ? { categories: search.categories.filter((id) => id !== value) } : { [name]: null };
  return pageHref({ ...search, ...less }, "first");
}

/** The same filters for any words. */
export const withoutWords = (search: CustomerSearch): string => pageHref({ ...search, words: "" }, "first");

/** A page about the list («Flere filtre», «Velg kolonner», «Lagre visning»), which takes along what is in force. */
export const besideList = (page: "filters" | "columns" | "views/new", search: CustomerSearch): string =>
  pageHref(search, "first").replace("/customers", `/customers/${page}`);

/** Where the list as it is now is had as a file. */
export const exportHref = (search: CustomerSearch): string => pageHref(search, "first").replace("/customers", "/customers/export");

/** The list as a view shows it. */
export const viewHref = (id: number, state: string): string => pageHref({ ...(searchOf(state) ?? everything), view: id }, "first");

/** The whole list, shown as usual. `apart`: told from the view that the reader opens it with. */
export const allHref = (apart: boolean): string => pageHref({ ...everything, view: apart ? "all" : undefined }, "first");

const everything: CustomerSearch = { ...everyCustomer, page: "first" };
