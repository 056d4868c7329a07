import { z } from "zod";

import { calendarDay } from "../../validation/calendar-day";
import { kroner } from "../../validation/kroner";
import { chosenIds, id, key, requiredLine } from "../../validation/text";
import { percent } from "../value-lists/value-fields";

/** One of a list or none. */
export const chosenId = z.union([z.null(), z.literal("").transform(() => null), id], key("errors.invalid"));

/** An opportunity as its form sends it and as the log keeps it: values of lists by id, the amount typed in kroner and kept in øre. */
export const opportunityFormFields = {
  title: requiredLine(200, "opportunities.errors.titleRequired"),
  contact: chosenId,
  source: chosenId,
  type: chosenId,
  step: chosenId,
  products: chosenIds,
  amount: kroner(1_000_000_000_000, "opportunities.errors.amount"),
  /** Per cent; nothing takes over the step's. */
  probability: z.union([z.null(), z.literal("").transform(() => null), percent], key("errors.percent")).optional(),
  expectedClose: calendarDay,
};

/** What only a closed one has: the day it was closed, and why it was lost. */
export const closedFormFields = {
  closedOn: calendarDay.optional(),
  lostReason: chosenId.optional(),
};

/** The lists that its values are chosen from. */
export const opportunityLists = { source: "source", type: "opportunity_type", step: "opportunity_step", products: "product", lostReason: "lost_reason" };
