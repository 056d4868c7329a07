import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatNumber } from "../../i18n/format";
import { monthField } from "./budget-fields";
import { type PasteRow, placeBlock, readBlock } from "./pasted-block";
import { readKroner } from "./typed-kroner";

const row = (id: number, label: string, without: number[] = []): PasteRow => {
  const line = `s${id}.1`;
  return { line, label, fields: Array.from({ length: 12 }, (_, month) => (without.includes(month) ? null : monthField(line, month))) };
};
const rows = [row(1, "Line Lund"), row(2, "Peder Ås"), row(3, "Ola Nordmann", [0, 1])];
const at = (start: number, month = 0) => ({ row: start, month });

describe("a block out of a spreadsheet", () => {
  it("goes to the right and down from where it is put", () => {
    expect(placeBlock("1 234 567,00\t2\n3\t\n", rows, at(0, 10))).toEqual({
      values: { "s1.1-11": "1 234 567,00", "s1.1-12": "2", "s2.1-11": "3", "s2.1-12": "" },
    });
    expect(placeBlock("5\r\n6\r\n7\r\n", rows, at(0, 5))).toEqual({ values: { "s1.1-06": "5", "s2.1-06": "6", "s3.1-06": "7" } });
  });

  it("leaves out a row of heads and the year after December", () => {
    const months = Array.from({ length: 12 }, (_, n) => String(n));
    const text = ["jan.", "feb.", ...Array<string>(10).fill("x"), "Året"].join("\t") + "\n" + [...months, "66"].join("\t");
    const placed = placeBlock(text, rows, at(1));
    expect(placed).toEqual({ values: Object.fromEntries(months.map((value, month) => [monthField("s2.1", month), value])) });
  });

  it("goes by names where they stand first, whatever the order", () => {
    expect(placeBlock("peder ås\t1\nLine Lund\t2", rows, at(2))).toEqual({ values: { "s2.1-01": "1", "s1.1-01": "2" } });
    expect(placeBlock("Per Ukjent\t1\nLine Lund\t2", rows, at(0))).toEqual({ problem: "unknownName", what: "Per Ukjent" });
  });

  it("is refused whole where a figure has nowhere to go", () => {
    expect(placeBlock("1\t2\t3", rows, at(0, 10))).toEqual({ problem: "tooWide", what: "3" });
    expect(placeBlock("1\n2", rows, at(2, 5))).toEqual({ problem: "tooTall", what: "2" });
    expect(placeBlock("1\t2\t3", rows, at(2))).toEqual({ problem: "noField", what: "Ola Nordmann" });
    expect(placeBlock(" \n\n", rows, at(0))).toEqual({ problem: "empty", what: "" });
  });

  it("may be empty, nought or a dash where there is no field", () => {
    expect(placeBlock("\t0\t3", rows, at(2))).toEqual({ values: { "s3.1-03": "3" } });
    expect(placeBlock("-\t–\t3", rows, at(2))).toEqual({ values: { "s3.1-03": "3" } });
  });

  it("puts in what can't be read too, for the form to refuse by its cell", () => {
    expect(placeBlock("12,5\t7", rows, at(0))).toEqual({ values: { "s1.1-01": "12,5", "s1.1-02": "7" } });
  });

  it("comes through a round of writing and reading", () => {
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 10_000_000_000 }));
    const block = fc
      .integer({ min: 1, max: 12 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }))
      .filter((all) => all.at(-1)?.some((amount) => amount !== null) ?? false);
    fc.assert(
      fc.property(block, fc.constantFrom("\n", "\r\n"), fc.constantFrom("", ",00"), (cells, end, decimals) => {
        const text = cells.map((line) => line.map((amount) => (amount === null ? "" : formatNumber(amount, "nb") + decimals)).join("\t") + end).join("");
        expect(readBlock(text).map((line) => line.map(readKroner))).toEqual(cells);
        const whole = [row(1, "A"), row(2, "B"), row(3, "C")];
        const placed = placeBlock(text, whole, at(0));
        if ("problem" in placed) throw new Error(placed.problem);
        for (const [down, line] of cells.entries())
          for (const [month, amount] of line.entries()) expect(readKroner(placed.values[monthField(`s${down + 1}.1`, month)] ?? "missing")).toBe(amount);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 11 }),
        (text, start, month) => void placeBlock(text, rows, at(start, month)),
      ),
    );
  });
});
