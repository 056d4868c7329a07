import { isDeepStrictEqual } from "node:util";

import type { FieldValues } from "../../change-log/entity";
import { peekFields, readFields } from "../../change-log/record-fields";
import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { Refusal } from "../../refusal";
import { contactEntity } from "../contacts/contact-entity";
import { type JoinedPlace, joinPlaces } from "./join-places";
import { findTwins, type TwinContact } from "./merge-queries";
import { findMergedPrimary, type MergedPrimary } from "./primary-contact";

export interface PlaceRow extends JoinedPlace {
  customer: number;
  customerName: string;
  contact: number;
  name: string;
  email: string;
  phone: string;
  /** Whether the contact is deleted. */
  deleted: boolean;
}

/** A person's places at a customer, put together. */
interface Join {
  target: { contact: number; customer: number };
  /** As they were, here and there. */
  before: PlaceRow[];
  left: PlaceRow[];
  places: JoinedPlace[];
  /** The customer's name, where it is neither of the two. */
  at: string | null;
}

/** A person who was kept twice: the fields of the one that stays, before and after, and what of the other's is not kept. */
export interface MergedPerson {
  twin: TwinContact;
  was: FieldValues;
  is: FieldValues;
  dropped: Partial<Record<"name" | "email" | "phone", string>>;
}

/** A value of a person's that gives way to another one (`stays`); a role by its id. `at`: the customer, where it is neither of the two. */
export interface PersonValue {
  contact: number;
  name: string;
  at: string | null;
  field: "name" | "role" | "email" | "phone" | "workEmail" | "workPhone";
  value: string | number;
  stays: string | number;
}

/** What a merge makes of the contacts of both customers. */
export interface ContactsToMerge {
  primary: MergedPrimary;
  joins: Join[];
  people: MergedPerson[];
  /** How many people come along. */
  coming: number;
  /** Own addresses and numbers that become those of the person's work at the customer that is kept (`field` says as what). */
  keptAtWork: PersonValue[];
  /** Values that stand in the log alone afterwards. */
  notKept: PersonValue[];
}

/**
 * Puts the contacts of two customers together, each person once, and changes nothing: places that overlap are joined, and who
 * was kept twice (see findTwins) becomes one. With `lock` their rows are locked, and it is asked again when others are kept
 * twice by the time they are.
 */
export async function readContactsToMerge(db: Transaction, kept: number, other: number, { lock }: { lock: boolean }): Promise<ContactsToMerge> {
  const twins = lock ? await lockTwins(db, kept, other) : await findTwins(db, kept, other);
  const into = new Map(twins.map((twin) => [twin.id, twin.into]));
  // Those who are the same person may be contacts elsewhere too; there they come together as well.
  const places = await readPlaces(db, [kept, other], [...into.keys(), ...into.values()], lock);
  const person = ({ contact }: PlaceRow): number => into.get(contact) ?? contact;
  const targetOf = (place: PlaceRow): number => (place.customer === other ? kept : place.customer);
  const moving = places.filter((place) => place.customer === other || into.has(place.contact));
  const primary = await findMergedPrimary(db, kept, other);
  const done = new Set<string>();
  const joins: Join[] = [];
  const given: PersonValue[] = [];
  for (const place of moving) {
    const target = { contact: person(place), customer: targetOf(place) };
    const key = `${target.contact} ${target.customer}`;
    if (done.has(key)) continue;
    done.add(key);
    const there = moving.filter((one) => person(one) === target.contact && targetOf(one) === target.customer);
    const here = places.filter((one) => one.contact === target.contact && one.customer === target.customer).map(withoutMark(primary.givingWay));
    const atKept = target.customer === kept;
    const joined = joinPlaces(here, atKept ? there.map(withMarkOf(primary.holder)) : there, atKept && primary.holder?.customer === kept);
    const left = there.filter(({ id }) => joined.left.some((one) => one.id === id));
    const at = atKept ? null : place.customerName;
    joins.push({ target, before: [...here, ...there], left, places: joined.places, at });
    if (place.deleted) continue;
    for (const { place: id, field, value } of joined.gaveWay)
      given.push({
        contact: target.contact,
        name: here[0]?.name ?? place.name,
        at,
        field,
        value,
        stays: joined.places.find((one) => one.id === id)?.[field] ?? "",
      });
  }
  const people = await putTogether(db, twins, { lock });
  const merged = { places, joins, people };
  const lost = [...ownGivenUp(people), ...given].filter((value) => !stands(merged, value));
  const keptAtWork = lost.flatMap((value) => keepAtWork(joins, kept, value));
  return {
    ...{ primary, joins, keptAtWork },
    people: people.map((one) => ({ ...one, dropped: withoutKept(one, keptAtWork) })),
    notKept: lost.filter((value) => !stands(merged, value)),
    coming: new Set(moving.filter((place) => place.customer === other).map(person)).size,
  };
}

/** What of a person's is not kept, be it at work. */
const withoutKept = ({ twin, dropped }: MergedPerson, keptAtWork: PersonValue[]): FieldValues =>
  Object.fromEntries(Object.entries(dropped).filter(([, value]) => !keptAtWork.some((one) => one.contact === twin.into && one.value === value)));

/** Who they are may be otherwise once those are gone who were waited for; then it is asked again. */
async function lockTwins(tx: Transaction, kept: number, other: number): Promise<TwinContact[]> {
  const twins = await findTwins(tx, kept, other);
  await tx.$executeRaw`SELECT 1 FROM contact WHERE id = ANY(${twins.flatMap(({ id, into }) => [id, into])}::int[]) ORDER BY id FOR UPDATE`;
  if (!isDeepStrictEqual(await findTwins(tx, kept, other), twins)) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: kept } });
  return twins;
}

