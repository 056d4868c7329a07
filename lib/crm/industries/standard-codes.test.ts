import { describe, expect, it } from "vitest";

import { codeAndAbove, standardCodes } from "./standard-codes";

describe("the standard industry codes", () => {
  it("are 1,811 in five levels, each but the sections under one of the level above", () => {
    const codes = standardCodes();
    expect(codes.size).toBe(1811);
    for (const { parent, level } of codes.values()) {
      if (level === 1) expect(parent).toBeNull();
      else expect(codes.get(parent ?? "")?.level).toBe(level - 1);
    }
  });

  it("know what stands above a code, nearest first", () => {
    expect(codeAndAbove("62.010")).toEqual(["62.010", "62.01", "62.0", "62", "J"]);
    expect(codeAndAbove("41")).toEqual(["41", "F"]);
    expect(codeAndAbove("F")).toEqual(["F"]);
  });

  it("know nothing above a code of another standard", () => {
    expect(codeAndAbove("00.000")).toEqual([]);
    expect(codeAndAbove("99.999")).toEqual([]);
  });
});
