import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { editDistance } from "./edit-distance";

describe("the distance of two words", () => {
  it.each([
    ["bygg", "bygg", 0],
    ["bygg", "bygh", 1],
    ["bygg", "byg", 1],
    ["bygg", "byggg", 1],
    ["bygg", "bgyg", 1],
    ["eidnom", "eiendom", 2],
    ["nordlys", "norldsy", 2],
    ["nordlys", "sydlys", 3],
    ["nordlys", "eiendom", 3],
    ["as", "aksjeselskap", 3],
  ])("«%s» and «%s»: %i, three standing for all beyond two", (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
    expect(editDistance(other, one, 2)).toBe(distance);
  });
});

/** The same by its definition: the least of what the last letters can be, whatever comes before them. */
function byDefinition(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const least = Math.min(byDefinition(a, other) + 1, byDefinition(one, b) + 1, byDefinition(a, b) + Number(one.at(-1) !== other.at(-1)));
  const swapped = one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
  return swapped ? Math.min(least, byDefinition(a.slice(0, -1), b.slice(0, -1)) + 1) : least;
}

it("the distance of any two words is the one of its definition, as far as it is asked for", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2, 3), (one, other, most) => {
      expect(editDistance(one, other, most)).toBe(Math.min(byDefinition(one, other), most + 1));
    }),
    { numRuns: 500 },
  );
});
