import { isDeepStrictEqual } from "node:util";

import type { FieldValues } from "../../change-log/entity";
import { readFields, writeFields } from "../../change-log/record-fields";
import type { Run } from "../../command";
import { dayBefore } from "../../dates/day-before";
import type { Transaction } from "../../db/client";
import { Refusal } from "../../refusal";
import { contactEntity, contactLinkEntity } from "../contacts/contact-entity";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import { type JoinedPlace, joinPlaces } from "./join-places";
import { findTwins, type TwinContact } from "./merge-queries";
import { findMergedPrimary, type MergedPrimary } from "./primary-contact";

type Merging = Pick<Run<unknown>, "tx" | "log" | "operationId">;

interface PlaceRow extends JoinedPlace {
  customer: number;
  contact: number;
  name: string;
}

/**
 * Takes the contacts of one customer over to another, each person once: places that overlap are joined, and who was kept
 * twice (see findTwins) becomes one. What stays behind stays at the customer that goes, for the undo. Asks again when others
 * are kept twice by the time they are locked. Answers how many people came along.
 */
export async function mergeContacts(run: Merging, kept: number, other: number): Promise<number> {
  const { tx } = run;
  const twins = await lockTwins(tx, kept, other);
  const into = new Map(twins.map((twin) => [twin.id, twin.into]));
  // Those who are the same person may be contacts elsewhere too; there they come together as well.
  const places = await lockPlaces(tx, [kept, other], [...into.keys(), ...into.values()]);
  const person = ({ contact }: PlaceRow): number => into.get(contact) ?? contact;
  const moving = places.filter((place) => place.customer === other || into.has(place.contact));
  const primary = await findMergedPrimary(tx, kept, other);
  for (const place of primary.givingWay) await giveWay(run, place);
  const done = new Set<string>();
  for (const place of moving) {
    const target = { contact: person(place), customer: place.customer === other ? kept : place.customer };
    const key = `${target.contact} ${target.customer}`;
    if (done.has(key)) continue;
    done.add(key);
    const there = moving.filter((one) => person(one) === target.contact && (one.customer === other ? kept : one.customer) === target.customer);
    const here = places.filter((one) => one.contact === target.contact && one.customer === target.customer).map(withoutMark(primary.givingWay));
    const joined = joinPlaces(
      here,
      target.customer === kept ? there.map(withMarkOf(primary.holder)) : there,
      target.customer === kept && primary.holder?.customer === kept,
    );
    for (const { id } of joined.left)
      await leaveBehind(
        run,
        there.find((one) => one.id === id),
        other,
      );
    await writePlaces(run, target, joined.places, [...here, ...there]);
  }
  for (const twin of twins) await mergeTwin(run, twin);
  return new Set(moving.filter((place) => place.customer === other).map(person)).size;
}

/** «Hovedkontakt» of somebody who is not there any more, which the other customer's takes over. Logged before that one, so that the undo puts it back after. */
async function giveWay({ tx, log }: Merging, { id, contact, name }: MergedPrimary["givingWay"][number]): Promise<void> {
  await tx.$executeRaw`UPDATE contact_link SET is_primary = false WHERE id = ${id}`;
  log.change({ entity: contactLinkEntity, id, before: { isPrimary: true }, after: { isPrimary: false }, label: name, subjectId: contact });
}

const withoutMark =
  (gaveWay: MergedPrimary["givingWay"]) =>
  (place: PlaceRow): PlaceRow =>
    gaveWay.some(({ id }) => id === place.id) ? { ...place, isPrimary: false } : place;

const withMarkOf =
  (holder: MergedPrimary["holder"]) =>
  (place: PlaceRow): PlaceRow => ({ ...place, isPrimary: place.isPrimary && place.id === holder?.id });

/** Those who were kept twice, their rows locked. Who they are may be otherwise once those are gone who were waited for; then it is asked again. */
async function lockTwins(tx: Transaction, kept: number, other: number): Promise<TwinContact[]> {
  const twins = await findTwins(tx, kept, other);
  await tx.$executeRaw`SELECT 1 FROM contact WHERE id = ANY(${twins.flatMap(({ id, into }) => [id, into])}::int[]) ORDER BY id FOR UPDATE`;
  if (!isDeepStrictEqual(await findTwins(tx, kept, other), twins)) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: kept } });
  return twins;
}

const lockPlaces = (tx: Transaction, customers: number[], contacts: number[]): Promise<PlaceRow[]> => tx.$queryRaw<PlaceRow[]>`
  SELECT l.id, l.customer_id AS customer, l.contact_id AS contact, p.name, lower(l.period)::text AS "from", upper(l.period)::text AS "to",
         l.role_id AS role, l.work_email AS "workEmail", l.work_phone AS "workPhone", l.is_primary AS "isPrimary"
  FROM contact_link l JOIN contact p ON p.id = l.contact_id
  WHERE (l.customer_id = ANY(${customers}::int[]) OR l.contact_id = ANY(${contacts}::int[])) AND l.deleted_by_operation IS NULL
  ORDER BY l.id FOR UPDATE OF l`;

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
async function leaveBehind({ tx, log, operationId }: Merging, place: PlaceRow | undefined, other: number): Promise<void> {
  if (!place) return;
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
async function mergeTwin(run: Merging, { id, into, name, intoName }: TwinContact): Promise<void> {
  const { tx, log, operationId } = run;
  const names = ["email", "phone", "categories"];
  const [gone, stays] = [await readFields(tx, contactEntity, id, names), await readFields(tx, contactEntity, into, names)];
  if (!gone || !stays) throw new Error("a contact to merge is gone");
  const after = {
    email: stays.email || gone.email,
    phone: stays.phone || gone.phone,
    categories: union(stays.categories, gone.categories),
  };
  const dropped = Object.fromEntries(
    (["email", "phone"] as const).flatMap((field) => (gone[field] && gone[field] !== after[field] ? [[field, gone[field]]] : [])),
  );
  const [was, is] = [
    { deleted: false, mergedInto: null },
    { deleted: true, mergedInto: into },
  ];
  await writeFields(tx, contactEntity, id, changesOf(was, is), operationId);
  log.change({ entity: contactEntity, id, before: { ...was, ...dropped }, after: { ...is, ...dropped }, whole: true, label: name });
  await writeFields(tx, contactEntity, into, changesOf(stays, after), operationId);
  log.change({ entity: contactEntity, id: into, before: stays, after, label: intoName });
  const ids = await moved(tx, id, into, operationId);
  log.changeMany({ entity: opportunityEntity, field: "contact", before: String(id), after: String(into), ids });
}

async function moved(tx: Transaction, from: number, into: number, operationId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    UPDATE opportunity SET contact_id = ${into}, updated_by_operation = ${operationId} WHERE contact_id = ${from} RETURNING id`;
  return rows.map((row) => row.id);
}

export const union = (one: unknown, other: unknown): number[] =>
  [...new Set([...((one ?? []) as number[]), ...((other ?? []) as number[])])].sort((a, b) => a - b);
