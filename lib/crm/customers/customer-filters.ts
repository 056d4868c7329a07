import { z } from "zod";

import { calendarDay } from "../../validation/calendar-day";
import { id, optionalId } from "../../validation/text";

/** Which customers are looked for, whatever page of them. Deleted ones are never found. */
export interface CustomerFilters {
  /** Every word must be found: any part of a word from three characters, its beginning below. */
  words: string;
  /** Where it has a code, those whose industry lies under it are found too. */
  industry: number | null;
  /** Also those whose second or third code in the register lies under the industry's. */
  secondary: boolean;
  /** Any of these categories, or every one; none: whatever they carry. */
  categories: number[];
  everyCategory: boolean;
  /** «none»: those without a seller. */
  seller: number | "none" | null;
  /** Values of «Tilleggsinfo», switched-off ones too. */
  origin: number | null;
  product: number | null;
  source: number | null;
  /** Changed last on this day in Oslo (YYYY-MM-DD) or later. */
  changedSince: string | null;
}

/** Finds all customers: what a search is narrowed from. */
export const everyCustomer: CustomerFilters = {
  words: "",
  industry: null,
  secondary: false,
  categories: [],
  everyCategory: false,
  seller: null,
  origin: null,
  product: null,
  source: null,
  changedSince: null,
};

export const mostCategories = 50;

/** A search as an act on many takes it: every part, so that one that is forgotten never selects more than was shown. */
export const customerFilters: z.ZodType<CustomerFilters> = z.strictObject({
  words: z.string().max(200),
  industry: optionalId,
  secondary: z.boolean(),
  categories: z.array(id).max(mostCategories),
  everyCategory: z.boolean(),
  seller: z.union([z.literal("none"), optionalId]),
  origin: optionalId,
  product: optionalId,
  source: optionalId,
  changedSince: calendarDay.nullable(),
});
