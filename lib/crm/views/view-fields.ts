import { requiredLine } from "../../validation/text";

/** A view's name: one line of at most 60 characters. */
export const viewName = requiredLine(60, "views.errors.nameRequired");

/** How many views one person may have of her own, and how many may be shared. */
export const mostViews = 50;
