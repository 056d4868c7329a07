import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { NotFound, refuse, refuseField, Refusal } from "../../refusal";
import { id, key } from "../../validation/text";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import { checkRole } from "./check-role";
import { contactLinkEntity } from "./contact-entity";
import { chosenRole } from "./contact-fields";
import { writeLastDay } from "./end-place";
import { refuseLinked } from "./link-contact";
import { type LockedPlace, lockPlace } from "./lock-place";

/**
 * «Flytt til annen kunde»: ends the person's place here and starts one there, today (Oslo's), as one operation. Open
 * opportunities stay at the customer; the person stays on them or is taken off, as was answered. Asked again when the
 * number of them has changed since.
 */
export const moveContact = defineCommand({
  name: "contacts.move",
  permission: "contacts.edit",
  input: z.strictObject({
    id,
    to: z.union([id, z.literal("").transform(() => 0)], key("contacts.errors.chooseCustomer")),
    role: chosenRole,
    opportunities: z.enum(["keep", "takeOff"], key("contacts.errors.chooseForOpportunities")),
    open: z.coerce.number().int().min(0).max(2_147_483_647),
  }),
  undo: "undo",
  async run(run) {
    const { input, tx, log, now } = run;
    const today = todayInOslo(now);
    await lockTarget(tx, input.to);
    const place = await lockPlace(tx, input.id);
    if (input.to === place.customerId) throw refuseField("to", "contacts.errors.chooseCustomer");
    if (place.from > today) throw refuse("contacts.errors.notBegun");
    await refuseLinked(tx, input.to, place.contactId, today, "to");
    await checkRole(tx, input.role);
    const open = await lockOpen(tx, place);
    if (open.length !== input.open) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: place.id } });

    await writeLastDay(run, place, today);
    await startThere(run, place, input, today);
    const takenOff = input.opportunities === "takeOff" ? open : [];
    await takeOff(run, place, takenOff);
    log.note({ takenOff: takenOff.length, kept: open.length - takenOff.length });
    return { customerId: input.to, contactId: place.contactId };
  },
});

async function lockTarget(tx: Transaction, customerId: number): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customer WHERE id = ${customerId} AND deleted_by_operation IS NULL FOR KEY SHARE`;
  if (customerId === 0) throw refuseField("to", "contacts.errors.chooseCustomer");
  if (found.length === 0) throw new NotFound("customer");
}

/** The open opportunities that the person is the contact of here, locked. */
const lockOpen = (tx: Transaction, { customerId, contactId }: LockedPlace): Promise<{ id: number; title: string }[]> => tx.$queryRaw`
  SELECT id, title FROM opportunity
  WHERE customer_id = ${customerId} AND contact_id = ${contactId} AND status = 'OPEN' AND deleted_by_operation IS NULL
  ORDER BY id FOR UPDATE`;

async function startThere({ tx, log }: Run<unknown>, place: LockedPlace, { to, role }: { to: number; role: number | null }, from: string): Promise<void> {
  const [link] = await tx.$queryRaw<[{ id: number }]>`
    INSERT INTO contact_link (contact_id, customer_id, role_id, period)
    VALUES (${place.contactId}, ${to}, ${role}::int, daterange(${from}::date, NULL)) RETURNING id`;
  const after = { contact: place.contactId, customer: to, role, from };
  log.change({ entity: contactLinkEntity, id: link.id, before: null, after, label: place.name, subjectId: place.contactId });
}

async function takeOff({ tx, log, operationId }: Run<unknown>, place: LockedPlace, opportunities: { id: number; title: string }[]): Promise<void> {
  const ids = opportunities.map(({ id }) => id);
  await tx.$executeRaw`UPDATE opportunity SET contact_id = NULL, updated_by_operation = ${operationId} WHERE id = ANY(${ids}::int[])`;
  for (const { id, title } of opportunities)
    log.change({
      entity: opportunityEntity,
      id,
      before: { contact: place.contactId },
      after: { contact: null },
      label: title,
      subjectId: place.customerId,
    });
}
