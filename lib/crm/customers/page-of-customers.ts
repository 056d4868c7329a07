import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, type KeyRead, keyRead, type PageKey } from "../../page-by-key";
import { notDeleted } from "./customer-conditions";
import { type CustomerSample, customerSample } from "./customer-sample";
import { type Lookup, type Plan, planFor } from "./page-plan";
import type { SearchPart } from "./search-part";

export interface PageOfIds {
  ids: number[];
  hasPrevious: boolean;
  hasNext: boolean;
  /** How many are found, or how far it was counted where there are `more`. */
  found: number;
  more: boolean;
  /** How many customers there are in all, exact up to 10,000; 10,001 means more. */
  total: number;
}

export const pageSize = 50;
export const countLimit = 10_000;

/**
 * The ids of one page in Norwegian order, and the counts. Of two plans the one that a sample makes cheaper is taken:
 * where many are found, the list is walked in its order until the page is full (index: customer_in_order); where few are,
 * all of them are looked up by the part of the search that the fewest fit, and put in order. Whichever it is, the answer
 * is the same. See docs/decisions/1301-two-plans-by-a-sample.md.
 */
export async function pageOfCustomers(db: Database, parts: SearchPart[], page: PageKey, given?: CustomerSample): Promise<PageOfIds> {
  const sample = given ?? (await customerSample(db));
  const key = keyRead(page);
  const plan = planFor(parts, sample, { pageSize, countLimit });
  // By the sample it is out of the question that there are no more than can be counted.
  const total = sample.customers > 2 * countLimit ? Prisma.sql`${countLimit + 1}::int` : counted([]);
  const seen = await carryOut(db, plan, { key, total });
  const { found, limit } = await countOf(db, parts, plan, seen);
  const { rows: ids, ...ways } = cutPage(seen.ids, pageSize, page);
  return { ids, ...ways, found: Math.min(found, limit), more: found > limit, total: seen.total };
}

/** How many are found, one more than the limit where there are more: by the way, or counted beside a walk as far as that is cheap. */
async function countOf(db: Database, parts: SearchPart[], { lookup, counts }: Plan, seen: Seen): Promise<{ found: number; limit: number }> {
  if (seen.found !== null) return { found: seen.found, limit: countLimit };
  if (parts.length === 0) return { found: seen.total, limit: countLimit };
  return { found: counts.surelyMore ? counts.limit + 1 : await count(db, parts, lookup, counts.limit), limit: counts.limit };
}

/** How a page is read; with the count of all, since a statement of its own costs the app as much as counting three thousand customers. */
interface Reading {
  key: KeyRead;
  total: Prisma.Sql;
}

interface Seen {
  ids: number[];
  total: number;
  found: number | null;
}

async function carryOut(db: Database, { walk: way, lookup }: Plan, reading: Reading): Promise<Seen> {
  if (way === null && lookup) return lookUp(db, lookup, reading);
  const walked = await walk(db, way?.asks ?? [], reading, way?.steps ?? null);
  return walked.ids.length > pageSize || lookup === null ? walked : lookUp(db, lookup, reading);
}

const inOrder = ({ backwards }: KeyRead): Prisma.Sql => Prisma.raw(backwards ? "DESC" : "ASC");

const fromKey = ({ at, backwards }: KeyRead): Prisma.Sql =>
  at === null
    ? Prisma.empty
    : Prisma.sql`AND (c.name COLLATE "nb-NO-x-icu", c.id) ${Prisma.raw(backwards ? "<" : ">")} (SELECT k.name, k.id FROM customer k WHERE k.id = ${at})`;

/** The page by walking the list in its order, at most so many steps, which may not fill it; null: to the end. */
async function walk(db: Database, asks: Prisma.Sql[], { key, total }: Reading, steps: number | null): Promise<Seen> {
  const order = inOrder(key);
  const fits = Prisma.join([Prisma.sql`true`, ...asks], " AND ");
  const [{ wanted, ...counts }] = await db.$queryRaw<[{ wanted: number[]; total: number }]>`
    WITH page AS MATERIALIZED (
      SELECT c.id, c.name FROM (
        SELECT c.id, c.name, c.register_codes, c.updated_by_operation FROM customer c WHERE ${notDeleted} ${fromKey(key)}
        ORDER BY c.name COLLATE "nb-NO-x-icu" ${order}, c.id ${order} LIMIT ${steps}::int
      ) c WHERE ${fits} LIMIT ${pageSize + 1}
    )
    SELECT ARRAY(SELECT c.id FROM page c ORDER BY c.name COLLATE "nb-NO-x-icu" ${order}, c.id ${order}) AS wanted, ${total} AS total`;
  return { ids: wanted, ...counts, found: null };
}

/** The page out of all who fit one part, and how many of them are found. Rows are read of those alone who fit by their ids. */
async function lookUp(db: Database, lookup: Lookup, { key, total }: Reading): Promise<Seen> {
  const order = inOrder(key);
  const [seen] = await db.$queryRaw<[Seen]>`
    WITH found AS MATERIALIZED (
      SELECT c.id, c.name FROM customer c WHERE ${lookedUp(lookup)}
    )
    SELECT ARRAY(SELECT c.id FROM found c WHERE true ${fromKey(key)}
                 ORDER BY c.name COLLATE "nb-NO-x-icu" ${order}, c.id ${order} LIMIT ${pageSize + 1}) AS ids,
           (SELECT least(count(*), ${countLimit + 1})::int FROM found) AS found, ${total} AS total`;
  return seen;
}

/** How many fit all parts, up to the limit and one more. */
async function count(db: Database, parts: SearchPart[], lookup: Lookup | null, limit: number): Promise<number> {
  const counting = lookup === null ? counted(parts, limit) : lookup.listsEach ? countedByIds(lookup, limit) : countedByRows(lookup, limit);
  const [{ found }] = await db.$queryRaw<[{ found: number }]>`SELECT ${counting} AS found`;
  return found;
}

/** Off the ids, where those tell all; deleted ones are few, and are known without their rows (index: customer_deleted_latest). */
const countedByIds = ({ by, asks }: Lookup, limit: number): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM (
    SELECT 1 FROM (${by}) AS c(id)
    WHERE ${Prisma.join([Prisma.sql`NOT EXISTS (SELECT 1 FROM customer d WHERE d.id = c.id AND d.deleted_by_operation IS NOT NULL)`, ...asks], " AND ")}
    LIMIT ${limit + 1}
  ) x)`;

const countedByRows = (lookup: Lookup, limit: number): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM (SELECT 1 FROM customer c WHERE ${lookedUp(lookup)} LIMIT ${limit + 1}) x)`;

/** The condition on customers `c` that looking up by ids makes. */
const lookedUp = ({ by, asks, ofRows }: Lookup): Prisma.Sql => Prisma.sql`
  c.id = ANY (ARRAY(SELECT c.id FROM (${by}) AS c(id) WHERE ${Prisma.join([Prisma.sql`true`, ...asks], " AND ")}))
  AND ${Prisma.join([notDeleted, ...ofRows], " AND ")}`;

function counted(parts: SearchPart[], limit = countLimit): Prisma.Sql {
  const where = Prisma.join([notDeleted, ...parts.map(({ among }) => among)], " AND ");
  return Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM customer c WHERE ${where} LIMIT ${limit + 1}) x)`;
}
