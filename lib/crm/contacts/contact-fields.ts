import { z } from "zod";

import { calendarDay } from "../../validation/calendar-day";
import { id, key, line, requiredLine } from "../../validation/text";

/** A contact's own fields, the same wherever the person is a contact. */
export const contactFields = {
  name: requiredLine(120, "contacts.errors.nameRequired"),
  email: line(254).refine((text) => text === "" || z.email().safeParse(text).success, key("errors.email")),
  phone: line(40).refine((text) => text === "" || /^[+\d][\d\s().-]{2,}$/.test(text), key("customers.errors.phone")),
};

/** What belongs to a person's place at one customer. The first and the last day are both included; no last day is none yet. */
export const placeFields = {
  workEmail: contactFields.email,
  workPhone: contactFields.phone,
  from: calendarDay,
  until: z.union([z.null(), z.literal("").transform(() => null), calendarDay], key("errors.date")),
};

/** A role from the list, or none. */
export const chosenRole = z.union([z.null(), z.literal("").transform(() => null), id], key("errors.invalid"));
