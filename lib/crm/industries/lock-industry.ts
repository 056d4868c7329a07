import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";

export interface LockedIndustry {
  id: number;
  nb: string;
  active: boolean;
}

/**
 * Locks industries that are not deleted, in the order of their ids, against everybody else who changes them or puts a
 * customer in them. They come back in the order asked for.
 */
export async function lockIndustries<const Ids extends number[]>(tx: Transaction, ids: Ids): Promise<{ [Place in keyof Ids]: LockedIndustry }> {
  const locked = await tx.$queryRaw<LockedIndustry[]>`
    SELECT id, nb, active FROM industry WHERE id = ANY(${ids}::int[]) AND deleted_by_operation IS NULL ORDER BY id FOR NO KEY UPDATE`;
  return ids.map((id) => {
    const industry = locked.find((one) => one.id === id);
    if (!industry) throw new NotFound("industry");
    return industry;
  }) as { [Place in keyof Ids]: LockedIndustry };
}
