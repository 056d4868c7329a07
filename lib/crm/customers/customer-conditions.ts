import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { changedSince } from "./changed-since";
import type { CustomerFilters } from "./customer-filters";
import { industryPart } from "./industry-filter";
import { linked, ofLinks, type SearchPart } from "./search-part";
import { hasTerm, type SearchTerm, searchTerms, termIsIn } from "./search-terms";

export const notDeleted = Prisma.sql`c.deleted_by_operation IS NULL`;

/** The condition on customers `c` that a search makes; deleted ones are never found. */
export async function foundBy(db: Transaction, search: CustomerFilters): Promise<Prisma.Sql> {
  const parts = await searchParts(db, search, await searchTerms(db, search.words));
  return Prisma.join([notDeleted, ...parts.map(({ among }) => among)], " AND ");
}

/** The parts of a search, whose words are `terms`; none when it finds all customers. */
export async function searchParts(db: Transaction, search: CustomerFilters, terms: SearchTerm[] | null): Promise<SearchPart[]> {
  const { categories, everyCategory, seller, origin, product, source } = search;
  const parts: SearchPart[] = [];
  if (terms) parts.push(terms.length === 0 ? nobody : withTerms(terms));
  if (search.industry !== null) parts.push(await industryPart(db, search.industry, search.secondary));
  const carrying = (ids: number[]): SearchPart => ({
    ...linked("customer_category", Prisma.sql`l.category_id = ANY(${ids}::int[])`, (customer) => customer.categories.some((id) => ids.includes(id))),
    byId: ids.length === 1,
  });
  if (categories.length > 0) parts.push(...(everyCategory ? categories.map((id) => carrying([id])) : [carrying(categories)]));
  if (seller === "none") parts.push(withoutSeller);
  else if (seller !== null) parts.push(linked("customer_seller", Prisma.sql`l.employee_id = ${seller}`, (customer) => customer.seller === seller));
  if (origin !== null) parts.push(linked("customer_origin", Prisma.sql`l.origin_id = ${origin}`, (customer) => customer.origin === origin));
  if (product !== null) parts.push(linked("customer_product", Prisma.sql`l.product_id = ${product}`, (customer) => customer.products.includes(product)));
  if (source !== null) parts.push(linked("customer_source", Prisma.sql`l.source_id = ${source}`, (customer) => customer.source === source));
  if (search.changedSince !== null) parts.push(await changedSince(db, search.changedSince));
  return parts;
}

/** Those who have every term. Index: customer_search_words. */
function withTerms(terms: SearchTerm[]): SearchPart {
  const all = Prisma.join(
    terms.map((term) => termIsIn(term, Prisma.sql`l.words`)),
    " AND ",
  );
  return linked("customer_search", all, ({ words }) => terms.every((term) => hasTerm(words, term)));
}

const withoutSeller: SearchPart = {
  among: Prisma.sql`NOT EXISTS (SELECT 1 FROM customer_seller l WHERE l.customer_id = c.id)`,
  ofOne: Prisma.sql`(SELECT l.employee_id FROM customer_seller l WHERE l.customer_id = c.id) IS NULL`,
  ids: null,
  exact: true,
  text: null,
  byId: true,
  cost: ofLinks,
  fits: ({ seller }) => seller === null,
};

/** What was typed has no letter and no digit in it. */
const nobody: SearchPart = {
  among: Prisma.sql`false`,
  ofOne: Prisma.sql`false`,
  ids: Prisma.sql`SELECT NULL::int WHERE false`,
  exact: true,
  text: null,
  byId: true,
  cost: ofLinks,
  fits: () => false,
};