const readPlaces = (db: Database | Transaction, customers: number[], contacts: number[], lock: boolean): Promise<PlaceRow[]> => db.$queryRaw<PlaceRow[]>`
  SELECT l.id, l.customer_id AS customer, c.name AS "customerName", l.contact_id AS contact, p.name, p.email, p.phone,
         p.deleted_by_operation IS NOT NULL AS deleted, lower(l.period)::text AS "from", upper(l.period)::text AS "to",
         l.role_id AS role, l.work_email AS "workEmail", l.work_phone AS "workPhone", l.is_primary AS "isPrimary"
  FROM contact_link l JOIN contact p ON p.id = l.contact_id JOIN customer c ON c.id = l.customer_id
  WHERE (l.customer_id = ANY(${customers}::int[]) OR l.contact_id = ANY(${contacts}::int[])) AND l.deleted_by_operation IS NULL
  ORDER BY l.id ${lock ? Prisma.sql`FOR UPDATE OF l` : Prisma.empty}`;

const withoutMark =
  (gaveWay: MergedPrimary["givingWay"]) =>
  (place: PlaceRow): PlaceRow =>
    gaveWay.some(({ id }) => id === place.id) ? { ...place, isPrimary: false } : place;

const withMarkOf =
  (holder: MergedPrimary["holder"]) =>
  (place: PlaceRow): PlaceRow => ({ ...place, isPrimary: place.isPrimary && place.id === holder?.id });

/** Those who were kept twice, one after the other: what the one that stays has not got is filled in. */
async function putTogether(db: Transaction, twins: TwinContact[], { lock }: { lock: boolean }): Promise<MergedPerson[]> {
  const read = lock ? readFields : peekFields;
  const names = ["email", "phone", "categories"];
  const people: MergedPerson[] = [];
  for (const twin of twins) {
    const gone = await read(db, contactEntity, twin.id, names);
    const was = people.findLast((one) => one.twin.into === twin.into)?.is ?? (await read(db, contactEntity, twin.into, names));
    if (!gone || !was) throw new Error("a contact to merge is gone");
    const is = { email: was.email || gone.email, phone: was.phone || gone.phone, categories: union(was.categories, gone.categories) };
    const values = { name: twin.name, email: gone.email, phone: gone.phone };
    const stands: FieldValues = { name: twin.intoName, ...is };
    people.push({ twin, was, is, dropped: Object.fromEntries(Object.entries(values).filter(([field, value]) => value && value !== stands[field])) });
  }
  return people;
}

/** Own values of those who are kept twice that the one that stays has otherwise. */
const ownGivenUp = (people: MergedPerson[]): PersonValue[] =>
  people.flatMap(({ twin: { into: contact, intoName: name }, is, dropped }) =>
    (["name", "email", "phone"] as const).flatMap((field) => {
      const value = dropped[field];
      return value === undefined ? [] : [{ contact, name, at: null, field, value, stays: field === "name" ? name : String(is[field]) }];
    }),
  );

/**
 * Makes an own e-mail address or telephone number that gave way the person's at work, at the customer that is kept, where
 * none stands there.
 */
function keepAtWork(joins: Join[], kept: number, value: PersonValue): PersonValue[] {
  if (value.field !== "email" && value.field !== "phone") return [];
  const field = value.field === "email" ? "workEmail" : "workPhone";
  const place = joins.find(({ target }) => target.contact === value.contact && target.customer === kept)?.places.at(-1);
  if (!place || place[field] !== "") return [];
  place[field] = String(value.value);
  return [{ ...value, field }];
}

/** Whether a value still stands with the person: a role at the customer, an address or a number with her at all. */
function stands({ places, joins, people }: { places: PlaceRow[]; joins: Join[]; people: MergedPerson[] }, { contact, field, value, at }: PersonValue): boolean {
  const moved = joins.filter(({ target }) => target.contact === contact);
  if (field === "role") return moved.some((join) => join.at === at && join.places.some(({ role }) => role === value));
  const untouched = places.filter((place) => place.contact === contact && !moved.some(({ before }) => before.some(({ id }) => id === place.id)));
  const owner = people.findLast(({ twin }) => twin.into === contact)?.is ?? places.find((place) => place.contact === contact);
  const own = { email: owner?.email, phone: owner?.phone };
  // A place that came along was the other record's, whose own address and number it still has beside it.
  const atWork = moved.flatMap((join) => join.places).map(({ workEmail, workPhone }) => ({ workEmail, workPhone }));
  const all: FieldValues[] = [own, ...untouched.map((place) => ({ ...place })), ...atWork];
  return all.some(({ email, phone, workEmail, workPhone }) => [email, phone, workEmail, workPhone].some((one) => reachOf(one) === reachOf(value)));
}

/** An e-mail address or a telephone number as it is compared; see findTwins. */
export function reachOf(value: unknown): string {
  const text = typeof value === "string" ? value.trim().toLowerCase() : "";
  return text.includes("@") ? text : text.replace(/[^0-9]+/g, "").slice(-8) || text;
}

export const union = (one: unknown, other: unknown): number[] =>
  [...new Set([...((one ?? []) as number[]), ...((other ?? []) as number[])])].sort((a, b) => a - b);
