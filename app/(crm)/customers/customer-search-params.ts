import type { FilterName } from "@/lib/crm/customers/filter-choices";
import type { CustomerSearch } from "@/lib/crm/customers/search-customers";
import { href, idParam, param, readable, type SearchParams } from "@/lib/local-path";

/** The search that a URL holds. What is no id is no filter. */
export function readSearch(params: SearchParams): CustomerSearch {
  const id = (name: string): number | null => idParam(param(params, name));
  const [after, before] = [id("after"), id("before")];
  return {
    words: readable(param(params, "q")),
    secondary: param(params, "secondary") === "1",
    industry: id("industry"),
    category: id("category"),
    seller: id("seller"),
    origin: id("origin"),
    product: id("product"),
    source: id("source"),
    page: after !== null ? { after } : before !== null ? { before } : param(params, "page") === "last" ? "last" : "first",
  };
}

const filtersOf = ({ words, industry, category, seller, origin, product, source }: CustomerSearch) => ({
  q: words,
  industry,
  category,
  seller,
  origin,
  product,
  source,
});

/** Just with an industry do its codes mean anything. */
const secondaryOf = ({ industry, secondary }: CustomerSearch) => ({ secondary: industry !== null && secondary ? 1 : null });

/** The same search on another page. */
export function pageHref(search: CustomerSearch, page: CustomerSearch["page"]): string {
  const key = page === "last" ? { page } : page === "first" ? {} : page;
  return href("/customers", { ...filtersOf(search), ...secondaryOf(search), ...key });
}

/** The search without one of its parts, from the first page. */
export const without = (search: CustomerSearch, part: "words" | FilterName): string => pageHref({ ...search, [part]: part === "words" ? "" : null }, "first");
