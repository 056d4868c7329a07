import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, type KeyRead, keyRead, type PageKey } from "../../page-by-key";
import { notDeleted } from "./customer-conditions";
import { byName, type Ordering } from "./customer-list";
import { type CustomerOrder, customerOrders } from "./customer-orders";
import { type CustomerSample, customerSample } from "./customer-sample";
import type { SearchPart } from "./search-part";

export interface PageOfIds {
  ids: number[];
  hasPrevious: boolean;
  hasNext: boolean;
  /** How many are found, exact up to 10,000; 10,001 means more. */
  found: number;
  /** How many customers there are in all, counted the same way. */
  total: number;
}

export const pageSize = 50;
export const countLimit = 10_000;

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
  const plan = planFor(parts, sample);
  const total = sample.customers > surelyMore ? Prisma.sql`${countLimit + 1}::int` : counted([]);
  const seen = await carryOut(db, parts, plan, { key, total });
  const found = seen.found ?? (parts.length === 0 ? seen.total : plan.expected > surelyMore ? countLimit + 1 : await count(db, parts));
  const { rows: ids, ...ways } = cutPage(seen.ids, pageSize, page);
  return { ids, ...ways, found, total: seen.total };
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

async function carryOut(db: Database, parts: SearchPart[], { walks, by, steps }: Plan, reading: Reading): Promise<Seen> {
  if (by && !walks) return lookUp(db, parts, by, reading);
  const walked = await walk(db, parts, reading, steps);
  return walked.ids.length > pageSize || by === null ? walked : lookUp(db, parts, by, reading);
}

/** Where a sample of five thousand expects so many, it is out of the question that there are no more than can be counted. */
const surelyMore = 2 * countLimit;

interface Plan {
  walks: boolean;
  /** The part whose customers are looked up, unless the walk fills the page; null where nothing leads to them. */
  by: SearchPart | null;
  /** How many are expected to be found. */
  expected: number;
  /** How many rows a walk takes before it gives up; null: to the end. */
  steps: number | null;
}

/** What one customer costs by either plan, in the same unit: one who is looked up is also put in order. */
const [walkedRow, lookedUpRow] = [1, 1.6];

function planFor(parts: SearchPart[], sample: CustomerSample): Plan {
  const by = cheapest(parts, sample);
  const expected = expectedOf(parts, sample);
  if (by === null) return { walks: true, by, expected, steps: null };
  const steps = Math.ceil((pageSize * sample.customers) / expected);
  // Where few enough are found to be counted, those looked up are counted by the way; beside a walk they are counted apart.
  const counted = expected > surelyMore ? 0 : Math.min(expectedOf([by], sample), countLimit);
  const walks = walkedRow * steps + lookedUpRow * counted < lookedUpRow * expectedOf([by], sample);
  return { walks, by, expected, steps: 4 * steps };
}

/** The part by which the fewest are looked up; null where none leads to them. */
function cheapest(parts: SearchPart[], sample: CustomerSample): SearchPart | null {
  const [best] = parts.filter(({ ids }) => ids !== null).sort((a, b) => expectedOf([a], sample) - expectedOf([b], sample));
  return best ?? null;
}

/** Nobody of the sample is as if it were half of one. */
function expectedOf(parts: SearchPart[], { rows, customers }: CustomerSample): number {
  if (parts.length === 0) return customers;
  const fitting = rows.filter((row) => parts.every(({ fits }) => fits(row))).length;
  return Math.max((Math.max(fitting, 0.5) / Math.max(rows.length, 1)) * customers, 0.5);
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

/** The page by walking the list in its order, at most so many steps, which may not fill it; null: to the end. */
async function walk(db: Database, parts: SearchPart[], { key, total }: Reading, steps: number | null): Promise<Seen> {
  const { from, keys, id } = key.order.walked;
  const fits = Prisma.join([Prisma.sql`true`, ...parts.map(({ ofOne }) => ofOne)], " AND ");
  const [{ wanted, ...counts }] = await db.$queryRaw<[{ wanted: number[]; total: number }]>`
    WITH page AS MATERIALIZED (
      SELECT ${Prisma.join(found(key), ", ")} FROM (
        SELECT c.id, c.register_codes, c.updated_by_operation, ${named(keys)} FROM ${from} WHERE ${notDeleted} ${fromKey(key, [...keys, id])}
        ORDER BY ${inOrder(key, [...keys, id])} LIMIT ${steps}::int
      ) c WHERE ${fits} LIMIT ${pageSize + 1}
    )
    SELECT ARRAY(SELECT id FROM page ORDER BY ${inOrder(key, found(key))}) AS wanted, ${total} AS total`;
  return { ids: wanted, ...counts, found: null };
}

/** The page out of all who fit one part, and how many of them are found. */
async function lookUp(db: Database, parts: SearchPart[], by: SearchPart, { key, total }: Reading): Promise<Seen> {
  const others = parts.filter((part) => part !== by || !part.exact).map(({ ofOne }) => ofOne);
  const [seen] = await db.$queryRaw<[Seen]>`
    WITH found AS MATERIALIZED (
      SELECT c.id, ${named(key.order.keys)} FROM customer c WHERE c.id = ANY (ARRAY(${by.ids})) AND ${Prisma.join([notDeleted, ...others], " AND ")}
    )
    SELECT ARRAY(SELECT id FROM found WHERE true ${fromKey(key, found(key))} ORDER BY ${inOrder(key, found(key))} LIMIT ${pageSize + 1}) AS ids,
           (SELECT least(count(*), ${countLimit + 1})::int FROM found) AS found, ${total} AS total`;
  return seen;
}

/** How many fit all parts, up to the limit and one more. */
async function count(db: Database, parts: SearchPart[]): Promise<number> {
  const [{ found }] = await db.$queryRaw<[{ found: number }]>`SELECT ${counted(parts)} AS found`;
  return found;
}

function counted(parts: SearchPart[]): Prisma.Sql {
  const where = Prisma.join([notDeleted, ...parts.map(({ among }) => among)], " AND ");
  return Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM customer c WHERE ${where} LIMIT ${countLimit + 1}) x)`;
}
