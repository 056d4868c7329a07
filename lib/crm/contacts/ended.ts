import { Prisma } from "../../db/generated/client";

/**
 * Whether the place `l` (a contact_link) is one that the person has left, «Sluttet»: its last day is here (Oslo's), or
 * was before. On that day itself the person stands among those who left, see docs/decisions/0501-left-on-the-last-day.md.
 */
export const ended = Prisma.sql`(NOT upper_inf(l.period) AND upper(l.period) <= (now() AT TIME ZONE 'Europe/Oslo')::date + 1)`;
