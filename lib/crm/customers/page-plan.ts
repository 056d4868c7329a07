import { Prisma } from "../../db/generated/client";
import type { CustomerSample } from "./customer-sample";
import { ofTexts, type SearchPart } from "./search-part";

/** How a page is found: by a walk, or null; and by looking up, where the walk does not fill it or there is none. */
export interface Plan {
  walk: Walk | null;
  /** null where nothing leads to those who fit. */
  lookup: Lookup | null;
  /** How many are expected to be found. */
  expected: number;
  /** How far they are counted beside a walk; not at all where there are surely more. */
  counts: { limit: number; surelyMore: boolean };
}

export interface Walk {
  /** What is asked of the search texts `l`, where it goes along those; null: along the customers. */
  text: Prisma.Sql | null;
  asks: Prisma.Sql[];
  /** How many rows it takes before it gives up; null: to the end. */
  steps: number | null;
}

export interface Lookup {
  /** The ids of those who fit one part; null: of those whose search text fits. */
  by: Prisma.Sql | null;
  /** What is asked of the search texts `l` of those; null where no words are looked for. */
  text: Prisma.Sql | null;
  /** What is asked of the ids that are left. */
  asks: Prisma.Sql[];
  /** What is asked of the rows of customers `c` who are left. */
  ofRows: Prisma.Sql[];
  /** Each who fits is listed once, and nothing is asked of the row. */
  listsEach: boolean;
}

/** In microseconds: a step along the list's index, and the row of somebody who is looked up; and both where search texts are read instead. */
const [step, row] = [0.15, 3.5];
const [textStep, textRow] = [1.2, 0.6];

/** The most ids that the server is made to hold for one part: half of what its memory for one hash takes. */
const mostHeld = 100_000;

/** Among so many customers that all are not counted either, those found are counted so far beside a walk. */
const cheapToCount = 1_000;

/**
 * The plan that a sample makes cheapest, what is counted beside it included. A walk takes four times the steps it is
 * expected to. `byName`: the list is in the order of names, which the search texts know.
 */
export function planFor(
  parts: SearchPart[],
  sample: CustomerSample,
  { pageSize, countLimit, byName }: { pageSize: number; countLimit: number; byName: boolean },
): Plan {
  const expectedOf = expecting(parts, sample);
  const expected = expectedOf(parts);
  const counts = countsOf(expected, sample, countLimit);
  const [lookup] = parts
    .filter(({ ids }) => ids !== null)
    .map((by) => lookUpBy(by, parts, expectedOf))
    .map((one) => ({ ...one, whole: one.cost + expected * (byName && one.text && one.listsEach ? textRow : row) }))
    .sort((a, b) => a.whole - b.whole);
  const steps = Math.ceil((pageSize * sample.customers) / expected);
  const walk = walkBy(parts, steps, byName, expectedOf);
  if (!lookup) return { walk: { ...walk, steps: null }, lookup: null, expected, counts };
  const counting = counts.surelyMore ? 0 : lookup.cost * Math.min(counts.limit / expected, 1);
  const walks = walk.cost + counting < lookup.whole;
  return { walk: walks ? { ...walk, steps: 4 * steps } : null, lookup, expected, counts };
}

/** The cheaper walk of so many steps: along the customers, or along the search texts, where what is asked beside words is asked of ids. */
function walkBy(parts: SearchPart[], steps: number, byName: boolean, expectedOf: Expecting): Omit<Walk, "steps"> & { cost: number } {
  const customers = asking(parts, steps, [], expectedOf);
  const along = { text: null, asks: customers.asks, cost: steps * step + customers.cost };
  const words = byName ? parts.find(({ text }) => text !== null) : undefined;
  const others = parts.filter((part) => part !== words);
  if (!words || others.some(({ byId }) => !byId)) return along;
  const read = asking(others, (steps * expectedOf([words])) / expectedOf([]), [words], expectedOf);
  const cost = steps * (textStep + ofTexts.read) + read.cost;
  return cost < along.cost ? { text: words.text, asks: read.asks, cost } : along;
}

/** Surely more are those of whom the sample expects four times the limit by at least twenty of its own: were there no more, at most five would be met. */
function countsOf(expected: number, { rows, customers }: CustomerSample, countLimit: number): Plan["counts"] {
  const limit = customers > 2 * countLimit ? cheapToCount : countLimit;
  const met = (expected * rows.length) / Math.max(customers, 1);
  return { limit, surelyMore: expected > 4 * limit && met >= 20 };
}

/** Looking up by one part: what it costs until the ids of those who fit are there. Words are asked of all its search texts at once. */
function lookUpBy(by: SearchPart, parts: SearchPart[], expectedOf: Expecting): Lookup & { cost: number } {
  const words = parts.find(({ text }) => text !== null);
  const others = parts.filter((part) => part !== words && (part !== by || !part.exact));
  const listed = expectedOf([by]);
  const given = words && words !== by ? [by, words] : [by];
  const { asks, cost } = asking(
    others.filter(({ byId }) => byId),
    expectedOf(given),
    given,
    expectedOf,
  );
  const ofRows = others.filter(({ byId }) => !byId);
  const last = asking(ofRows, expectedOf([...given, ...others.filter(({ byId }) => byId)]), given, expectedOf);
  return {
    by: by === words ? null : by.ids,
    text: words?.text ?? null,
    asks,
    ofRows: last.asks,
    listsEach: (by.byId || words !== undefined) && ofRows.length === 0,
    cost: listed * (by.cost.listed + (given.length > 1 ? ofTexts.byIds : 0)) + cost + last.cost,
  };
}

/**
 * What is asked of so many customers who fit what is `given`, the cheapest questions first: each of one at a time, or, where
 * all who fit are listed in less time than that, whether one is among them.
 */
function asking(parts: SearchPart[], customers: number, given: SearchPart[], expectedOf: Expecting): { asks: Prisma.Sql[]; cost: number } {
  const asks: Prisma.Sql[] = [];
  const before = expectedOf(given);
  const asked = [...given];
  let [left, cost] = [customers, 0];
  for (const part of parts.toSorted((a, b) => a.cost.asked - b.cost.asked || expectedOf([a]) - expectedOf([b]))) {
    const [oneByOne, all] = [left * part.cost.asked, expectedOf([part])];
    const holding = part.cost.held === null ? Infinity : all * part.cost.held;
    const held = part.ids !== null && part.exact && all <= mostHeld && holding < oneByOne;
    // «IS TRUE» keeps the planner from making a join of it, which would not stop when the page is full.
    asks.push(held ? Prisma.sql`(c.id IN (${part.ids})) IS TRUE` : part.ofOne);
    cost += held ? holding : oneByOne;
    asked.push(part);
    left = (customers * expectedOf(asked)) / before;
  }
  return { asks, cost };
}

type Expecting = (parts: SearchPart[]) => number;

/** How many fit some of the parts, by a sample that is asked once. Nobody of the sample is as if it were half of one. */
function expecting(all: SearchPart[], { rows, customers }: CustomerSample): Expecting {
  const fitting = new Map(all.map((part) => [part, Uint8Array.from(rows, (one) => Number(part.fits(one)))]));
  return (parts) => {
    if (parts.length === 0) return customers;
    const marks = parts.flatMap((part) => fitting.get(part) ?? []);
    let fit = 0;
    for (let n = 0; n < rows.length; n++) if (marks.every((mark) => mark[n] === 1)) fit++;
    return Math.max((Math.max(fit, 0.5) / Math.max(rows.length, 1)) * customers, 0.5);
  };
}
