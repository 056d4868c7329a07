import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { keptPlan } from "../../db/kept-plan";
import type { PageKey } from "../../page-by-key";
import { searchParts } from "./customer-conditions";
import type { CustomerFilters } from "./customer-filters";
import { type Column, type Ordering, usualColumns } from "./customer-list";
import { customerSample } from "./customer-sample";
import { asWritten } from "./folding";
import { nearTerms } from "./near-words";
import { pageOfCustomers, type PageOfIds, pageSize } from "./page-of-customers";
import { type SearchTerm, searchTerms } from "./search-terms";
import { type Matched, whatMatched } from "./what-matched";

/** What a person looks for, in which order (by name unless said otherwise), which page of it, what she wants to see of each, and by which view. */
export interface CustomerSearch extends CustomerFilters {
  order?: Ordering;
  columns?: readonly Column[];
  /** The view that the list was opened by; «all»: none, though she has one that it opens with. */
  view?: number | "all";
  page: PageKey;
}

export interface CustomerRow {
  id: number;
  name: string;
  organizationNumber: string | null;
  city: string;
  industry: string | null;
  seller: string | null;
  categories: string[];
  changedAt: Date | null;
  /** Where the list shows more than the usual columns. */
  more?: { phone: string; email: string; numberOfEmployees: number | null; source: string | null };
  /** What was found that the rest of the row doesn't show. */
  matched: Matched[];
}

export interface CustomerPage extends Omit<PageOfIds, "ids"> {
  rows: CustomerRow[];
  /** Where all that is found does not fill the first page: what is found for words near the typed ones. */
  similar: SimilarHits | null;
}

export interface SimilarHits {
  /** The words as they are likely meant. */
  words: string;
  rows: CustomerRow[];
}

/** One page of the customers found, names and cities in Norwegian order (æ, ø, å last, aa as å), with their counts. */
export async function searchCustomers(db: Database, search: CustomerSearch, language: "nb" | "en"): Promise<CustomerPage> {
  const terms = await searchTerms(db, search.words);
  const { ids, ...page } = await pageOfCustomers(db, await searchParts(db, search, terms), search.page, undefined, search.order);
  const [rows, similar] = await Promise.all([
    matchedRows(db, ids, terms ?? [], search, language),
    terms !== null && search.page === "first" && ids.length < pageSize ? similarTo(db, search, terms, ids, language) : null,
  ]);
  return { rows, ...page, similar };
}

/** Found by the same filters for words near the typed ones: as many as the page has room for, by the likeliest reading that finds somebody. */
async function similarTo(db: Database, search: CustomerSearch, terms: SearchTerm[], exact: number[], language: "nb" | "en"): Promise<SimilarHits | null> {
  for (const near of await nearTerms(db, terms, { sample: await customerSample(db), found: exact.length > 0 })) {
    const { ids } = await pageOfCustomers(db, await searchParts(db, search, near), "first", undefined, search.order);
    const others = ids.filter((id) => !exact.includes(id)).slice(0, pageSize - exact.length);
    if (others.length > 0) {
      const rows = await matchedRows(db, others, near, search, language);
      return { words: near.map((term) => meant(term, rows)).join(" "), rows };
    }
  }
  return null;
}

/** A term as it is written where it was found; where that is nowhere to be seen, as it is searched for. */
function meant(term: SearchTerm, rows: CustomerRow[]): string {
  const texts = rows.flatMap(({ name, city, matched }) => [name, city, ...matched.map(({ text }) => text)]);
  for (const reading of term) {
    const written = reading.map((word) => texts.map((text) => asWritten(word, text)).find((found) => found !== null));
    if (written.every((word) => word !== undefined)) return written.join(" ");
  }
  return term[0]?.join(" ") ?? "";
}

async function matchedRows(
  db: Database,
  ids: number[],
  terms: SearchTerm[],
  { columns = [] }: Pick<CustomerSearch, "columns">,
  language: "nb" | "en",
): Promise<CustomerRow[]> {
  const rows = await rowsOf(
    db,
    ids,
    language,
    columns.some((column) => !usualColumns.includes(column)),
  );
  const matched = await whatMatched(db, rows, terms);
  return rows.map((row) => ({ ...row, matched: matched.get(row.id) ?? [] }));
}

async function rowsOf(db: Database, ids: number[], language: "nb" | "en", more: boolean): Promise<Omit<CustomerRow, "matched">[]> {
  if (ids.length === 0) return [];
  // As one value of JSON: taking fifty rows apart column by column costs the app several times what the query does.
  const [{ rows }] = await db.$queryRaw<[{ rows: (Omit<CustomerRow, "changedAt" | "matched"> & { changedAt: string | null })[] }]>(keptPlan`
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'organizationNumber', c.organization_number,
             'city', coalesce(nullif(c.visiting_city, ''), c.postal_city),
             'industry', CASE WHEN ${language} = 'en' THEN coalesce(i.en, i.nb) ELSE i.nb END, 'seller', e.name,
             'categories', coalesce(k.categories, '{}'), 'changedAt', o.at${more ? moreOf(language) : Prisma.empty}) ORDER BY wanted.n), '[]') AS rows
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS wanted(id, n) JOIN customer c ON c.id = wanted.id
    LEFT JOIN customer_industry ci ON ci.customer_id = c.id LEFT JOIN industry i ON i.id = ci.industry_id
    LEFT JOIN customer_seller cs ON cs.customer_id = c.id LEFT JOIN employee e ON e.id = cs.employee_id
    LEFT JOIN (
      SELECT l.customer_id, array_agg(g.name ORDER BY g.name COLLATE "nb-NO-x-icu") AS categories
      FROM customer_category l JOIN category g ON g.id = l.category_id
      WHERE l.customer_id = ANY(${ids}::int[]) AND g.show_on_customer AND g.deleted_by_operation IS NULL GROUP BY l.customer_id
    ) k ON k.customer_id = c.id
    LEFT JOIN (
      SELECT entity_id, max(operation_id) AS last FROM change WHERE entity = 'customer' AND entity_id = ANY(${ids}::int[]) GROUP BY entity_id
    ) h ON h.entity_id = c.id
    LEFT JOIN operation o ON o.id = greatest(c.updated_by_operation, ci.operation_id, cs.operation_id, h.last)`);
  return rows.map((row) => ({ ...row, changedAt: row.changedAt === null ? null : new Date(row.changedAt) }));
}

/** What only some lists show, of the same row and by one link more. */
const moreOf = (language: "nb" | "en"): Prisma.Sql => Prisma.sql`, 'more', json_build_object(
  'phone', c.phone, 'email', c.email, 'numberOfEmployees', c.number_of_employees,
  'source', (SELECT CASE WHEN ${language} = 'en' THEN coalesce(s.en, s.nb) ELSE s.nb END FROM customer_source l JOIN source s ON s.id = l.source_id WHERE l.customer_id = c.id))`;
