import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dealShares, readShare } from "./deal-shares";

const typed = fc.array(fc.option(fc.integer({ min: 1, max: 10_000 })), { maxLength: 12 });

describe("a share as it is typed", () => {
  it.each([
    ["33,33", 3_333],
    [" 50 % ", 5_000],
    ["0.01", 1],
    ["100", 10_000],
    ["", null],
    ["0", "unreadable"],
    ["100,01", "unreadable"],
    ["1,234", "unreadable"],
    ["-5", "unreadable"],
    ["halvparten", "unreadable"],
  ])("«%s» is %s", (text, share) => {
    expect(readShare(text)).toBe(share);
  });
});

describe("shares out of what was typed", () => {
  it("make the whole or are refused; what was typed stands, what was left empty differs by one basis point at most", () => {
    fc.assert(
      fc.property(typed, (shares) => {
        const dealt = dealShares(shares);
        const [sum, open] = [shares.reduce<number>((all, share) => all + (share ?? 0), 0), shares.filter((share) => share === null).length];
        const fits = open === 0 ? sum === 10_000 : 10_000 - sum >= open;
        expect(dealt !== null).toBe(fits);
        if (!dealt) return;
        expect(dealt.reduce((all, share) => all + share, 0)).toBe(10_000);
        shares.forEach((share, n) => {
          if (share !== null) expect(dealt[n]).toBe(share);
        });
        const empty = dealt.filter((_, n) => shares[n] === null);
        if (empty.length > 0) expect(Math.max(...empty) - Math.min(...empty)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ["one seller has all of it", [null], [10_000]],
    ["three who typed nothing", [null, null, null], [3_334, 3_333, 3_333]],
    ["the rest after 60 %", [6_000, null], [6_000, 4_000]],
    ["nobody", [], null],
    ["nothing left for one", [10_000, null], null],
    ["too little", [5_000, 4_999], null],
  ])("%s", (_, shares, dealt) => {
    expect(dealShares(shares)).toEqual(dealt);
  });
});
