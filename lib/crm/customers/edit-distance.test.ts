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
