import { countLimit } from "../../count-limit";
import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, type KeyRead, keyRead, type PageKey } from "../../page-by-key";
import { notDeleted } from "./customer-conditions";
import { byName, type Ordering } from "./customer-list";
import { type CustomerOrder, customerOrders } from "./customer-orders";
import { type CustomerSample, customerSample } from "./customer-sample";
import { type Lookup, type Plan, planFor, type Walk } from "./page-plan";
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

/**
 * The ids of one page in the order asked for, and the counts. Of two plans the one that a sample makes cheaper is taken:
 * where many are found, the list is walked in its order until the page is full (by the order's index); where few are,
 * all of them are looked up by the part of the search that the fewest fit, and put in order. Whichever it is, the answer
 * is the same. See docs/decisions/1301-two-plans-by-a-sample.md.
 */
export async function pageOfCustomers(
  db: Database,
  parts: SearchPart[],
  page: PageKey,
  given?: CustomerSample,
  { sort, descending }: Ordering = byName,
): Promise<PageOfIds> {
  const sample = given ?? (await customerSample(db));
  const key = { ...keyRead(page), order: customerOrders[sort], descending };
  const plan = planFor(parts, sample, { pageSize, countLimit, byName: sort === "name" });
  // By the sample it is out of the question that there are no more than can be counted.
  const total = sample.customers > 2 * countLimit ? Prisma.sql`${countLimit + 1}::int` : counted([]);
  const [seen, beside] = await Promise.all([carryOut(db, plan, { key, total }), countBeside(db, parts, plan)]);
  const { rows: ids, ...ways } = cutPage(seen.ids, pageSize, page);
  const { found, limit } = seen.found === null && beside ? beside : { found: seen.found ?? seen.total, limit: countLimit };
  return { ids, ...ways, found: Math.min(found, limit), more: found > limit, total: seen.total };
}

/**
 * How many are found, counted while the page is walked to as far as that is cheap; one more than the limit where there are
 * more. Null where the page's own statement tells.
 */
async function countBeside(db: Database, parts: SearchPart[], { walk: way, lookup, counts }: Plan): Promise<{ found: number; limit: number } | null> {
  if (way === null || parts.length === 0) return null;
  return { found: counts.surelyMore ? counts.limit + 1 : await count(db, parts, lookup, counts.limit), limit: counts.limit };
}

/** How a page is read; with the count of all, since a statement of its own costs the app as much as counting three thousand customers. */
interface Reading {
  key: Key;
  total: Prisma.Sql;
}

interface Seen {
  ids: number[];
  total: number;
  found: number | null;
}

async function carryOut(db: Database, { walk: way, lookup }: Plan, reading: Reading): Promise<Seen> {
  if (way === null && lookup) return lookUp(db, lookup, reading);
  const walked = await walk(db, way ?? { text: null, asks: [], steps: null }, reading);
  return walked.ids.length > pageSize || lookup === null ? walked : lookUp(db, lookup, reading);
}

/** A page by key, in one of the orders or the other way round. */
type Key = KeyRead & { order: CustomerOrder; descending: boolean };

const falls = ({ descending, backwards }: Key): boolean => descending !== backwards;

/** Keys, and after them the id, as they are sorted by. */
const inOrder = (key: Key, keys: Prisma.Sql[]): Prisma.Sql => {
  const way = Prisma.raw(falls(key) ? "DESC" : "ASC");
  return Prisma.join(
    keys.map((each) => Prisma.sql`${each} ${way}`),
    ", ",
  );
};

/** Keys, and after them the id, beyond those of the customer that a page goes on from. */
const fromKey = (key: Key, keys: Prisma.Sql[]): Prisma.Sql =>
  key.at === null
    ? Prisma.empty
    : Prisma.sql`AND (${Prisma.join(keys, ", ")}) ${Prisma.raw(falls(key) ? "<" : ">")}
                     (SELECT ${Prisma.join([...key.order.keys, Prisma.sql`c.id`], ", ")} FROM customer c WHERE c.id = ${key.at})`;

/** An order's keys as columns of what was found, and those columns with the id. */
const named = (keys: Prisma.Sql[]): Prisma.Sql =>
  Prisma.join(
    keys.map((key, n) => Prisma.sql`${key} AS ${columns[n]}`),
    ", ",
  );
const columns = [Prisma.sql`first_key`, Prisma.sql`second_key`];
const found = ({ order }: Key): Prisma.Sql[] => [...columns.slice(0, order.keys.length), Prisma.sql`id`];

/** What a walk goes along. */
interface Path {
  from: Prisma.Sql;
  keys: Prisma.Sql[];
  id: Prisma.Sql;
  /** What is read at each step, beside the keys: the id and what is asked of later. */
  facts: Prisma.Sql;
  /** The condition on what may be stepped on; on what was; and, when all else fits, on whose it is. */
  on: Prisma.Sql;
  text: Prisma.Sql;
  last: Prisma.Sql;
}

const anything = Prisma.sql`true`;

const alongCustomers = ({ walked }: CustomerOrder): Path => ({
  ...walked,
  facts: Prisma.sql`c.id, c.register_codes, c.updated_by_operation`,
  on: notDeleted,
  text: anything,
  last: anything,
});

