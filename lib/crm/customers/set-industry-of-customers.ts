import type { Transaction } from "../../db/client";
import { defineChangeOfMany, refuseChoice } from "./change-of-many";
import { setLinkOfMany } from "./set-link-of-many";

/** «Sett bransje»: puts many customers in one industry. */
export const setIndustryOfCustomers = defineChangeOfMany({
  name: "customers.setIndustry",
  field: "industry",
  chooseKey: "customers.errors.chooseIndustry",
  hold: async ({ tx }, to) => ({ to: await holdIndustries(tx, to) }),
  change: ({ operationId }, to) => setLinkOfMany("industry", to, operationId),
});

/**
 * The industry's name. It is neither deleted nor switched off until the transaction ends. Whoever moves all customers
 * of any industry waits, or is waited for: the two would take the same links in different orders.
 */
async function holdIndustries(tx: Transaction, to: number): Promise<string> {
  const held = await tx.$queryRaw<{ id: number; nb: string; active: boolean }[]>`
    SELECT id, nb, active FROM industry WHERE deleted_by_operation IS NULL ORDER BY id FOR SHARE`;
  const found = held.find(({ id, active }) => id === to && active);
  if (!found) throw refuseChoice("customers.errors.industryGone");
  return found.nb;
}
