import { z } from "zod";

import { withMerged } from "../../change-log/with-merged";
import { defineCommand } from "../../command";
import type { Database, Transaction } from "../../db/client";
import { NotFound, refuseField, Refusal } from "../../refusal";
import { id, line, seenCount } from "../../validation/text";
import { eraseContacts, tellDeletedCustomers } from "./erase-contacts";

/**
 * «Slett for godt» of one contact, deleted or not, whose name was typed (the right to erasure, GDPR article 17): out of
 * every customer, opportunity and the change log. What stays is this operation, which names nobody. Asks again when more
 * goes than the question said.
 */
export const eraseContact = defineCommand({
  name: "contacts.erase",
  permission: "personalData.handle",
  input: z.strictObject({ id, name: line(200), customers: seenCount, opportunities: seenCount }),
  undo: "final",
  async run(run) {
    const { input, tx, log } = run;
    const [contact] = await tx.$queryRaw<{ isNamed: boolean }[]>`
      SELECT name_key(p.name) = name_key(${input.name}) AS "isNamed" FROM contact p
      WHERE p.id = ${input.id} AND NOT EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = p.id) FOR UPDATE`;
    if (!contact) throw new NotFound("contact");
    if (!contact.isNamed) throw refuseField("name", "deletedCustomers.errors.otherName");
    const going = await countContactErasure(tx, input.id);
    if (going.customers !== input.customers || going.opportunities !== input.opportunities)
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: input.id } });
    await tellDeletedCustomers(run, [input.id]);
    await eraseContacts(tx, [input.id]);
    log.note({ places: going.customers });
  },
});

export interface ContactErasure {
  /** At how many customers the person is or was a contact, deleted ones too. */
  customers: number;
  /** Opportunities that lose their contact. */
  opportunities: number;
}

/** What the erasure of a contact concerns, and of those who were merged into the contact. */
export async function countContactErasure(db: Database | Transaction, id: number): Promise<ContactErasure> {
  const ids = await withMerged(db, "contact", [id]);
  const [counts] = await db.$queryRaw<[ContactErasure]>`
    SELECT (SELECT count(DISTINCT l.customer_id)::int FROM contact_link l WHERE l.contact_id = ANY(${ids}::int[]) AND l.deleted_by_operation IS NULL
              AND NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = l.customer_id)) AS customers,
           (SELECT count(*)::int FROM opportunity WHERE contact_id = ANY(${ids}::int[]) AND deleted_by_operation IS NULL) AS opportunities`;
  return counts;
}
