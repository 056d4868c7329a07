import { z } from "zod";

import { key } from "./text";

/** A day as YYYY-MM-DD that is in the calendar, from 1900 to 2999. A date, never a midnight. */
export const calendarDay = z
  .string(key("errors.invalid"))
  .refine(
    (day) => /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
    key("errors.date"),
  );
