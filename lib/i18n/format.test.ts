import { describe, expect, it } from "vitest";

import { todayInOslo } from "../dates/today";
import { formatDate, formatKroner, formatMoment, formatNumber, formatOrganizationNumber, formatTime } from "./format";

const winter = new Date("2026-11-03T13:05:00Z");
const summer = new Date("2026-07-01T22:30:00Z");

describe("moments are said in Norway's time", () => {
  it("as people in each language read them", () => {
    expect([formatDate(winter, "nb"), formatTime(winter, "nb"), formatMoment(winter, "nb")]).toEqual(["3.11.2026", "kl. 14.05", "3.11.2026 kl. 14.05"]);
    expect([formatDate(winter, "en"), formatTime(winter, "en"), formatMoment(winter, "en")]).toEqual(["3 Nov 2026", "14:05", "3 Nov 2026 14:05"]);
  });

  it("in summer an hour later, and on the day it is there", () => {
    expect([formatMoment(summer, "nb"), formatMoment(summer, "en")]).toEqual(["2.7.2026 kl. 00.30", "2 Jul 2026 00:30"]);
  });

  it.each([
    ["2026-01-01T22:59:59Z", "2026-01-01"],
    ["2026-01-01T23:00:00Z", "2026-01-02"],
    ["2026-07-01T21:59:59Z", "2026-07-01"],
    ["2026-07-01T22:00:00Z", "2026-07-02"],
    ["2026-03-29T00:59:59Z", "2026-03-29"],
    ["2026-12-31T23:00:00Z", "2027-01-01"],
  ])("%s is %s in Oslo", (moment, day) => {
    expect(todayInOslo(new Date(moment))).toBe(day);
  });
});

describe("numbers are said", () => {
  it.each([
    [0, "0", "0"],
    [999, "999", "999"],
    [3094, "3\u00A0094", "3,094"],
    [1_234_567, "1\u00A0234\u00A0567", "1,234,567"],
    [-12, "−12", "-12"],
  ])("%d in groups of three, with blanks that don't break", (number, nb, en) => {
    expect([formatNumber(number, "nb"), formatNumber(number, "en")]).toEqual([nb, en]);
  });

  it("of organisations in three groups", () => {
    expect(formatOrganizationNumber("923609016")).toBe("923\u00A0609\u00A0016");
  });
});

describe("an amount in øre", () => {
  it.each([
    [0, "0\u00A0kr", "0\u00A0kr"],
    [125_000_00, "125\u00A0000\u00A0kr", "125,000\u00A0kr"],
    [12_50, "12,50\u00A0kr", "12.50\u00A0kr"],
    [1_234_567_05, "1\u00A0234\u00A0567,05\u00A0kr", "1,234,567.05\u00A0kr"],
    [5, "0,05\u00A0kr", "0.05\u00A0kr"],
  ])("%d is read as kroner", (ore, nb, en) => {
    expect([formatKroner(ore, "nb"), formatKroner(ore, "en")]).toEqual([nb, en]);
  });
});
