import { z } from "zod";

import { key, requiredLine } from "../../validation/text";

/** A category's name: one line of at most 80 characters. */
export const categoryName = requiredLine(80, "categories.errors.nameRequired");

/** Where a category shows: «Kunde», «Kontakt» or «Kunde og kontakt». */
export const shownOn = z.enum(["customer", "contact", "both"], key("errors.invalid"));

export type ShownOn = z.output<typeof shownOn>;

/** The two switches that a choice of where to show comes to. */
export const switchesOf = (shown: ShownOn): { showOnCustomer: boolean; showOnContact: boolean } => ({
  showOnCustomer: shown !== "contact",
  showOnContact: shown !== "customer",
});
