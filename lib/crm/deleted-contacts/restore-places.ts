import type { Run } from "../../command";
import { contactLinkEntity } from "../contacts/contact-entity";

/**
 * Brings back the places that were taken away by the same operation as the person. «Hovedkontakt» comes back only where
 * nobody has become it meanwhile. Before the people themselves.
 */
export async function restorePlaces({ tx, log }: Pick<Run<unknown>, "tx" | "log">, contacts: number[]): Promise<void> {
  const places = await tx.$queryRaw<{ id: number; contact: number; customer: number; name: string; isPrimary: boolean; taken: boolean }[]>`
    SELECT l.id, p.id AS contact, l.customer_id AS customer, p.name, l.is_primary AS "isPrimary",
           EXISTS (SELECT 1 FROM contact_link k WHERE k.customer_id = l.customer_id AND k.is_primary AND k.deleted_by_operation IS NULL) AS taken
    FROM contact p JOIN contact_link l ON l.contact_id = p.id AND l.deleted_by_operation = p.deleted_by_operation
    WHERE p.id = ANY(${contacts}::int[]) ORDER BY l.id FOR UPDATE OF l`;
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
  for (const { id, contact, name } of places) {
    const primary = (isPrimary: boolean) => (gaveUp.has(id) ? { isPrimary } : {});
    const [before, after] = [
      { deleted: true, ...primary(true) },
      { deleted: false, ...primary(false) },
    ];
    log.change({ entity: contactLinkEntity, id, before, after, label: name, subjectId: contact });
  }
}
