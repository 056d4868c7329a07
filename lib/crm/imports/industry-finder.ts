import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { codeAndAbove } from "../industries/standard-codes";

/**
 * Finds the industry for a code of the register: the one with that very code, else the nearest above it in
 * SN2007 that is loaded and switched on, else none (null). `lock` holds them against moves and deletion until the
 * transaction ends.
 */
export async function industryFinder(db: Database | Transaction, { lock = false } = {}): Promise<(code: string | undefined) => number | null> {
  const loaded = await db.$queryRaw<{ id: number; code: string }[]>`
    SELECT id, code FROM industry WHERE code_standard = 'SN2007' AND active AND deleted_by_operation IS NULL
    ORDER BY id ${lock ? Prisma.sql`FOR SHARE` : Prisma.empty}`;
  const byCode = new Map(loaded.map(({ id, code }) => [code, id]));
  return (code) => {
    if (code === undefined) return null;
    const nearest = [code, ...codeAndAbove(code)].find((above) => byCode.has(above));
    return nearest === undefined ? null : (byCode.get(nearest) ?? null);
  };
}
