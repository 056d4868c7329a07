import { createHash } from "node:crypto";

import type { Database, Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import type { Actor } from "../../permissions";
import { type ChangeSince, changedSince } from "./changed-since";
import { conflictKey, findConflicts, type RestoreConflict } from "./restore-conflicts";
import { deletedCustomers, type RestoreSelection } from "./restore-selection";
import { findTakenNumbers, type TakenNumber } from "./taken-numbers";

export interface RestorePlan {
  customers: number;
  taken: TakenNumber[];
  conflicts: RestoreConflict[];
  since: ChangeSince[];
  /** The latest operation there was when this was read. */
  asOf: number;
  /** Stands for all of it: another one says that something is not as it was shown. */
  signature: string;
}

/** How many of the operations since are told one by one. */
export const operationsShown = 20;

/** What the restoring of the customers `c` of a condition comes to: how many, and everything that will not be as it was. */
export async function planRestore(db: Transaction, where: Prisma.Sql, language: "nb" | "en", now: Date): Promise<RestorePlan> {
  const [{ asOf, customers }] = await db.$queryRaw<[{ asOf: number; customers: number }]>`
    SELECT (SELECT coalesce(max(id), 0) FROM operation) AS "asOf", (SELECT count(*)::int FROM customer c WHERE ${where}) AS customers`;
  const taken = await findTakenNumbers(db, where);
  const conflicts = await findConflicts(db, where, language, now);
  const since = await changedSince(db, where, operationsShown);
  return { customers, taken, conflicts, since, asOf, signature: signatureOf({ customers, taken, conflicts, since }) };
}

/** The same of what somebody selected. */
export const planSelection = async (db: Database, actor: Actor, selection: RestoreSelection, language: "nb" | "en", now: Date): Promise<RestorePlan> =>
  planRestore(db, await deletedCustomers(db, actor, selection), language, now);

function signatureOf({ customers, taken, conflicts, since }: Omit<RestorePlan, "asOf" | "signature">): string {
  const told = [
    customers,
    taken.map(({ id, holder }) => [id, holder]),
    conflicts.map((conflict) => [conflictKey(conflict), conflict.customers]),
    since.map(({ operation, customers: n }) => [operation, n]),
  ];
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 32);
}

/** Whether anything was done since that may make the plan another one: signing in and out does not. */
export async function isQuietSince(db: Pick<Transaction, "$queryRaw">, asOf: number): Promise<boolean> {
  const later = await db.$queryRaw<unknown[]>`SELECT 1 FROM operation WHERE id > ${asOf} AND kind NOT LIKE 'account.%' LIMIT 1`;
  return later.length === 0;
}
