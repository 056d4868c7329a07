import { expect, it } from "vitest";

import { moreRows, rowCount, sellerRows } from "./seller-rows";

it.each([
  ["4", 4],
  ["", 0],
  [undefined, 0],
  ["-3", 0],
  ["2.9", 2],
  ["2147483648", 50],
  ["1e999", 50],
  ["a".repeat(10_000), 0],
])("a form that says it has «%s» rows has %i", (said, rows) => {
  expect(rowCount(said)).toBe(rows);
});

it("«Flere selgere» adds three rows, never more than a form may have, and is told from «Lagre»", () => {
  expect([moreRows({ fill: "rows", rows: "4" }), moreRows({ fill: "rows", rows: "49" }), moreRows({ rows: "4" })]).toEqual([
    { rows: "7" },
    { rows: "50" },
    null,
  ]);
});

it("the rows of a form are its numbered fields, whatever it says of how many there are", () => {
  expect(sellerRows({ id: "1", rows: "9", seller1: "3", share1: "60", share2: "" })).toEqual({
    id: "1",
    sellers: [
      { seller: "3", share: "60" },
      { seller: "", share: "" },
    ],
  });
});
