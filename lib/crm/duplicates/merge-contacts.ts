import type { FieldValues } from "../../change-log/entity";
import { writeFields } from "../../change-log/record-fields";
import type { Run } from "../../command";
import { dayBefore } from "../../dates/day-before";
import type { Transaction } from "../../db/client";
import { contactEntity, contactLinkEntity } from "../contacts/contact-entity";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import type { ContactsToMerge, MergedPerson, PlaceRow } from "./contacts-to-merge";
import type { JoinedPlace } from "./join-places";
import type { MergedPrimary } from "./primary-contact";

type Merging = Pick<Run<unknown>, "tx" | "log" | "operationId">;

/**
 * Takes the contacts of one customer over to another, as they were put together (see readContactsToMerge). What stays behind
 * stays at the customer that goes, for the undo.
 */
export async function mergeContacts(run: Merging, other: number, { primary, joins, people }: ContactsToMerge): Promise<void> {
  for (const place of primary.givingWay) await giveWay(run, place);
  for (const { target, before, left, places } of joins) {
    for (const place of left) await leaveBehind(run, place, other);
    await writePlaces(run, target, places, before);
  }
  for (const person of people) await mergeTwin(run, person);
}

/** «Hovedkontakt» of somebody who is not there any more, which the other customer's takes over. Logged before that one, so that the undo puts it back after. */
async function giveWay({ tx, log }: Merging, { id, contact, name }: MergedPrimary["givingWay"][number]): Promise<void> {
  await tx.$executeRaw`UPDATE contact_link SET is_primary = false WHERE id = ${id}`;
  log.change({ entity: contactLinkEntity, id, before: { isPrimary: true }, after: { isPrimary: false }, label: name, subjectId: contact });
}

async function writePlaces(run: Merging, target: { contact: number; customer: number }, places: JoinedPlace[], before: PlaceRow[]): Promise<void> {
  for (const place of places) {
    const old = before.find(({ id }) => id === place.id);
    if (!old) continue;
    const [was, is] = [logged(old, old), logged(place, target)];
    await writeFields(run.tx, contactLinkEntity, place.id, changesOf(was, is), run.operationId);
    run.log.change({ entity: contactLinkEntity, id: place.id, before: was, after: is, label: old.name, subjectId: target.contact });
  }
}

/**
 * A place that was joined with another goes out of sight: with the customer that goes, or by a mark of its own. What it
 * said is told by the log.
 */
async function leaveBehind({ tx, log, operationId }: Merging, place: PlaceRow, other: number): Promise<void> {
  const { role, workEmail, workPhone, from, until } = logged(place, place);
  const said = Object.entries({ from, until, role, workEmail, workPhone }).filter(([, value]) => value !== null && value !== "");
  const values = Object.fromEntries(said);
  const hidden = place.customer !== other;
  if (hidden) await writeFields(tx, contactLinkEntity, place.id, new Map([["deleted", { from: false, to: true }]]), operationId);
  log.change({
    entity: contactLinkEntity,
    id: place.id,
    before: { ...values, ...(hidden && { deleted: false }) },
    after: { ...values, ...(hidden && { deleted: true }) },
    whole: true,
    label: place.name,
    subjectId: place.contact,
  });
}

const logged = ({ from, to, role, workEmail, workPhone, isPrimary }: JoinedPlace, { contact, customer }: { contact: number; customer: number }) => ({
  ...{ contact, customer, role, workEmail, workPhone, isPrimary },
  from,
  until: to === null ? null : dayBefore(to),
});

const changesOf = (before: FieldValues, after: FieldValues): Map<string, { from: unknown; to: unknown }> =>
  new Map(Object.keys(after).flatMap((field) => (before[field] === after[field] ? [] : [[field, { from: before[field], to: after[field] }]])));

/** The one who was kept twice: the other record goes, what the one that stays has not got is filled in. */
async function mergeTwin(
  { tx, log, operationId }: Merging,
  { twin: { id, into, name, intoName }, was: stood, is: stands, dropped }: MergedPerson,
): Promise<void> {
  const [was, is] = [
    { deleted: false, mergedInto: null },
    { deleted: true, mergedInto: into },
  ];
  await writeFields(tx, contactEntity, id, changesOf(was, is), operationId);
  log.change({ entity: contactEntity, id, before: { ...was, ...dropped }, after: { ...is, ...dropped }, whole: true, label: name });
  await writeFields(tx, contactEntity, into, changesOf(stood, stands), operationId);
  log.change({ entity: contactEntity, id: into, before: stood, after: stands, label: intoName });
  const ids = await moved(tx, id, into, operationId);
  log.changeMany({ entity: opportunityEntity, field: "contact", before: String(id), after: String(into), ids });
}

async function moved(tx: Transaction, from: number, into: number, operationId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    UPDATE opportunity SET contact_id = ${into}, updated_by_operation = ${operationId} WHERE contact_id = ${from} RETURNING id`;
  return rows.map((row) => row.id);
}
