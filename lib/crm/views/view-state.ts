import { z } from "zod";

import { key } from "../../validation/text";
import { type CustomerFilters, customerFilters } from "../customers/customer-filters";
import { byName, type Column, columns, type Ordering, sortings, usualColumns } from "../customers/customer-list";
import type { CustomerSearch } from "../customers/search-customers";

/** What a view keeps: which customers, in which order, in which columns. The words searched for are no part of it. */
export interface ViewState extends Ordering {
  filters: CustomerFilters;
  columns: readonly Column[];
}

const state: z.ZodType<ViewState> = z
  .strictObject({ filters: customerFilters, sort: z.enum(sortings), descending: z.boolean(), columns: z.array(z.enum(columns)).max(columns.length) })
  .refine(({ filters }) => filters.words === "");

/** A state as a form sends it, and as it is kept: its JSON, the parts in one order. Answers that text. */
export const viewState = z
  .string(key("errors.invalid"))
  .max(4_000, key("errors.invalid"))
  .transform((text, context) => {
    const parsed = state.safeParse(jsonOf(text));
    if (parsed.success) return textOf(parsed.data);
    context.addIssue({ code: "custom", message: "errors.invalid" });
    return z.NEVER;
  });

/** The state of a list, as text that is equal where the state is. */
export function stateOf({ words, page, view, order = byName, columns: shown = usualColumns, ...filters }: CustomerSearch): string {
  return textOf({ filters: { ...filters, words: "" }, ...order, columns: shown });
}

/** A kept state as a search, from its first page. What can't be read any more, since a later version kept it otherwise, is the whole list. */
export function searchOf(text: string): CustomerSearch | null {
  const parsed = state.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { filters, sort, descending, columns: shown } = parsed.data;
  return { ...filters, order: { sort, descending }, columns: shown, page: "first" };
}

/** Secondary codes mean something beside an industry alone, and «all of them» beside several categories. */
function textOf({ filters, sort, descending, columns: shown }: ViewState): string {
  const { industry, secondary, categories, everyCategory, seller, origin, product, source, changedSince } = filters;
  return JSON.stringify({
    filters: {
      ...{ words: "", industry, secondary: industry !== null && secondary, categories: [...categories].sort((a, b) => a - b) },
      ...{ everyCategory: categories.length > 1 && everyCategory, seller, origin, product, source, changedSince },
    },
    ...{ sort, descending, columns: columns.filter((column) => shown.includes(column)) },
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
