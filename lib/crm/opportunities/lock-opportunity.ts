import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";
import type { Status } from "./opportunity-search";

export interface LockedOpportunity {
  title: string;
  customer: number;
  status: Status;
  step: number | null;
  lostReason: number | null;
  /** Per cent, and whether somebody typed it. */
  probability: number;
  probabilityTyped: boolean;
  /** A day, as YYYY-MM-DD. */
  closedOn: string | null;
}

/** Locks an opportunity that is not deleted, at a customer that is not. */
export async function lockOpportunity(tx: Transaction, id: number): Promise<LockedOpportunity> {
  const [opportunity] = await tx.$queryRaw<LockedOpportunity[]>`
    SELECT o.title, o.customer_id AS customer, o.status::text, o.step_id AS step, o.lost_reason_id AS "lostReason",
           o.probability, o.probability_typed AS "probabilityTyped", o.closed_on::text AS "closedOn"
    FROM opportunity o JOIN customer c ON c.id = o.customer_id
    WHERE o.id = ${id} AND o.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL FOR UPDATE OF o`;
  if (!opportunity) throw new NotFound("opportunity");
  return opportunity;
}
