import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatOrganizationNumber } from "../../i18n/format";
import { organizationNumber } from "./organization-number";

/** The check digit of eight digits by the register's own rule: weights 3 2 7 6 5 4 3 2, modulus 11; null where it would be 10. */
function checkDigit(eight: string): number | null {
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, n) => total + weight * Number(eight[n]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? null : digit;
}

const read = (typed: unknown): unknown => {
  const result = organizationNumber.safeParse(typed);
  return result.success ? result.data : result.error.issues[0]?.message;
};
const eightDigits = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, "0"));

describe("an organisation number", () => {
  it.each([
    ["923609016", "923609016"],
    ["923 609 016", "923609016"],
    [" 923\u00A0609\u00A0016 ", "923609016"],
    ["923.609.016", "923609016"],
    ["NO 923 609 016 MVA", "923609016"],
    ["no923609016mva", "923609016"],
    ["9 2 3 6 0 9 0 1 6", "923609016"],
    ["974760673", "974760673"],
    ["", null],
    ["   ", null],
    [null, null],
  ])("is taken as it is typed: %j", (typed, digits) => {
    expect(read(typed)).toBe(digits);
  });

  it.each([
    "12345678",
    "1234567890",
    "92360901A",
    "NO92360901MVA",
    "NO MVA",
    "SE923609016MVA",
    "９２３６０９０１６",
    "-923609016",
    "923609016\u0000",
    "x".repeat(10_000),
    "0".repeat(201),
  ])("has nine digits: %s", (typed) => {
    expect(read(typed)).toBe("customers.errors.organizationNumberDigits");
  });

  it.each([7, ["923609016"], { digits: "923609016" }, true])("is a text: %j", (typed) => {
    expect(read(typed)).toBe("errors.invalid");
  });

  it("with its check digit is taken, and with any other digit there refused", () => {
    fc.assert(
      fc.property(eightDigits, fc.integer({ min: 0, max: 9 }), (eight, digit) => {
        const right = checkDigit(eight) === digit;
        expect(read(`${eight}${digit}`)).toBe(right ? `${eight}${digit}` : "customers.errors.organizationNumberCheck");
      }),
      { numRuns: 500 },
    );
  });

  it("with one digit mistyped, or two neighbours swapped, is always refused", () => {
    fc.assert(
      fc.property(eightDigits, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), fc.nat({ max: 7 }), (eight, place, by, swapped) => {
        const digit = checkDigit(eight);
        fc.pre(digit !== null);
        const right = [...`${eight}${digit}`];
        expect(read(right.join(""))).toBe(right.join(""));
        const mistyped = right.with(place, String((Number(right[place]) + by) % 10)).join("");
        expect(read(mistyped)).toBe("customers.errors.organizationNumberCheck");
        const [one, other] = [right[swapped] ?? "", right[swapped + 1] ?? ""];
        fc.pre(one !== other);
        expect(
          read(
            right
              .with(swapped, other)
              .with(swapped + 1, one)
              .join(""),
          ),
        ).toBe("customers.errors.organizationNumberCheck");
      }),
      { numRuns: 500 },
    );
  });

  it("is written in groups of three, with blanks that don't break, and read again as the same", () => {
    expect(formatOrganizationNumber("923609016")).toBe("923\u00A0609\u00A0016");
    expect(read(formatOrganizationNumber("923609016"))).toBe("923609016");
  });
});
