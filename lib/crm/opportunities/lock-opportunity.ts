import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";

/** Locks an opportunity that is not deleted, at a customer that is not. */
export async function lockOpportunity(tx: Transaction, id: number): Promise<{ title: string; customer: number }> {
  const [opportunity] = await tx.$queryRaw<{ title: string; customer: number }[]>`
    SELECT o.title, o.customer_id AS customer FROM opportunity o JOIN customer c ON c.id = o.customer_id
    WHERE o.id = ${id} AND o.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL FOR UPDATE OF o`;
  if (!opportunity) throw new NotFound("opportunity");
  return opportunity;
}
