import { z } from "zod";

import type { Transaction } from "../../db/client";
import { Refusal } from "../../refusal";
import { type Carriers, countCarriers } from "./count-carriers";

const count = z.coerce.number().int().min(0).max(2_147_483_647);

/** The counts that the question showed, sent back with «Ja». */
export const seenCarriers = { customers: count, contacts: count };

/** Asks again when other records carry the category than the question said. */
export async function refuseOtherCount(tx: Transaction, seen: { id: number } & Carriers): Promise<Carriers> {
  const carriers = await countCarriers(tx, seen.id);
  if (carriers.customers !== seen.customers || carriers.contacts !== seen.contacts)
    throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: seen.id } });
  return carriers;
}
