import { Prisma } from "../db/generated/client";

/**
 * Whether the log knows that a record was made, brought back or put there by one of its links (`customer`, `contact`) by an
 * operation later than this one: one by one or among many.
 */
export function hungOnSince({ entity, record, links, since }: { entity: string; record: Prisma.Sql; links: string[]; since: number }): Prisma.Sql {
  const fields = ["deleted", ...links];
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM change h LEFT JOIN change_personal v ON v.change_id = h.id
            WHERE h.entity = ${entity} AND h.entity_id = ${record} AND h.operation_id > ${since}
              AND (coalesce(v.before, h.before) IS NULL OR jsonb_exists_any(coalesce(v.after, h.after), ${fields}::text[])))
    OR EXISTS (SELECT 1 FROM change_bulk b WHERE b.entity = ${entity} AND b.block = ${record} >> 13 AND b.operation_id > ${since}
               AND b.field = ANY(${fields}::text[]) AND get_bit(b.ids, ${record} & 8191) = 1))`;
}
