import { type DemoCustomer, shownCustomer } from "./demo-customer";
import { seededRandom } from "./seeded-random";

/** How often each value is met, in the order of its list: a hundred together. */
const shares = {
  origins: [14, 19, 46, 21],
  sources: [31, 22, 15, 17, 6, 9],
  products: [34, 21, 12, 9, 16, 8],
};

/** How many in a hundred customers with a seller have an origin, a source, a product, a second and a third one. */
const often = { origin: 60, source: 45, products: [36, 32, 20] };

export interface GivenValue {
  value: number;
  ids: number[];
}

interface Lists {
  origins: readonly number[];
  sources: readonly number[];
  products: readonly number[];
}

/** What is known of the customers that have a seller: where from, through what, and what they have bought. */
export function inventAdditionalInfo(customers: readonly DemoCustomer[], lists: Lists): { origin: GivenValue[]; source: GivenValue[]; products: GivenValue[] } {
  const random = seededRandom("additional info");
  const given = { origins: new Map<number, number[]>(), sources: new Map<number, number[]>(), products: new Map<number, number[]>() };
  const chance = (inHundred: number): boolean => random.whole(1, 100) <= inHundred;
  const give = (list: keyof Lists, customer: number, without: number[] = []): number => {
    const value = drawn(lists[list], shares[list], random.whole(1, 100), without);
    given[list].set(value, [...(given[list].get(value) ?? []), customer]);
    return value;
  };
  for (const { id, organizationNumber } of customers) {
    const known = organizationNumber === shownCustomer;
    if (chance(often.origin) || known) give("origins", id);
    if (chance(often.source) || known) give("sources", id);
    const has: number[] = [];
    for (const inHundred of often.products) if (has.length > 0 || inHundred === often.products[0]) if (chance(inHundred)) has.push(give("products", id, has));
  }
  const values = (list: keyof Lists): GivenValue[] => [...given[list]].sort(([a], [b]) => a - b).map(([value, ids]) => ({ value, ids }));
  return { origin: values("origins"), source: values("sources"), products: values("products") };
}

/** The value that a number from 1 to 100 falls on; the next one that is not among those left out. */
function drawn(values: readonly number[], share: readonly number[], number: number, without: number[]): number {
  let sum = 0;
  const first = values.findIndex((_, n) => (sum += share[n] ?? 0) >= number);
  const from = [...values.slice(first), ...values.slice(0, first)].find((value) => !without.includes(value));
  if (from === undefined) throw new Error("nothing to draw from");
  return from;
}
