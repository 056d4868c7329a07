import { z } from "zod";

import type { Run } from "../../command";
import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import { refuse, refuseField } from "../../refusal";
import { calendarDay } from "../../validation/calendar-day";
import { id } from "../../validation/text";
import { contactLinkEntity } from "./contact-entity";
import { type LockedPlace, lockPlace } from "./lock-place";

/** «Sluttet»: the person's last day at the customer, which is kept. Whoever has left is «Hovedkontakt» no longer. */
export const endPlace = defineCommand({
  name: "contacts.end",
  permission: "contacts.edit",
  input: z.strictObject({ id, until: calendarDay }),
  undo: "undo",
  async run(run) {
    const { input, tx, log, now } = run;
    const place = await lockPlace(tx, input.id);
    await writeLastDay(run, place, input.until);
    log.note({ later: String(input.until > todayInOslo(now)) });
    return { customerId: place.customerId, contactId: place.contactId };
  },
});

/** Writes the last day of a place that has not ended yet. */
export async function writeLastDay({ tx, log, now }: Pick<Run<unknown>, "tx" | "log" | "now">, place: LockedPlace, until: string): Promise<void> {
  const today = todayInOslo(now);
  if (place.until !== null && place.until <= today) throw refuse("contacts.errors.leftAlready");
  if (until < place.from) throw refuseField("until", "contacts.errors.untilBeforeFrom");
  const isPrimary = place.isPrimary && until > today;
  await tx.$executeRaw`
    UPDATE contact_link SET period = daterange(lower(period), ${until}::date, '[]'), is_primary = ${isPrimary} WHERE id = ${place.id}`;
  const before = { until: place.until, isPrimary: place.isPrimary };
  log.change({ entity: contactLinkEntity, id: place.id, before, after: { until, isPrimary }, label: place.name, subjectId: place.contactId });
}
