import { Prisma } from "../db/generated/client";
import type { Actor } from "../permissions";

/** Whether the log knows of a change of the record since an operation that was somebody else's than the actor's, one by one or among many. */
export const changedByOthers = (
  actor: Actor,
  { entity, record, since }: { entity: string; record: Prisma.Sql; since: number },
): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM (
    SELECT h.operation_id FROM change h WHERE h.entity = ${entity} AND h.entity_id = ${record} AND h.operation_id > ${since}
    UNION ALL SELECT b.operation_id FROM change_bulk b
    WHERE b.entity = ${entity} AND b.block = ${record} >> 13 AND b.operation_id > ${since} AND get_bit(b.ids, ${record} & 8191) = 1
  ) later JOIN operation o ON o.id = later.operation_id WHERE o.actor_id IS DISTINCT FROM ${actor.id}::int)`;
