import { describe, expect, it } from "vitest";

import { calendarDay } from "./calendar-day";

describe("a day of the calendar", () => {
  it.each(["2026-02-28", "2028-02-29", "1900-01-01", "2999-12-31"])("%s is one", (day) => {
    expect(calendarDay.safeParse(day).success).toBe(true);
  });

  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "1899-12-31", "3000-01-01", "2026-1-1", "3.11.2026", "2026-11-03T00:00", "", null, 20261103])(
    "%s is none",
    (day) => {
      expect(calendarDay.safeParse(day).success).toBe(false);
    },
  );
});
