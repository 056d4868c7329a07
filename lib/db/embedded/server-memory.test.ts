import { describe, expect, it } from "vitest";

import { memoryHere, sharedBuffers } from "./server-memory";

const gibibytes = (n: number): number => n * 2 ** 30;

describe("how much memory the embedded server keeps its tables in", () => {
  it("is an eighth of the machine's, at least 128 MiB and at most 2 GiB", () => {
    expect([0.5, 1, 4, 8, 16, 64].map((n) => sharedBuffers(gibibytes(n)))).toEqual([128, 128, 512, 1024, 2048, 2048]);
  });

  it("is told off what there is here", () => {
    expect(sharedBuffers(memoryHere())).toBeGreaterThanOrEqual(128);
    expect(Number.isFinite(memoryHere())).toBe(true);
  });
});
