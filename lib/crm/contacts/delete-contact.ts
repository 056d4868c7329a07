import { z } from "zod";

import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { NotFound, Refusal } from "../../refusal";
import { id, seenCount } from "../../validation/text";
import { notGone } from "../contact-gone";
import { contactEntity } from "./contact-entity";

/**
 * «Slett kontakt»: marks one person as deleted, at every customer. Places, categories and what opportunities say of the
 * contact stay, and come back with the person. Asks again when more or less is concerned than the question said.
 */
export const deleteContact = defineCommand({
  name: "contacts.delete",
  permission: "contacts.delete",
  input: z.strictObject({ id, customers: seenCount, opportunities: seenCount }),
  undo: "undo",
  undoOthers: "contacts.restoreOthers",
  async run({ input: { id, customers, opportunities }, tx, log, operationId }) {
    const [contact] = await tx.$queryRaw<{ name: string }[]>`
      SELECT p.name FROM contact p WHERE p.id = ${id} AND p.deleted_by_operation IS NULL AND ${notGone} FOR UPDATE`;
    if (!contact) throw new NotFound("contact");
    const counted = await countContactDeletion(tx, id);
    if (counted.customers !== customers || counted.opportunities !== opportunities)
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: id } });
    await tx.contact.update({ where: { id }, data: { deletedByOperation: operationId } });
    log.note({ places: customers });
    log.change({ entity: contactEntity, id, before: { deleted: false }, after: { deleted: true }, label: contact.name });
    return { id };
  },
});

export interface ContactDeletion {
  /** At how many customers the person is or was a contact. */
  customers: number;
  /** Open opportunities that name the person. */
  opportunities: number;
}

/** What the deletion of a contact concerns. */
export async function countContactDeletion(db: Pick<Transaction, "$queryRaw">, id: number): Promise<ContactDeletion> {
  const [counts] = await db.$queryRaw<[ContactDeletion]>`
    SELECT (SELECT count(DISTINCT l.customer_id)::int FROM contact_link l JOIN customer c ON c.id = l.customer_id AND c.deleted_by_operation IS NULL
            WHERE l.contact_id = ${id} AND l.deleted_by_operation IS NULL) AS customers,
           (SELECT count(*)::int FROM opportunity o JOIN customer c ON c.id = o.customer_id AND c.deleted_by_operation IS NULL
            WHERE o.contact_id = ${id} AND o.status = 'OPEN' AND o.deleted_by_operation IS NULL) AS opportunities`;
  return counts;
}
