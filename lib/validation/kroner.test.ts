import { describe, expect, it } from "vitest";

import { kroner } from "./kroner";

const read = (typed: unknown) => {
  const result = kroner(1_000_000_000_000, "opportunities.errors.amount").safeParse(typed);
  return result.success ? result.data : result.error.issues[0]?.message;
};

describe("an amount in kroner", () => {
  it.each([
    ["", 0],
    ["0", 0],
    ["200", 200_00],
    ["125 000", 125_000_00],
    ["125\u00A0000", 125_000_00],
    ["125 000 kr", 125_000_00],
    ["kr 1.250,50", 1_250_50],
    ["1.250", 1_250_00],
    ["12,5", 12_50],
    ["12.50", 12_50],
    ["1234567,05", 1_234_567_05],
    ["10 000 000 000", 1_000_000_000_000],
  ])("«%s» is %d øre", (typed, ore) => {
    expect(read(typed)).toBe(ore);
  });

  it.each(["-1", "1,234,567", "12,345", "1 25", "1e3", "tolv", "1,", ",5", "10 000 000 000,01", "٣", "9".repeat(41), null, 12])("%j is none", (typed) => {
    expect(read(typed)).toBe("opportunities.errors.amount");
  });
});
