import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { calendarDay } from "../../validation/calendar-day";
import { id, line } from "../../validation/text";
import { contactEntity, contactLinkEntity } from "./contact-entity";
import { chosenRole, contactFields } from "./contact-fields";

const link = z
  .strictObject({
    customerId: id,
    role: chosenRole.default(null),
    workEmail: line(254).default(""),
    workPhone: line(40).default(""),
    isPrimary: z.boolean().default(false),
    from: calendarDay.optional(),
    /** The last day («Sluttet»); null while the person is there. */
    until: calendarDay.nullable().default(null),
  })
  .refine(({ from, until }) => until === null || from === undefined || until >= from, { error: "contacts.errors.untilBeforeFrom", path: ["until"] });

/**
 * Makes many contacts, each linked to one customer or several, as one operation: what an import of contacts is
 * made of. Links are from today (Oslo's) unless said otherwise, both days included.
 */
export const createContacts = defineCommand({
  name: "contacts.createMany",
  permission: "customers.changeMany",
  input: z.strictObject({
    contacts: z
      .array(z.strictObject({ ...contactFields, links: z.array(link).min(1).max(50) }))
      .min(1)
      .max(10_000),
  }),
  undo: "undo",
  undoOthers: "contacts.restoreOthers",
  timeout: 60_000,
  async run({ input: { contacts }, tx, log, now }) {
    const made = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO contact (name, email, phone)
      SELECT p.name, p.email, p.phone
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) AS (name text, email text, phone text)) WITH ORDINALITY AS p(name, email, phone, n)
      ORDER BY p.n RETURNING id`;
    const ids = made.map((contact) => contact.id).sort((a, b) => a - b);
    const links = contacts.flatMap((contact, n) => contact.links.map((each) => ({ contactId: ids[n] ?? 0, ...each, from: each.from ?? todayInOslo(now) })));
    await refuseWhatIsGone(tx, links);
    const linked = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO contact_link (contact_id, customer_id, role_id, work_email, work_phone, is_primary, period)
      SELECT l."contactId", l."customerId", l.role, l."workEmail", l."workPhone", l."isPrimary", daterange(l.from, l.until, '[]')
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS l("contactId" int, "customerId" int, role int, "workEmail" text,
        "workPhone" text, "isPrimary" boolean, "from" date, until date)
      RETURNING id`;
    log.changeMany({ entity: contactEntity, field: "deleted", before: "true", after: "false", ids });
    log.changeMany({ entity: contactLinkEntity, field: "deleted", before: "true", after: "false", ids: linked.map(({ id: linkId }) => linkId) });
    log.note({ contacts: ids.length });
    return { ids };
  },
});

async function refuseWhatIsGone(tx: Transaction, links: { customerId: number; role: number | null }[]): Promise<void> {
  const customers = [...new Set(links.map(({ customerId }) => customerId))];
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customer WHERE id = ANY(${customers}::int[]) AND deleted_by_operation IS NULL FOR KEY SHARE`;
  if (found.length < customers.length) throw refuseField("contacts", "contacts.errors.customerGone");
  const roles = [...new Set(links.map(({ role }) => role))].filter((role) => role !== null);
  const known = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contact_role WHERE id = ANY(${roles}::int[]) AND deleted_by_operation IS NULL FOR KEY SHARE`;
  if (known.length < roles.length) throw refuseField("contacts", "contacts.errors.roleGone");
}
