import { z } from "zod";

import { Refusal } from "../../refusal";

const count = z.coerce.number().int().min(0).max(2_147_483_647);

/** The counts that the question showed, sent back with «Ja». */
export const seenCustomers = { customers: count, deletedCustomers: count };

export interface CustomersOfIndustry {
  /** Those that are not deleted. */
  customers: number;
  /** Deleted ones that can be restored. */
  deletedCustomers: number;
}

/** Asks again when the industry holds other customers than the question said. */
export function refuseOtherCustomers(seen: CustomersOfIndustry, found: CustomersOfIndustry): void {
  if (found.customers !== seen.customers || found.deletedCustomers !== seen.deletedCustomers)
    throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
}
