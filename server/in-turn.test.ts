import { setImmediate as tick } from "node:timers/promises";
import { describe, expect, it } from "vitest";

import { inTurn } from "./in-turn";

/** Pages that are ready when told to, asked for in turn. */
function pagesInTurn(turns: { atOnce: number; patience: number }) {
  const turn = inTurn(turns);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const fails: ((error: Error) => void)[] = [];
  const ask = (page: number) =>
    turn(() => {
      begun.push(page);
      return new Promise<void>((resolve, reject) => {
        ends[page] = resolve;
        fails[page] = reject;
      });
    });
  return { begun, ask, end: (page: number) => ends[page]?.(), fail: (page: number) => fails[page]?.(new Error(`page ${page}`)) };
}

describe("pages in turn", () => {
  it("are made in the order they were asked for, so many at once", async () => {
    const { begun, ask, end } = pagesInTurn({ atOnce: 2, patience: 600_000 });
    const asked = [0, 1, 2, 3].map(ask);
    await tick();
    expect(begun).toEqual([0, 1]);
    end(1);
    await asked[1];
    await tick();
    expect(begun).toEqual([0, 1, 2]);
    for (const page of [0, 2]) end(page);
    await Promise.all([asked[0], asked[2]]);
    await tick();
    end(3);
    await Promise.all(asked);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it("one that can't be made says so to who asked for it, and lets the next one in", async () => {
    const { begun, ask, end, fail } = pagesInTurn({ atOnce: 1, patience: 600_000 });
    const [first, second] = [ask(0), ask(1)];
    await tick();
    fail(0);
    await expect(first).rejects.toThrow("page 0");
    await tick();
    expect(begun).toEqual([0, 1]);
    end(1);
    await second;
  });

  it("one that waits for something else keeps the others for a moment only", async () => {
    const { begun, ask, end } = pagesInTurn({ atOnce: 1, patience: 20 });
    const asked = [0, 1, 2].map(ask);
    await expect.poll(() => begun).toEqual([0, 1, 2]);
    for (const page of [0, 1, 2]) end(page);
    await Promise.all(asked);
  });
});
