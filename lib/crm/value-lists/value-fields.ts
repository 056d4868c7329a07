import { z } from "zod";

import { key, line, requiredLine } from "../../validation/text";

/** A value's names: bokmål must, English may. Each is unique in its list, over both languages, but for case and blanks. */
export const valueNames = {
  nb: requiredLine(80),
  en: line(80)
    .transform((name) => name || null)
    .nullable()
    .default(null),
};

/** Whole per cent from 0 to 100, as a number or as typed («60», «60 %»). */
export const percent = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^\s*\d{1,3}\s*%?\s*$/u)
        .transform((typed) => Number.parseInt(typed, 10)),
    ],
    key("errors.percent"),
  )
  .refine((value) => Number.isInteger(value) && value >= 0 && value <= 100, key("errors.percent"));
