import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatNumber } from "../../i18n/format";
import { readPercent, withPercent } from "./percent";
import { mostKroner, readKroner } from "./typed-kroner";

describe("kroner as they are typed and copied", () => {
  it.each([
    ["1 234 567,00", 1_234_567],
    ["1\u00A0234\u00A0567", 1_234_567],
    ["1\u202F234", 1_234],
    ["1.234.567", 1_234_567],
    ["1,234,567", 1_234_567],
    ["1.234.567,00", 1_234_567],
    ["1234567.00", 1_234_567],
    ["kr 50 000,-", 50_000],
    ["50 000 kr", 50_000],
    [" 0 ", 0],
    ["-", 0],
    [" –   ", 0],
    ["10 000 000 000", 10_000_000_000],
    ["", null],
    [" \u00A0 ", null],
  ])("«%s» is %s", (typed, kroner) => expect(readKroner(typed)).toBe(kroner));

  it.each(["1 234,50", "12,5", "-1", "−100", "1e5", "abc", "kr", "1.23", "1.2345", "10 000 000 001", "0x10", "1\u0000", "٣", "9".repeat(10_000), "1.234,567"])(
    "«%s» can't be read",
    (typed) => expect(readKroner(typed)).toBe("unreadable"),
  );

  it("read back what the grid shows, in both languages", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostKroner }), fc.constantFrom("nb" as const, "en" as const), (kroner, locale) => {
        expect(readKroner(formatNumber(kroner, locale))).toBe(kroner);
        expect(readKroner(`${formatNumber(kroner, "nb")},00`)).toBe(kroner);
      }),
    );
  });

  it("never throw, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const kroner = readKroner(typed);
        expect(kroner === null || kroner === "unreadable" || (Number.isSafeInteger(kroner) && kroner >= 0 && kroner <= mostKroner)).toBe(true);
      }),
    );
  });
});

describe("a percentage", () => {
  it.each([
    ["", 0],
    ["3", 300],
    ["+2,5 %", 250],
    ["−10", -1_000],
    ["-100", -10_000],
    ["1000", 100_000],
    ["0.25", 25],
  ])("«%s» is %s hundredths", (typed, hundredths) => expect(readPercent(typed)).toBe(hundredths));

  it.each(["x", "-101", "1001", "1,234", "1 2 3 4 5", "--1", "9".repeat(50)])("«%s» is none", (typed) => expect(readPercent(typed)).toBeNull());

  it("is added exactly, a half rounded up", () => {
    expect([withPercent(100, 250), withPercent(110, 500), withPercent(10_000_000_000, 1), withPercent(7, -10_000), withPercent(33, 300)]).toEqual([
      103, 116, 10_001_000_000, 0, 34,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostKroner }), fc.integer({ min: -10_000, max: 100_000 }), (kroner, hundredths) => {
        const exact = BigInt(kroner) * BigInt(10_000 + hundredths);
        const off = BigInt(withPercent(kroner, hundredths)) * 10_000n - exact;
        expect(off <= 5_000n && off > -5_000n).toBe(true);
      }),
    );
  });
});
