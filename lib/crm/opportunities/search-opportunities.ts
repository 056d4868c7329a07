import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export const opportunityFilters = ["source", "product", "type", "step", "lostReason", "seller", "customer"] as const;
export type OpportunityFilter = (typeof opportunityFilters)[number];

/** What a person looks for: every word in the title or the customer's name, and values by id, switched-off ones too. */
export type OpportunitySearch = Partial<Record<OpportunityFilter, number | null>> & {
  words: string;
  status: "OPEN" | "WON" | "LOST" | null;
  /** The page by key: after or before an opportunity of the list, or the last page. */
  page: { after: number } | { before: number } | "first" | "last";
};

export interface OpportunityRow {
  id: number;
  title: string;
  customer: number;
  customerName: string;
  source: string | null;
  step: string | null;
  status: "OPEN" | "WON" | "LOST";
  /** Øre. */
  amount: number;
  expectedClose: Date;
  sellers: string[];
}

export interface OpportunityPage {
  rows: OpportunityRow[];
  hasPrevious: boolean;
  hasNext: boolean;
  /** How many are found, exact up to 10,000; 10,001 means more. */
  found: number;
}

export const opportunitiesPerPage = 50;
const countLimit = 10_000;

/** One page of the opportunities found, the latest expected close first. Those of deleted customers are left out. */
export async function searchOpportunities(db: Database, search: OpportunitySearch, language: "nb" | "en"): Promise<OpportunityPage> {
  const where = Prisma.join(await conditions(db, search), " AND ");
  const { page } = search;
  const backwards = page === "last" || (typeof page === "object" && "before" in page);
  const keyId = typeof page === "object" ? ("after" in page ? page.after : page.before) : null;
  const key =
    keyId === null
      ? Prisma.empty
      : Prisma.sql`AND (o.expected_close, o.id) ${Prisma.raw(backwards ? ">" : "<")} (SELECT k.expected_close, k.id FROM opportunity k WHERE k.id = ${keyId})`;
  const order = Prisma.raw(backwards ? "ASC" : "DESC");
  const [ids, [{ found }]] = await Promise.all([
    db.$queryRaw<{ id: number }[]>`
      SELECT o.id FROM opportunity o JOIN customer c ON c.id = o.customer_id WHERE ${where} ${key}
      ORDER BY o.expected_close ${order}, o.id ${order} LIMIT ${opportunitiesPerPage + 1}`,
    db.$queryRaw<[{ found: number }]>`
      SELECT count(*)::int AS found FROM (SELECT 1 FROM opportunity o JOIN customer c ON c.id = o.customer_id WHERE ${where} LIMIT ${countLimit + 1}) x`,
  ]);
  const more = ids.length > opportunitiesPerPage;
  const shown = ids.slice(0, opportunitiesPerPage).map(({ id }) => id);
  if (backwards) shown.reverse();
  return {
    rows: await rowsOf(db, shown, language),
    hasPrevious: backwards ? more : keyId !== null,
    hasNext: backwards ? page !== "last" : more,
    found,
  };
}

async function conditions(db: Database, search: OpportunitySearch): Promise<Prisma.Sql[]> {
  const { source, product, type, step, lostReason, seller, customer, status } = search;
  const parts = [Prisma.sql`o.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL`];
  if (search.words.trim() !== "") {
    const [{ words }] = await db.$queryRaw<[{ words: string }]>`SELECT regexp_replace(search_fold(${search.words}), '[^[:alnum:]]+', ' ', 'g') AS words`;
    const terms = words.split(" ").filter((word) => word !== "");
    if (terms.length === 0) parts.push(Prisma.sql`false`);
    for (const word of terms.slice(0, 12)) parts.push(Prisma.sql`search_fold(o.title || ' ' || c.name) LIKE ${`%${word}%`}`);
  }
  if (source) parts.push(Prisma.sql`o.source_id = ${source}`);
  if (type) parts.push(Prisma.sql`o.type_id = ${type}`);
  if (step) parts.push(Prisma.sql`o.step_id = ${step}`);
  if (lostReason) parts.push(Prisma.sql`o.lost_reason_id = ${lostReason}`);
  if (customer) parts.push(Prisma.sql`o.customer_id = ${customer}`);
  if (status) parts.push(Prisma.sql`o.status = ${status}::opportunity_status`);
  if (product) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM opportunity_product p WHERE p.opportunity_id = o.id AND p.product_id = ${product})`);
  if (seller) parts.push(Prisma.sql`EXISTS (SELECT 1 FROM opportunity_seller s WHERE s.opportunity_id = o.id AND s.employee_id = ${seller})`);
  return parts;
}

async function rowsOf(db: Database, ids: number[], language: "nb" | "en"): Promise<OpportunityRow[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw<OpportunityRow[]>`
    SELECT o.id, o.title, o.customer_id AS customer, c.name AS "customerName", o.status::text, o.amount::float8 AS amount,
           o.expected_close AS "expectedClose",
           CASE WHEN ${language} = 'en' THEN coalesce(s.en, s.nb) ELSE s.nb END AS source,
           CASE WHEN ${language} = 'en' THEN coalesce(t.en, t.nb) ELSE t.nb END AS step,
           ARRAY(SELECT e.name FROM opportunity_seller d JOIN employee e ON e.id = d.employee_id
                 WHERE d.opportunity_id = o.id ORDER BY d.share DESC, e.id) AS sellers
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS k(id, n) JOIN opportunity o ON o.id = k.id JOIN customer c ON c.id = o.customer_id
    LEFT JOIN source s ON s.id = o.source_id LEFT JOIN opportunity_step t ON t.id = o.step_id
    ORDER BY k.n`;
}
