import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { contactLinkEntity } from "../contacts/contact-entity";
import { comesBack } from "./comes-back";
import { customerOfPlace } from "./customer-of-place";

/**
 * Brings back the places that were taken away by the same operation as the person. A place at a customer that was merged
 * into another meanwhile comes back at that one, unless the person has one there over the same days. «Hovedkontakt» comes
 * back only where nobody has become it meanwhile. Before the people themselves.
 */
export async function restorePlaces({ tx, log }: Pick<Run<unknown>, "tx" | "log">, contacts: number[]): Promise<void> {
  const { cameFrom, left } = await leaveMergedCustomers(tx, contacts);
  const places = await tx.$queryRaw<{ id: number; contact: number; customer: number; name: string; isPrimary: boolean; taken: boolean }[]>`
    SELECT l.id, p.id AS contact, l.customer_id AS customer, p.name, l.is_primary AS "isPrimary",
           EXISTS (SELECT 1 FROM contact_link k WHERE k.customer_id = l.customer_id AND k.is_primary AND k.deleted_by_operation IS NULL) AS taken
    FROM contact p JOIN contact_link l ON l.contact_id = p.id AND l.deleted_by_operation = p.deleted_by_operation
    WHERE p.id = ANY(${contacts}::int[]) AND l.id <> ALL(${left}::int[]) ORDER BY l.id FOR UPDATE OF l`;
  if (places.length === 0) return;
  const taken = new Set(places.filter((place) => place.taken).map(({ customer }) => customer));
  const gaveUp = new Set<number>();
  for (const { id, customer, isPrimary } of places) {
    if (isPrimary && taken.has(customer)) gaveUp.add(id);
    if (isPrimary) taken.add(customer);
  }
  await tx.$executeRaw`
    UPDATE contact_link SET deleted_by_operation = NULL, is_primary = is_primary AND id <> ALL(${[...gaveUp]}::int[])
    WHERE id = ANY(${places.map(({ id }) => id)}::int[])`;
  for (const { id, contact, customer, name } of places) {
    const was = cameFrom.get(id);
    const [before, after] = [
      { deleted: true, ...(was !== undefined && { customer: was }), ...(gaveUp.has(id) && { isPrimary: true }) },
      { deleted: false, ...(was !== undefined && { customer }), ...(gaveUp.has(id) && { isPrimary: false }) },
    ];
    log.change({ entity: contactLinkEntity, id, before, after, label: name, subjectId: contact });
  }
}

/** Moves the places that will come back to where they do. Answers which customer those came from, and which stay away, since the person is there already. */
async function leaveMergedCustomers(tx: Transaction, contacts: number[]): Promise<{ cameFrom: Map<number, number>; left: number[] }> {
  const merged = Prisma.sql`
    FROM contact p JOIN contact_link l ON l.contact_id = p.id AND l.deleted_by_operation = p.deleted_by_operation
    WHERE p.id = ANY(${contacts}::int[]) AND EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = l.customer_id)`;
  // Who merges or deletes them meanwhile comes before or after; what they are part of by then is read anew.
  await tx.$executeRaw`SELECT 1 FROM customer WHERE id IN (SELECT ${customerOfPlace} ${merged}) ORDER BY id FOR KEY SHARE`;
  const places = await tx.$queryRaw<{ id: number; customer: number; into: number }[]>`
    SELECT l.id, l.customer_id AS customer, ${customerOfPlace} AS into ${merged} ORDER BY l.id FOR UPDATE OF l`;
  const cameFrom = new Map<number, number>();
  for (const { id, customer, into } of places) {
    const moved = await tx.$executeRaw`
      UPDATE contact_link g SET customer_id = ${into}::int WHERE g.id = ${id} AND NOT EXISTS (
        SELECT 1 FROM contact p JOIN contact_link l ON l.contact_id = p.id
        WHERE p.id = g.contact_id AND l.customer_id = ${into}::int AND l.period && g.period AND ${comesBack})`;
    if (moved > 0) cameFrom.set(id, customer);
  }
  return { cameFrom, left: places.filter(({ id }) => !cameFrom.has(id)).map(({ id }) => id) };
}
