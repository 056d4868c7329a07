import type { TakenAway } from "../../change-log/entity";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { can } from "../../permissions";
import { Refusal, refuse } from "../../refusal";
import { changedByOthers } from "../changed-by-others";
import { hungOnSince } from "../hung-on-since";

/**
 * «Angre» of the making of a customer takes it away without asking, so just while nothing hangs on it. Whoever may delete
 * customers is led to «Slett kunde», which says what goes along; from others it is refused, also once somebody else has
 * changed the customer. Of one that was brought back alike, but for what came back with it.
 */
export async function beforeCustomerTakenAway(tx: Transaction, { id, actor, since, wasThere }: TakenAway): Promise<void> {
  const mayDelete = can(actor, "customers.delete");
  const changed = mayDelete ? Prisma.sql`false` : changedByOthers(actor, { entity: "customer", record: Prisma.sql`${id}::int`, since });
  const hung = hungOn(Prisma.sql`${id}::int`, wasThere ? since : null);
  const [{ used }] = await tx.$queryRaw<[{ used: boolean }]>`SELECT ${hung} OR ${changed} AS used`;
  if (!used) return;
  if (!mayDelete) throw refuse("changeLog.errors.customerInUse");
  throw new Refusal({ message: { key: "changeLog.errors.customerInUse" }, offer: { deleteCustomer: id } });
}

/** Whether a contact, an opportunity or a merged customer hangs on a customer since an operation. */
export const customerHungSince = (record: Prisma.Sql, since: number): Prisma.Sql => hungOn(record, since);

/** The same; `null`: at all. */
function hungOn(record: Prisma.Sql, since: number | null): Prisma.Sql {
  const hung = (entity: string, id: Prisma.Sql) => (since === null ? Prisma.sql`true` : hungOnSince({ entity, record: id, links: ["customer"], since }));
  const merged = since === null ? Prisma.empty : Prisma.sql`AND m.operation_id > ${since}`;
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM contact_link l JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NULL
            WHERE l.customer_id = ${record} AND l.deleted_by_operation IS NULL
              AND (${hung("contactLink", Prisma.sql`l.id`)} OR ${hung("contact", Prisma.sql`p.id`)}))
    OR EXISTS (SELECT 1 FROM opportunity o WHERE o.customer_id = ${record} AND o.deleted_by_operation IS NULL AND ${hung("opportunity", Prisma.sql`o.id`)})
    OR EXISTS (SELECT 1 FROM customer_redirect m WHERE m.into_id = ${record} ${merged}))`;
}
