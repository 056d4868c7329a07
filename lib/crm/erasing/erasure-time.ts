import type { Database } from "../../db/client";

/** After how many days deleted customers and contacts are erased by themselves; null: never. */
export async function readErasureDays(db: Database): Promise<number | null> {
  const firm = await db.firm.findUnique({ where: { id: 1 }, select: { eraseAfterDays: true } });
  return firm?.eraseAfterDays ?? null;
}

const day = 24 * 60 * 60_000;

/** In how many days what was deleted then is erased, begun ones counted: 0 is today's next round of the job. */
export const daysLeft = (deletedAt: Date, days: number, now: Date): number => Math.max(0, Math.ceil((deletedAt.getTime() + days * day - now.getTime()) / day));
