import { expect } from "vitest";

import type { TestFirm } from "./test-firm";

interface Step {
  before: number | null;
  after: number | null;
}

/** The field of customers that holds one value, or a set of them. */
type LinkField = "industry" | "seller" | "source" | "categories";

/**
 * All that the log says of a field of each customer, changed by itself or with many. Of a set each member is a field of
 * its own: it comes (nothing before) and goes.
 */
export async function stepsOf({ db }: TestFirm, field: LinkField): Promise<Map<string, Step[]>> {
  const single = await db.$queryRaw<{ customer: number; before: unknown; after: unknown }[]>`
    SELECT c.entity_id AS customer, p.before -> ${field} AS before, p.after -> ${field} AS after
    FROM change c JOIN change_personal p ON p.change_id = c.id WHERE c.entity = 'customer' AND p.after ? ${field}`;
  const bulk = await db.$queryRaw<({ customer: number } & Step)[]>`
    SELECT b.block * 8192 + i AS customer, nullif(b.before, '')::int AS before, nullif(b.after, '')::int AS after
    FROM change_bulk b CROSS JOIN generate_series(0, 8191) AS i WHERE b.entity = 'customer' AND b.field = ${field} AND get_bit(b.ids, i) = 1`;
  const steps = new Map<string, Step[]>();
  const add = (key: string, step: Step): unknown => steps.set(key, [...(steps.get(key) ?? []), step]);
  const each = [...single.flatMap((row) => stepsIn(row)), ...bulk];
  for (const { customer, before, after } of each) add(field === "categories" ? `${customer}:${before ?? after ?? 0}` : String(customer), { before, after });
  return steps;
}

/** A change of a set as one step for each member that came or went. */
function stepsIn({ customer, before, after }: { customer: number; before: unknown; after: unknown }): ({ customer: number } & Step)[] {
  if (!Array.isArray(before) && !Array.isArray(after)) return [{ customer, before: before as number | null, after: after as number | null }];
  const [was, is] = [before, after].map((set) => (set ?? []) as number[]) as [number[], number[]];
  const came = is.filter((id) => !was.includes(id)).map((id) => ({ customer, before: null, after: id }));
  return [...came, ...was.filter((id) => !is.includes(id)).map((id) => ({ customer, before: id, after: null }))];
}

/**
 * Where the log leads a field that began empty: each step goes on from where the one before it came. An operation's
 * number is drawn when it begins, not when it stands, so the steps themselves tell the order; whichever of several
 * orders there is, it takes them all and ends in the one place that is entered once more than it is left.
 */
export function replay(steps: Step[]): number | null {
  const surplus = new Map<number | null, number>([[null, 1]]);
  for (const { before, after } of steps) {
    surplus.set(before, (surplus.get(before) ?? 0) - 1);
    surplus.set(after, (surplus.get(after) ?? 0) + 1);
  }
  const ends = [...surplus].filter(([, count]) => count !== 0);
  expect(ends).toEqual([[ends[0]?.[0], 1]]);
  return ends[0]?.[0] ?? null;
}

/** The same numbers for the same seed, so that a failing run can be told. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const pick = <One>(below: (n: number) => number, all: readonly One[]): One | undefined => all[below(all.length)];
