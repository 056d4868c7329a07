import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { spread, spreadEvenly } from "./spread";

const sum = (parts: number[]): number => parts.reduce((total, part) => total + part, 0);
const kroner = fc.integer({ min: 0, max: 10_000_000_000 });
const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { minLength: 1, maxLength: 12 }).filter((all) => all.some((weight) => weight > 0n));

describe("a year's amount dealt out evenly", () => {
  it("has the rest of the division as one krone more in each of the last months", () => {
    expect(spreadEvenly(1_000_000, 12)).toEqual([...Array<number>(8).fill(83_333), ...Array<number>(4).fill(83_334)]);
    expect(spreadEvenly(14, 4)).toEqual([3, 3, 4, 4]);
    expect(spreadEvenly(0, 3)).toEqual([0, 0, 0]);
    expect(spreadEvenly(2, 3)).toEqual([0, 1, 1]);
  });

  it("is exact, differs by one krone at most, and never falls", () => {
    fc.assert(
      fc.property(kroner, fc.integer({ min: 1, max: 12 }), (amount, months) => {
        const parts = spreadEvenly(amount, months);
        expect(sum(parts)).toBe(amount);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("a year's amount dealt out by weights", () => {
  it("follows them, the largest remainders first and of equal ones the last", () => {
    expect(spread(100, [1n, 1n, 2n])).toEqual([25, 25, 50]);
    expect(spread(10, [1n, 1n, 1n])).toEqual([3, 3, 4]);
    expect(spread(10, [5n, 0n, 2n])).toEqual([7, 0, 3]);
  });

  it("is exact, within a krone of its part, and nothing where the weight is nothing", () => {
    fc.assert(
      fc.property(kroner, weights, (amount, all) => {
        const parts = spread(amount, all);
        const whole = all.reduce((total, weight) => total + weight, 0n);
        expect(sum(parts)).toBe(amount);
        for (const [month, part] of parts.entries()) {
          const off = BigInt(part) * whole - BigInt(amount) * (all[month] ?? 0n);
          expect(off < whole && off > -whole).toBe(true);
          if (all[month] === 0n) expect(part).toBe(0);
        }
      }),
    );
  });

  it("can't be done by no weight at all", () => {
    expect(() => spread(10, [0n, 0n])).toThrow("nothing to spread by");
  });
});
