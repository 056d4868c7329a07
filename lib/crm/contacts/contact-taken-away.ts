import type { TakenAway } from "../../change-log/entity";
import { untouchedSince } from "../../change-log/taken-back";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { can } from "../../permissions";
import { Refusal, refuse } from "../../refusal";
import { changedByOthers } from "../changed-by-others";
import { canBeRestored } from "../deleted-customers/deleted-customers";
import { hungOnSince } from "../hung-on-since";

/**
 * The same of a contact as of a customer (see beforeCustomerTakenAway): while the person is a contact at no other customer,
 * and no opportunity says so. The place that was made with the person has been taken away before. «Slett kontakt» stands at
 * a customer: whose customer is deleted is told to bring that back first.
 */
export async function beforeContactTakenAway(tx: Transaction, { id, actor, since, wasThere, operationId }: TakenAway): Promise<void> {
  const mayDelete = can(actor, "contacts.delete");
  const changed = (entity: string, record: Prisma.Sql): Prisma.Sql => (mayDelete ? Prisma.sql`false` : changedByOthers(actor, { entity, record, since }));
  const hung = (entity: string, record: Prisma.Sql, links: string[]) => (wasThere ? hungOnSince({ entity, record, links, since }) : Prisma.sql`true`);
  const place = Prisma.sql`l.contact_id = ${id} AND (l.deleted_by_operation IS NULL OR l.deleted_by_operation = ${operationId})`;
  const [{ used, at, gone }] = await tx.$queryRaw<[{ used: boolean; at: number | null; gone: boolean }]>`
    SELECT EXISTS (SELECT 1 FROM contact_link l WHERE l.contact_id = ${id} AND l.deleted_by_operation IS NULL
                     AND ${hung("contactLink", Prisma.sql`l.id`, ["contact", "customer"])})
        OR EXISTS (SELECT 1 FROM opportunity o WHERE o.contact_id = ${id} AND o.deleted_by_operation IS NULL
                     AND ${hung("opportunity", Prisma.sql`o.id`, ["contact"])})
        OR EXISTS (SELECT 1 FROM contact_redirect m WHERE m.into_id = ${id} AND (${!wasThere} OR m.operation_id > ${since}))
        OR ${changed("contact", Prisma.sql`${id}::int`)}
        OR EXISTS (SELECT 1 FROM contact_link l WHERE l.contact_id = ${id} AND ${changed("contactLink", Prisma.sql`l.id`)}) AS used,
      (SELECT l.customer_id FROM contact_link l JOIN customer c ON c.id = l.customer_id AND c.deleted_by_operation IS NULL WHERE ${place} ORDER BY l.id LIMIT 1) AS at,
      EXISTS (SELECT 1 FROM contact_link l JOIN customer c ON c.id = l.customer_id AND ${canBeRestored} WHERE ${place}) AS gone`;
  if (!used) return;
  if (mayDelete && at === null && gone) throw new Refusal({ message: { key: "changeLog.errors.contactOfDeleted" }, offer: { restoreCustomers: 1 } });
  if (!mayDelete || at === null) throw refuse("changeLog.errors.contactInUse");
  throw new Refusal({ message: { key: "changeLog.errors.contactInUse" }, offer: { deleteContact: id, at } });
}

/** Whether a place of a contact came or was changed since an operation, or an opportunity or a merged contact hangs on the person since. */
export const contactHungSince = (record: Prisma.Sql, since: number): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM contact_link l WHERE l.contact_id = ${record} AND NOT ${untouchedSince(since, { record: Prisma.sql`l.id`, entity: "contactLink" })})
  OR EXISTS (SELECT 1 FROM opportunity o WHERE o.contact_id = ${record} AND o.deleted_by_operation IS NULL
             AND ${hungOnSince({ entity: "opportunity", record: Prisma.sql`o.id`, links: ["contact"], since })})
  OR EXISTS (SELECT 1 FROM contact_redirect m WHERE m.into_id = ${record} AND m.operation_id > ${since}))`;
