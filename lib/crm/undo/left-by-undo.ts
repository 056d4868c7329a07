import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface LeftCustomer {
  id: number;
  name: string;
  deleted: boolean;
}

export const leftPerPage = 50;

/**
 * The customers that an undo of an act on many left as they were, since somebody had changed them: those in the
 * bitmaps of the act, and not in its own. By id, from after the given one; one more than a page, where there are more.
 */
export const listLeftByUndo = (db: Database, undo: number, after: number | null): Promise<LeftCustomer[]> => db.$queryRaw<LeftCustomer[]>`
  SELECT c.id, c.name, c.deleted_by_operation IS NOT NULL AS deleted FROM (${leftBits(undo)}) AS kept
  CROSS JOIN LATERAL generate_series(0, 8191) AS i JOIN customer c ON c.id = kept.block * 8192 + i
  WHERE get_bit(kept.ids, i) = 1 AND c.id > ${after ?? 0} ORDER BY c.id LIMIT ${leftPerPage + 1}`;

/** How many they are. */
export async function countLeftByUndo(db: Database, undo: number): Promise<number> {
  const [{ customers }] = await db.$queryRaw<[{ customers: number }]>`
    SELECT coalesce(sum(bit_count(ids)), 0)::int AS customers FROM (${leftBits(undo)}) AS kept`;
  return customers;
}

const leftBits = (undo: number): Prisma.Sql => Prisma.sql`
  SELECT did.block, did.ids & ~coalesce(bit_or(back.ids), repeat('0', 8192)::bit(8192)) AS ids
  FROM operation u JOIN change_bulk did ON did.operation_id = u.undoes_id AND did.entity = 'customer'
  LEFT JOIN change_bulk back ON back.operation_id = u.id AND back.entity = did.entity AND back.block = did.block
    AND back.field = did.field AND back.before = did.after AND back.after = did.before
  WHERE u.id = ${undo} GROUP BY did.block, did.field, did.before, did.after, did.ids`;
