import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { seededRandom } from "./seeded-random";

describe("draws from a seed", () => {
  it("are the same each time, and others for another seed", () => {
    const draws = (seed: string) => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draws("a")).toEqual(draws("a"));
    expect(draws("a")).not.toEqual(draws("b"));
    expect(new Set(draws("a")).size).toBe(20);
  });

  it("stay within their bounds, and draw no item twice", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), fc.nat(20), fc.uniqueArray(fc.nat(50)), fc.nat(60), (seed, least, span, list, count) => {
        const random = seededRandom(seed);
        const drawn = random.whole(least, least + span);
        expect(drawn).toBeGreaterThanOrEqual(least);
        expect(drawn).toBeLessThanOrEqual(least + span);
        const some = random.some(list, count);
        expect(some).toHaveLength(Math.min(count, list.length));
        expect(new Set(some).size).toBe(some.length);
        expect(some.every((item) => list.includes(item))).toBe(true);
      }),
    );
  });
});
