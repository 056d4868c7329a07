import { z } from "zod";

import { key } from "../../validation/text";

/** The years that have budgets; the log knows each of their months by name. */
export const firstYear = 2000;
export const lastYear = 2099;

/** A year as it stands in an address or a form. */
export const budgetYear = z
  .union([z.number(), z.string().regex(/^\d{4}$/)], key("errors.invalid"))
  .transform(Number)
  .refine((year) => Number.isInteger(year) && year >= firstYear && year <= lastYear, key("errors.invalid"));

/** The places of the twelve months, January first. */
export const twelve: readonly number[] = Array.from({ length: 12 }, (_, place) => place);

/** A month as the log and the commands name it: «2026-01». `place` counts from 0. */
export const monthOf = (year: number, place: number): string => `${year}-${String(place + 1).padStart(2, "0")}`;

/**
 * Where the months begin that are not over, counted from 0, the running one among them: 0 for a year that has not
 * begun, null for one that is over. `today` is YYYY-MM-DD.
 */
export function remainingFrom(year: number, today: string): number | null {
  const [thisYear, month] = today.split("-").map(Number) as [number, number];
  if (year === thisYear) return month - 1;
  return year > thisYear ? 0 : null;
}
