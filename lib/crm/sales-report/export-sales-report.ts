import { z } from "zod";

import { defineCommand } from "../../command";
import { calendarDay } from "../../validation/calendar-day";
import { key } from "../../validation/text";

/** Notes that somebody took the sales report out of the app: which one, and as what. Nothing is changed. */
export const exportSalesReport = defineCommand({
  name: "salesReport.export",
  permission: "export.run",
  input: z.strictObject({
    format: z.enum(["csv", "xlsx"], key("errors.invalid")),
    from: calendarDay,
    to: calendarDay,
    /** As the report's URL names them. */
    scope: z.string().max(20),
    by: z.string().max(20),
  }),
  undo: "final",
  run({ input: { format, from, to, scope, by }, log }) {
    const year = from.slice(0, 4);
    const period = from === `${year}-01-01` && to === `${year}-12-31` ? year : `${dayOf(from)}–${dayOf(to)}`;
    log.note({ format, period, scope, by });
    return Promise.resolve({ format });
  },
});

/** A day as it is written in Norway, in figures alone, which are read in any language: «1.3.2026». */
const dayOf = (day: string): string => day.split("-").map(Number).reverse().join(".");
