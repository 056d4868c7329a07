import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { codeKey, keysAbove } from "../industries/code-order";

/**
 * Finds the industry for a code of the register, among those that are switched on: the one with that very code, else
 * the nearest above it, else none (null). The register does not say which standard its code is of: it is looked for in
 * both, the nearest is taken, and of two as near the one of SN2025 (docs/decisions/1702). `lock` holds the industries
 * against moves and deletion until the transaction ends.
 */
export async function industryFinder(db: Database | Transaction, { lock = false } = {}): Promise<(code: string | undefined) => number | null> {
  const loaded = await db.$queryRaw<{ id: number; code: string; standard: string }[]>`
    SELECT id, code, code_standard AS standard FROM industry WHERE code IS NOT NULL AND active AND deleted_by_operation IS NULL
    ORDER BY id ${lock ? Prisma.sql`FOR SHARE` : Prisma.empty}`;
  const byKey = new Map(loaded.map(({ id, code, standard }) => [`${standard} ${codeKey(code, standard)}`, id]));
  return (code) => {
    const nearest = code === undefined ? undefined : nearestFirst(code).find((key) => byKey.has(key));
    return nearest === undefined ? null : (byKey.get(nearest) ?? null);
  };
}

/** A code and all above it in both standards. A section of SN2007 («F»), which has no digits, is above all that have. */
function nearestFirst(code: string): string[] {
  const keys = ["SN2025", "SN2007"].flatMap((standard) => keysAbove(code, standard).map((key) => ({ key: `${standard} ${key}`, digits: digitsIn(key) })));
  return keys.sort((a, b) => b.digits - a.digits).map(({ key }) => key);
}

const digitsIn = (code: string): number => code.replace(/\D/gu, "").length;
