import { leftAloneSince } from "../../change-log/taken-back";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { contactEntity } from "../contacts/contact-entity";
import { type Deletion, deletionOf } from "../customers/count-deletion";
import { customerEntity } from "../customers/customer-entity";

/** What an undo takes away. */
export interface TakenAwayCount {
  /** The customers, and what goes along with them. */
  customers: Deletion;
  /** The contacts that the operation itself made or brought back. */
  contacts: number;
}

/** What the undo of an operation that made or brought back several would delete, without those it leaves. */
export async function countTakenAway(db: Transaction, operationId: number): Promise<TakenAwayCount> {
  const going = (entity: typeof customerEntity | typeof contactEntity, table: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`${table}.deleted_by_operation IS NULL AND ${table}.id IN (${broughtBy(operationId, entity.name)})
      AND ${leftAloneSince(operationId, Prisma.sql`${table}.id`, entity)}`;
  const [customers] = await db.$queryRaw<[Deletion]>(deletionOf(going(customerEntity, Prisma.sql`c`)));
  const [{ contacts }] = await db.$queryRaw<[{ contacts: number }]>`
    SELECT count(*)::int AS contacts FROM contact p WHERE ${going(contactEntity, Prisma.sql`p`)}`;
  return { customers, contacts };
}

/** The records that an operation made or brought back, by name or among many; a merge that was undone is no deletion when it is done again. */
const broughtBy = (operationId: number, entity: string): Prisma.Sql => Prisma.sql`
  SELECT h.entity_id FROM change h JOIN change_personal v ON v.change_id = h.id
  WHERE h.operation_id = ${operationId} AND h.entity = ${entity} AND v.before -> 'deleted' = 'true' AND v.after -> 'deleted' = 'false' AND NOT v.before ? 'mergedInto'
  UNION ALL SELECT b.block * 8192 + i FROM change_bulk b CROSS JOIN generate_series(0, 8191) AS i
  WHERE b.operation_id = ${operationId} AND b.entity = ${entity} AND b.field = 'deleted' AND b.after = 'false' AND get_bit(b.ids, i) = 1`;
