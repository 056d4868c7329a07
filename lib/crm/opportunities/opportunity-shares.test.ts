import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createOpportunities } from "./create-opportunities";

let firm: TestFirm;
let customer: number;
const sellers: number[] = [];
beforeAll(async () => {
  firm = await testFirm();
  customer = await aCustomer(firm);
  for (let n = 0; n < 7; n++) {
    const { id } = await firm.person(`Selger ${n}`);
    await makeSeller(firm, id);
    sellers.push(id);
  }
});
afterAll(() => firm.close());

interface Sale {
  amount: number;
  shares: number[];
  status: "OPEN" | "WON" | "LOST";
  probability: number;
}

/** Shares in basis points that make 10,000: the gaps between cuts. */
const shares = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 6 }).map((cuts) => {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), 10_000];
  return edges.slice(1).map((edge, n) => edge - (edges[n] ?? 0));
});

const sale: fc.Arbitrary<Sale> = fc.record({
  amount: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1_000_000_000_000 })),
  shares,
  status: fc.constantFrom("OPEN", "WON", "LOST"),
  probability: fc.integer({ min: 0, max: 100 }),
});

async function dealt(sales: Sale[]): Promise<{ opportunity: number; seller: number; amount: bigint; forecast: bigint }[]> {
  const opportunities = sales.map(({ shares: parts, ...fields }, n) => ({
    ...{ ...fields, title: `Salg ${n}`, customerId: customer, expectedClose: "2026-12-31" },
    sellers: parts.map((share, at) => ({ employeeId: sellers[at], share })),
  }));
  const { ids } = await firm.done(createOpportunities, { opportunities });
  return firm.db.$queryRaw`
    SELECT opportunity_id AS opportunity, employee_id AS seller, amount, forecast FROM opportunity_share
    WHERE opportunity_id = ANY(${ids}::int[]) ORDER BY opportunity_id, employee_id`;
}

/** The rule once more, by itself: rounded down, then one øre each to the largest remainders, of equal ones the first seller. */
function byTheRule({ amount, shares: parts }: Sale): bigint[] {
  const exact = parts.map((share) => BigInt(amount) * BigInt(share));
  const whole = exact.map((each) => each / 10_000n);
  const left = Number(BigInt(amount) - whole.reduce((sum, each) => sum + each, 0n));
  const order = exact
    .map((each, n) => ({ n, remainder: each % 10_000n }))
    .sort((a, b) => (a.remainder === b.remainder ? a.n - b.n : a.remainder > b.remainder ? -1 : 1));
  for (const { n } of order.slice(0, left)) whole[n] = (whole[n] ?? 0n) + 1n;
  return whole;
}

describe("an opportunity's amount, dealt out to its sellers", () => {
  it("adds up to it to the øre, each by largest remainder in a fixed order, whatever the amount and the shares", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 40 }), async (sales) => {
        const rows = await dealt(sales);
        const ids = [...new Set(rows.map(({ opportunity }) => opportunity))];
        expect(ids).toHaveLength(sales.length);
        sales.forEach((each, n) => {
          const parts = rows.filter(({ opportunity }) => opportunity === ids[n]);
          expect(parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(BigInt(each.amount));
          expect(parts.map(({ amount }) => amount)).toEqual(byTheRule(each));
          const forecastOf = (amount: bigint) => ({ WON: amount, LOST: 0n, OPEN: (amount * BigInt(each.probability) + 50n) / 100n })[each.status];
          expect(parts.map(({ forecast }) => forecast)).toEqual(parts.map(({ amount }) => forecastOf(amount)));
        });
      }),
      { numRuns: 25 },
    );
  });

  it("gives what is left of equal thirds to the first sellers", async () => {
    const rows = await dealt([{ amount: 100, shares: [3_333, 3_333, 3_334], status: "WON", probability: 100 }]);
    expect(rows.map(({ amount }) => amount)).toEqual([33n, 33n, 34n]);
    const two = await dealt([{ amount: 1, shares: [5_000, 5_000], status: "WON", probability: 100 }]);
    expect(two.map(({ amount }) => amount)).toEqual([1n, 0n]);
  });
});
