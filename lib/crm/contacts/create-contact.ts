import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import { NotFound } from "../../refusal";
import { id } from "../../validation/text";
import { checkRole } from "./check-role";
import { contactEntity, contactLinkEntity } from "./contact-entity";
import { chosenRole, contactFields } from "./contact-fields";

/** A new contact at a customer, from today (Oslo's) on. */
export const createContact = defineCommand({
  name: "contacts.create",
  permission: "contacts.edit",
  input: z.strictObject({ customerId: id, ...contactFields, role: chosenRole }),
  undo: "undo",
  undoOthers: "contacts.restoreOthers",
  async run({ input: { customerId, role, ...fields }, tx, log, now }) {
    const customers = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM customer WHERE id = ${customerId} AND deleted_by_operation IS NULL FOR KEY SHARE`;
    if (customers.length === 0) throw new NotFound("customer");
    await checkRole(tx, role);
    const { id } = await tx.contact.create({ data: fields, select: { id: true } });
    const [link] = await tx.$queryRaw<[{ id: number }]>`
      INSERT INTO contact_link (contact_id, customer_id, role_id, period)
      VALUES (${id}, ${customerId}, ${role}::int, daterange(${todayInOslo(now)}::date, NULL)) RETURNING id`;
    log.change({ entity: contactEntity, id, before: null, after: fields, label: fields.name });
    log.change({ entity: contactLinkEntity, id: link.id, before: null, after: { contact: id, customer: customerId, role }, label: fields.name, subjectId: id });
    return { id };
  },
});
