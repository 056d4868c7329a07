import { z } from "zod";

import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { NotFound, refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { checkRole } from "./check-role";
import { contactLinkEntity } from "./contact-entity";
import { chosenRole, placeFields } from "./contact-fields";
import { notGone } from "../contact-gone";

const { workEmail, workPhone, from } = placeFields;

/** «Koble eksisterende kontakt»: makes a person who is a contact already a contact of this customer too. */
export const linkContact = defineCommand({
  name: "contacts.link",
  permission: "contacts.edit",
  input: z.strictObject({ customerId: id, contactId: id, role: chosenRole, workEmail, workPhone, from }),
  undo: "undo",
  async run({ input: { customerId, contactId, role, ...place }, tx, log }) {
    const name = await holdBoth(tx, customerId, contactId);
    await refuseLinked(tx, customerId, contactId, place.from, "from");
    await checkRole(tx, role);
    const [link] = await tx.$queryRaw<[{ id: number }]>`
      INSERT INTO contact_link (contact_id, customer_id, role_id, work_email, work_phone, period)
      VALUES (${contactId}, ${customerId}, ${role}::int, ${place.workEmail}, ${place.workPhone}, daterange(${place.from}::date, NULL)) RETURNING id`;
    const after = { contact: contactId, customer: customerId, role, ...place };
    log.change({ entity: contactLinkEntity, id: link.id, before: null, after, label: name, subjectId: contactId });
    return { customerId, contactId };
  },
});

/** The person's name, when neither the person nor the customer is deleted. */
async function holdBoth(tx: Transaction, customerId: number, contactId: number): Promise<string> {
  const customers = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customer WHERE id = ${customerId} AND deleted_by_operation IS NULL FOR KEY SHARE`;
  const [contact] = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM contact p WHERE p.id = ${contactId} AND p.deleted_by_operation IS NULL AND ${notGone} FOR KEY SHARE`;
  if (customers.length === 0 || !contact) throw new NotFound("contact");
  return contact.name;
}

/** Refuses a person who has a place there from that day on; two who link at once are told so by the table's own guard. */
export async function refuseLinked(tx: Transaction, customerId: number, contactId: number, from: string, field: string): Promise<void> {
  const places = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contact_link
    WHERE contact_id = ${contactId} AND customer_id = ${customerId} AND deleted_by_operation IS NULL AND period && daterange(${from}::date, NULL)`;
  if (places.length > 0) throw refuseField(field, "contacts.errors.linkedAlready");
}
