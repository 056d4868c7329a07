import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { keptPlan } from "../../db/kept-plan";
import { inIndustry } from "./industry-filter";

/** What a person looks for. Every word must be found: any part of a word from three characters, its beginning below. */
export interface CustomerSearch {
  words: string;
  /** Where it has a code, those whose industry lies under it are found too. */
  industry: number | null;
  /** Also those whose second or third code in the register lies under the industry's. */
  secondary: boolean;
  category: number | null;
  seller: number | null;
  /** Values of «Tilleggsinfo», switched-off ones too. */
  origin: number | null;
  product: number | null;
  source: number | null;
  /** The page by key: after or before a customer of the list, or the last page. */
  page: { after: number } | { before: number } | "first" | "last";
}

/** What is looked for, whatever page of it. */
export type CustomerFilters = Omit<CustomerSearch, "page">;

/** Finds all customers: what a search is narrowed from. */
export const everyCustomer: CustomerFilters = {
  words: "",
  industry: null,
  secondary: false,
  category: null,
  seller: null,
  origin: null,
  product: null,
  source: null,
};

export interface CustomerRow {
  id: number;
  name: string;
  organizationNumber: string | null;
  city: string;
  industry: string | null;
  seller: string | null;
  categories: string[];
  changedAt: Date | null;
}

export interface CustomerPage {
  rows: CustomerRow[];
  hasPrevious: boolean;
  hasNext: boolean;
  /** How many are found, exact up to 10,000; 10,001 means more. */
  found: number;
  /** How many customers there are in all, counted the same way. */
  total: number;
}

export const pageSize = 50;
export const countLimit = 10_000;

/** One page of the customers found, in Norwegian order (æ, ø, å last, aa as å), with their counts. */
export async function searchCustomers(db: Database, search: CustomerSearch, language: "nb" | "en"): Promise<CustomerPage> {
  const parts = await conditions(db, search);
  const where = Prisma.join(parts, " AND ");
  const { ids, ...page } = await pageOfIds(db, where, search.page, parts.length > 1);
  return { rows: await rowsOf(db, ids, language), ...page };
}

const notDeleted = Prisma.sql`c.deleted_by_operation IS NULL`;

/** The condition on customers `c` that a search makes; deleted ones are never found. */
export const foundBy = async (db: Transaction, search: CustomerFilters): Promise<Prisma.Sql> => Prisma.join(await conditions(db, search), " AND ");

async function conditions(db: Transaction, { words, industry, secondary, category, seller, origin, product, source }: CustomerFilters): Promise<Prisma.Sql[]> {
  const parts = [notDeleted];
  const terms = await termsOf(db, words);
  if (terms.length > 0) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM customer_search s WHERE s.customer_id = c.id AND ${Prisma.join(terms, " AND ")})`);
  if (industry !== null) parts.push(await inIndustry(db, industry, secondary));
  if (category !== null) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM customer_category g WHERE g.customer_id = c.id AND g.category_id = ${category})`);
  if (seller !== null) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM customer_seller e WHERE e.customer_id = c.id AND e.employee_id = ${seller})`);
  if (origin !== null) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM customer_origin o WHERE o.customer_id = c.id AND o.origin_id = ${origin})`);
  if (product !== null) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM customer_product p WHERE p.customer_id = c.id AND p.product_id = ${product})`);
  if (source !== null) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM customer_source q WHERE q.customer_id = c.id AND q.source_id = ${source})`);
  return parts;
}

/**
 * A condition for each word, folded as the search text is. Groups of digits that follow each other are looked for
 * joined («923 609» finds 923609016) and each by itself («24/7»).
 */
async function termsOf(db: Transaction, words: string): Promise<Prisma.Sql[]> {
  if (words.trim() === "") return [];
  const [{ folded }] = await db.$queryRaw<[{ folded: string }]>`
    SELECT regexp_replace(search_fold(${words}), '[^[:alnum:]]+', ' ', 'g') AS folded`;
  const terms = folded.match(/(?<!\S)\d+(?: \d+)+(?!\S)|\S+/g);
  if (!terms) return [Prisma.sql`false`];
  return [...new Set(terms)].slice(0, 12).map((term) => {
    const groups = term.split(" ").slice(0, 12);
    const apart = Prisma.join(groups.map(has), " AND ");
    return groups.length > 1 ? Prisma.sql`(${has(groups.join(""))} OR (${apart}))` : apart;
  });
}

/** Any part of a word from three characters, its beginning below. */
const has = (word: string): Prisma.Sql => Prisma.sql`s.words LIKE ${word.length >= 3 ? `%${word}%` : `% ${word}%`}`;

/** The page's customers and the counts, in one statement: each costs the app as much as counting three thousand customers. */
async function pageOfIds(
  db: Database,
  where: Prisma.Sql,
  page: CustomerSearch["page"],
  narrowed: boolean,
): Promise<Omit<CustomerPage, "rows"> & { ids: number[] }> {
  const backwards = page === "last" || (typeof page === "object" && "before" in page);
  const keyId = typeof page === "object" ? ("after" in page ? page.after : page.before) : null;
  const key =
    keyId === null
      ? Prisma.empty
      : Prisma.sql`AND (c.name COLLATE "nb-NO-x-icu", c.id) ${Prisma.raw(backwards ? "<" : ">")} (SELECT k.name, k.id FROM customer k WHERE k.id = ${keyId})`;
  const order = Prisma.raw(backwards ? "DESC" : "ASC");
  const [{ wanted, total, ...counted }] = await db.$queryRaw<[{ wanted: number[]; total: number; found: number | null }]>`
    SELECT ARRAY(SELECT c.id FROM customer c WHERE ${where} ${key}
                 ORDER BY c.name COLLATE "nb-NO-x-icu" ${order}, c.id ${order} LIMIT ${pageSize + 1}) AS wanted,
           ${upToLimit(notDeleted)} AS total, ${narrowed ? upToLimit(where) : Prisma.sql`NULL::int`} AS found`;
  const found = counted.found ?? total;
  const more = wanted.length > pageSize;
  const ids = wanted.slice(0, pageSize);
  if (backwards) return { ids: ids.reverse(), hasPrevious: more, hasNext: page !== "last", found, total };
  return { ids, hasPrevious: keyId !== null, hasNext: more, found, total };
}

const upToLimit = (where: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM customer c WHERE ${where} LIMIT ${countLimit + 1}) x)`;

async function rowsOf(db: Database, ids: number[], language: "nb" | "en"): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  // As one value of JSON: taking fifty rows apart column by column costs the app several times what the query does.
  const [{ rows }] = await db.$queryRaw<[{ rows: (Omit<CustomerRow, "changedAt"> & { changedAt: string | null })[] }]>(keptPlan`
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'organizationNumber', c.organization_number,
             'city', coalesce(nullif(c.visiting_city, ''), c.postal_city),
             'industry', CASE WHEN ${language} = 'en' THEN coalesce(i.en, i.nb) ELSE i.nb END, 'seller', e.name,
             'categories', coalesce(k.categories, '{}'), 'changedAt', o.at) ORDER BY wanted.n), '[]') AS rows
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
