import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";

export interface LockedCustomer {
  id: number;
  name: string;
}

/** Locks two customers, the one of the lower id first, and answers them in the order asked for; both must be there. */
export async function lockPair(tx: Transaction, one: number, other: number): Promise<[LockedCustomer, LockedCustomer]> {
  const rows = await tx.$queryRaw<LockedCustomer[]>`
    SELECT id, name FROM customer WHERE id = ANY(${[one, other]}::int[]) AND deleted_by_operation IS NULL ORDER BY id FOR UPDATE`;
  const [first, second] = [one, other].map((id) => rows.find((row) => row.id === id));
  if (!first || !second) throw new NotFound("customer");
  return [first, second];
}
