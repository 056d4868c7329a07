import type { Transaction } from "../../db/client";

/** What a step gives its opportunities, in per cent; without a step nothing is likely. */
export async function probabilityOf(tx: Transaction, step: number | null): Promise<number> {
  return step === null ? 0 : ((await tx.opportunityStep.findUnique({ where: { id: step } }))?.probability ?? 0);
}
