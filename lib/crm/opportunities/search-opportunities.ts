import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, keyRead } from "../../page-by-key";
import { conditionOf } from "./opportunity-conditions";
import { asksForShares, type OpportunitySearch, type Sorting, type Status } from "./opportunity-search";
import { sharesOf } from "./opportunity-sums";

export interface OpportunityRow {
  id: number;
  title: string;
  customer: number;
  customerName: string;
  /** A deleted customer's closed ones stand in the list, and lead nowhere. */
  customerDeleted: boolean;
  source: string | null;
  step: string | null;
  stepId: number | null;
  status: Status;
  /** Øre. */
  amount: number;
  /** Øre: the part of the sellers looked for; null where none is looked for. */
  share: number | null;
  /** Per cent. */
  probability: number;
  expectedClose: Date;
  closedOn: Date | null;
  /** The largest share first. */
  sellers: string[];
}

export interface OpportunityPage {
  rows: OpportunityRow[];
  hasPrevious: boolean;
  hasNext: boolean;
}

export const opportunitiesPerPage = 50;

/** One page of the opportunities found, in the order asked for. */
export async function searchOpportunities(db: Database, search: OpportunitySearch, language: "nb" | "en", now: Date = new Date()): Promise<OpportunityPage> {
  const { page, descending } = search;
  const { at, backwards } = keyRead(page);
  const sorted = sortKeys[search.sort];
  const falling = descending !== backwards;
  const key =
    at === null
      ? Prisma.empty
      : Prisma.sql`AND (${sorted}, o.id) ${Prisma.raw(falling ? "<" : ">")} (SELECT ${sorted}, o.id FROM ${joined} WHERE o.id = ${at})`;
  const order = Prisma.raw(falling ? "DESC" : "ASC");
  const ids = await db.$queryRaw<{ id: number }[]>`
    SELECT o.id FROM ${joined} WHERE ${await conditionOf(db, search, now)} ${key}
    ORDER BY ${sorted} ${order}, o.id ${order} LIMIT ${opportunitiesPerPage + 1}`;
  const { rows: shown, ...ways } = cutPage(ids, opportunitiesPerPage, page);
  const wanted = shown.map(({ id }) => id);
  return { rows: await rowsOfOpportunities(db, wanted, { search, language, now }), ...ways };
}

const joined = Prisma.sql`opportunity o JOIN customer c ON c.id = o.customer_id LEFT JOIN opportunity_step t ON t.id = o.step_id`;

/** Never null, so that a key compares with every row: without a step before the first one, not closed before all that is. */
const sortKeys: Record<Sorting, Prisma.Sql> = {
  title: Prisma.sql`o.title COLLATE "nb-NO-x-icu"`,
  customer: Prisma.sql`c.name COLLATE "nb-NO-x-icu"`,
  status: Prisma.sql`o.status`,
  step: Prisma.sql`coalesce(t.position, 0)`,
  amount: Prisma.sql`o.amount`,
  expected: Prisma.sql`o.expected_close`,
  closed: Prisma.sql`coalesce(o.closed_on, '-infinity')`,
};

/** These opportunities as the list shows them, in their order. */
export async function rowsOfOpportunities(
  db: Database,
  ids: number[],
  { search, language, now }: { search: OpportunitySearch; language: "nb" | "en"; now: Date },
): Promise<OpportunityRow[]> {
  if (ids.length === 0) return [];
  const [rows, shares] = await Promise.all([
    db.$queryRaw<Omit<OpportunityRow, "share">[]>`
      SELECT o.id, o.title, o.customer_id AS customer, c.name AS "customerName", c.deleted_by_operation IS NOT NULL AS "customerDeleted",
             o.status::text, o.step_id AS "stepId", o.amount::float8 AS amount, o.probability, o.expected_close AS "expectedClose", o.closed_on AS "closedOn",
             CASE WHEN ${language} = 'en' THEN coalesce(s.en, s.nb) ELSE s.nb END AS source,
             CASE WHEN ${language} = 'en' THEN coalesce(t.en, t.nb) ELSE t.nb END AS step,
             ARRAY(SELECT e.name FROM opportunity_seller d JOIN employee e ON e.id = d.employee_id
                   WHERE d.opportunity_id = o.id ORDER BY d.share DESC, e.id) AS sellers
      FROM unnest(${ids}::int[]) WITH ORDINALITY AS k(id, n) JOIN (${joined}) ON o.id = k.id LEFT JOIN source s ON s.id = o.source_id
      ORDER BY k.n`,
    asksForShares(search) ? sharesOf(db, ids, search, now) : null,
  ]);
  return rows.map((row) => ({ ...row, share: shares ? (shares.get(row.id) ?? 0) : null }));
}
