import { withMerged } from "../../change-log/with-merged";
import type { Transaction } from "../../db/client";

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
