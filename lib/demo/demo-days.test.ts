import { describe, expect, it } from "vitest";

import { demoDays, lastDayOf } from "./demo-days";

describe("the demo firm's calendar", () => {
  it("tells days and months from Oslo's today", () => {
    const days = demoDays(new Date("2026-11-22T23:30:00Z"));
    expect([days.today, days.year, days.day(-23), days.month(0), days.month(-11), days.month(2)]).toEqual([
      "2026-11-23",
      2026,
      "2026-10-31",
      "2026-11-01",
      "2025-12-01",
      "2027-01-01",
    ]);
    expect(["2026-02-01", "2028-02-01", "2026-12-01"].map(lastDayOf)).toEqual(["2026-02-28", "2028-02-29", "2026-12-31"]);
  });

  it("goes back by working days, by the clock in Oslo, summer and winter", () => {
    const days = demoDays(new Date("2026-11-23T12:00:00Z"));
    expect(days.yesterday).toBe("2026-11-20");
    expect(days.workday(1, "09:12").toISOString()).toBe("2026-11-20T08:12:00.000Z");
    expect(days.workday(6, "15:00").toISOString()).toBe("2026-11-13T14:00:00.000Z");
    expect(days.workday(6, "15:00", 75).toISOString()).toBe("2026-11-13T15:15:00.000Z");
    expect(days.workday(30, "09:00").toISOString()).toBe("2026-10-12T07:00:00.000Z");
  });
});
