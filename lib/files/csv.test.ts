import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { toCsv } from "./csv";

const read = (csv: string): string[][] => parse(csv, { bom: true, delimiter: ";", record_delimiter: "\r\n" });

describe("a table as a file", () => {
  it("begins with the mark that tells Excel its letters, and has semicolons, CRLF and decimal commas", () => {
    expect(
      toCsv([
        ["Navn", "Beløp"],
        ["Peder Ås", 12.5],
        [null, -3],
      ]),
    ).toBe("\uFEFFNavn;Beløp\r\nPeder Ås;12,5\r\n;-3\r\n");
  });

  it.each(["=1+1", "+47 22", "-cmd", "@sum", " =1", "\t=1", '"=1', "'=1", "＝1"])("holds %j as text, not as a formula", (text) => {
    expect(read(toCsv([[text]]))).toEqual([[`'${text}`]]);
  });

  it("is read back as it was, whatever stands in it", () => {
    const cell = fc.string({ unit: "grapheme" }).map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(read(toCsv(rows))).toEqual(rows);
      }),
    );
  });
});
