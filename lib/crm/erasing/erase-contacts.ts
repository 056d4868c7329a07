import { withMerged } from "../../change-log/with-merged";
import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { customerEntity } from "../customers/customer-entity";

/**
 * Erases contacts for good, and whoever was merged into them: their rows, places and categories, what opportunities say of
 * them, and their values in the change log (by erase_personal_values). Opportunities stay, without a contact.
 */
export async function eraseContacts(tx: Transaction, chosen: number[]): Promise<void> {
  const ids = await withMerged(tx, "contact", chosen);
  await tx.$executeRaw`UPDATE opportunity SET contact_id = NULL WHERE contact_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM contact_link WHERE contact_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM contact_category WHERE contact_id = ANY(${ids}::int[])`;
  await tx.$executeRaw`DELETE FROM contact WHERE id = ANY(${ids}::int[])`;
  await tx.$executeRaw`SELECT erase_personal_values('contact', ${ids}::int[])`;
}

/**
 * Names the deleted customers that lose something of these contacts, so that whoever restores them is told that a contact
 * was erased, and not who. Before the erasure; without customers that are erased with them.
 */
export async function tellDeletedCustomers({ tx, log }: Pick<Run<unknown>, "tx" | "log">, chosen: number[], erased: number[] = []): Promise<void> {
  const ids = await withMerged(tx, "contact", chosen);
  const customers = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT c.id, c.name FROM customer c
    WHERE c.id IN (
        SELECT l.customer_id FROM contact_link l WHERE l.contact_id = ANY(${ids}::int[]) AND l.deleted_by_operation IS NULL
        UNION SELECT o.customer_id FROM opportunity o WHERE o.contact_id = ANY(${ids}::int[]))
      AND c.deleted_by_operation IS NOT NULL AND c.erased_by_operation IS NULL AND c.id <> ALL(${erased}::int[])
      AND NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = c.id)
    ORDER BY c.id`;
  for (const { id, name } of customers) log.change({ entity: customerEntity, id, before: {}, after: {}, whole: true, label: name });
}
