import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { isSeller } from "../groups/sellers";

/** Refuses an industry that is deleted, and a seller who is in no «Salg» group today. */
export async function checkCustomerLinks(tx: Transaction, { industry, seller }: { industry?: number | null; seller?: number | null }): Promise<void> {
  if (industry && !(await holdsIndustry(tx, industry))) throw refuseField("industry", "customers.errors.industryGone");
  if (seller && !(await isSeller(tx, seller))) throw refuseField("seller", "customers.errors.notSeller");
}

/**
 * Whether an industry is there, and stays until the transaction ends: whoever moves its customers or deletes it waits,
 * or is waited for.
 */
export async function holdsIndustry(tx: Transaction, industry: number): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM industry WHERE id = ${industry} AND deleted_by_operation IS NULL FOR SHARE`;
  return found.length > 0;
}
