import type { Run } from "../../command";
import { contactLinkEntity } from "./contact-entity";
import type { LockedPlace } from "./lock-place";

/**
 * Takes «Hovedkontakt» from everybody else at the customer, whose row is locked. Answers from how many who are there
 * now. Logged before the new one is, so that the undo (last change first) puts it back after that one gave it up.
 */
export async function takePrimary({ tx, log }: Pick<Run<unknown>, "tx" | "log">, place: LockedPlace, today: string): Promise<number> {
  const before = await tx.$queryRaw<{ id: number; contactId: number; name: string; current: boolean }[]>`
    SELECT l.id, l.contact_id AS "contactId", p.name, upper_inf(l.period) OR upper(l.period) > ${today}::date + 1 AS current
    FROM contact_link l JOIN contact p ON p.id = l.contact_id
    WHERE l.customer_id = ${place.customerId} AND l.id <> ${place.id} AND l.is_primary AND l.deleted_by_operation IS NULL
    ORDER BY current DESC, l.id FOR UPDATE OF l`;
  await tx.$executeRaw`UPDATE contact_link SET is_primary = false WHERE id = ANY(${before.map(({ id }) => id)}::int[])`;
  for (const { id, contactId, name } of before)
    log.change({ entity: contactLinkEntity, id, before: { isPrimary: true }, after: { isPrimary: false }, label: name, subjectId: contactId });
  return before.filter(({ current }) => current).length;
}
