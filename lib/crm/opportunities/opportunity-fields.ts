import { z } from "zod";

import { calendarDay } from "../../validation/calendar-day";
import { id, ids, key, optionalId, requiredLine } from "../../validation/text";

/** Who sells, and how much of it: basis points, 10,000 in all. */
const sellers = z
  .array(
    z.strictObject({
      employeeId: id,
      share: z.int(key("opportunities.errors.share")).min(1, key("opportunities.errors.share")).max(10_000, key("opportunities.errors.share")),
    }),
  )
  .min(1, key("opportunities.errors.noSeller"))
  .max(50)
  .refine((list) => new Set(list.map(({ employeeId }) => employeeId)).size === list.length, key("opportunities.errors.sellerTwice"))
  .refine((list) => list.reduce((sum, { share }) => sum + share, 0) === 10_000, key("opportunities.errors.sharesWhole"));

/**
 * An opportunity as it is made. Amounts are øre, at most ten billion kroner. Without a probability (per cent) it
 * takes its step's. A won or lost one is closed today (Oslo's) unless said otherwise.
 */
export const opportunityFields = z
  .strictObject({
    title: requiredLine(200, "opportunities.errors.titleRequired"),
    customerId: id,
    contactId: optionalId.default(null),
    sourceId: optionalId.default(null),
    typeId: optionalId.default(null),
    stepId: optionalId.default(null),
    lostReasonId: optionalId.default(null),
    status: z.enum(["OPEN", "WON", "LOST"], key("errors.invalid")).default("OPEN"),
    amount: z.int(key("opportunities.errors.amount")).min(0, key("opportunities.errors.amount")).max(1_000_000_000_000, key("opportunities.errors.amount")),
    probability: z.int(key("errors.percent")).min(0, key("errors.percent")).max(100, key("errors.percent")).optional(),
    expectedClose: calendarDay,
    closedOn: calendarDay.optional(),
    products: ids(100).default([]),
    sellers,
  })
  .refine(({ status, closedOn }) => status !== "OPEN" || closedOn === undefined, { error: "opportunities.errors.openIsNotClosed", path: ["closedOn"] })
  .refine(({ status, lostReasonId }) => status === "LOST" || lostReasonId === null, { error: "opportunities.errors.lostReasonOfLost", path: ["lostReasonId"] });

export type OpportunityFields = z.output<typeof opportunityFields>;