/** The search texts, in the order of names (index: customer_search_in_order). Those of deleted customers are passed over at the very end: they are few. */
const alongTexts = (text: Prisma.Sql): Path => ({
  from: Prisma.sql`customer_search l`,
  keys: [Prisma.sql`l.name`],
  id: Prisma.sql`l.customer_id`,
  facts: Prisma.sql`l.customer_id AS id, l.words`,
  on: anything,
  text,
  last: Prisma.sql`(SELECT d.deleted_by_operation FROM customer d WHERE d.id = c.id) IS NULL`,
});

/** The page by walking the list in its order, at most so many steps, which may not fill it; null: to the end. */
async function walk(db: Database, { text, asks, steps }: Walk, { key, total }: Reading): Promise<Seen> {
  const path = text === null ? alongCustomers(key.order) : alongTexts(text);
  const keys = [...path.keys, path.id];
  const [{ wanted, ...counts }] = await db.$queryRaw<[{ wanted: number[]; total: number }]>`
    WITH page AS MATERIALIZED (
      SELECT ${Prisma.join(found(key), ", ")} FROM (
        SELECT * FROM (
          SELECT ${path.facts}, ${named(path.keys)} FROM ${path.from} WHERE ${path.on} ${fromKey(key, keys)} ORDER BY ${inOrder(key, keys)} LIMIT ${steps}::int
        ) l WHERE ${path.text}
      ) c
      WHERE ${Prisma.join([...asks, path.last], " AND ")} LIMIT ${pageSize + 1}
    )
    SELECT ARRAY(SELECT id FROM page ORDER BY ${inOrder(key, found(key))}) AS wanted, ${total} AS total`;
  return { ids: wanted, ...counts, found: null };
}

/** The page out of all who fit one part, and how many of them are found. Rows are read of those alone who fit by their ids, and none where the search texts tell all. */
async function lookUp(db: Database, lookup: Lookup, { key, total }: Reading): Promise<Seen> {
  const byTexts = lookup.text !== null && lookup.ofRows.length === 0 && key.order === customerOrders.name;
  const each = byTexts
    ? Prisma.sql`SELECT c.id, c.name AS first_key FROM (${listedBy(lookup)}) c WHERE ${standing}`
    : Prisma.sql`SELECT c.id, ${named(key.order.keys)} FROM customer c WHERE ${lookedUp(lookup)}`;
  const [seen] = await db.$queryRaw<[Seen]>`
    WITH found AS MATERIALIZED (${each})
    SELECT ARRAY(SELECT id FROM found WHERE true ${fromKey(key, found(key))} ORDER BY ${inOrder(key, found(key))} LIMIT ${pageSize + 1}) AS ids,
           (SELECT least(count(*), ${countLimit + 1})::int FROM found) AS found, ${total} AS total`;
  return seen;
}

/** Who is listed by a part and fits what is asked of ids, deleted ones too; by the name too where search texts are read. */
function listedBy({ by, text, asks }: Lookup): Prisma.Sql {
  const fits = Prisma.join([Prisma.sql`true`, ...asks], " AND ");
  if (text === null) return Prisma.sql`SELECT c.id FROM (${by ?? Prisma.empty}) AS c(id) WHERE ${fits}`;
  const own = by === null ? Prisma.empty : Prisma.sql`l.customer_id = ANY (ARRAY(${by})) AND`;
  return Prisma.sql`SELECT c.id, c.name FROM (SELECT l.customer_id AS id, l.name FROM customer_search l WHERE ${own} ${text}) c WHERE ${fits}`;
}

/** Whether `c.id` is no deleted customer's: those are few, and are known without their rows (index: customer_deleted_latest). */
const standing = Prisma.sql`NOT EXISTS (SELECT 1 FROM customer d WHERE d.id = c.id AND d.deleted_by_operation IS NOT NULL)`;

/** How many fit all parts, up to the limit and one more. */
async function count(db: Database, parts: SearchPart[], lookup: Lookup | null, limit: number): Promise<number> {
  const counting = lookup === null ? counted(parts, limit) : lookup.listsEach ? countedByIds(lookup, limit) : countedByRows(lookup, limit);
  const [{ found }] = await db.$queryRaw<[{ found: number }]>`SELECT ${counting} AS found`;
  return found;
}

/** Off the ids, where those tell all. */
const countedByIds = (lookup: Lookup, limit: number): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM (SELECT 1 FROM (${listedBy(lookup)}) c WHERE ${standing} LIMIT ${limit + 1}) x)`;

const countedByRows = (lookup: Lookup, limit: number): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM (SELECT 1 FROM customer c WHERE ${lookedUp(lookup)} LIMIT ${limit + 1}) x)`;

/** The condition on customers `c` that looking up by ids makes. */
const lookedUp = (lookup: Lookup): Prisma.Sql => Prisma.sql`
  c.id = ANY (ARRAY(SELECT c.id FROM (${listedBy(lookup)}) c)) AND ${Prisma.join([notDeleted, ...lookup.ofRows], " AND ")}`;

function counted(parts: SearchPart[], limit = countLimit): Prisma.Sql {
  const where = Prisma.join([notDeleted, ...parts.map(({ among }) => among)], " AND ");
  return Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM customer c WHERE ${where} LIMIT ${limit + 1}) x)`;
}
