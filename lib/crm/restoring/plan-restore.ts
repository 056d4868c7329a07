import { createHash } from "node:crypto";

import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { type ChangeSince, changedSince } from "./changed-since";
import type { Restorable } from "./restorable";
import { conflictKey, findConflicts, type RestoreConflict } from "./restore-conflicts";

export interface RestorePlan {
  /** How many come back. */
  records: number;
  conflicts: RestoreConflict[];
  since: ChangeSince[];
  /** The operations there were when this was read, as `isQuietSince` takes it. */
  asOf: string;
  /** Stands for all of it: another one says that something is not as it was shown. */
  signature: string;
}

/** How many of the operations since are told one by one. */
export const operationsShown = 20;

/** What the restoring of the records of a condition comes to: how many, and everything that will not be as it was. */
export async function planRestore(db: Transaction, of: Restorable, where: Prisma.Sql, language: "nb" | "en", now: Date): Promise<RestorePlan> {
  const [{ latest, records }] = await db.$queryRaw<[{ latest: number; records: number }]>`
    SELECT (SELECT coalesce(max(id), 0) FROM operation) AS latest, (SELECT count(*)::int FROM ${of.from} WHERE ${where}) AS records`;
  const asOf = await operationsAround(db, latest);
  const conflicts = await findConflicts(db, of, where, language, now);
  const since = await changedSince(db, of, where, operationsShown);
  const told = [
    records,
    conflicts.map((conflict) => [conflictKey(conflict), conflict.records]),
    since.map(({ operation, records: concerned }) => [operation, concerned]),
  ];
  return { records, conflicts, since, asOf, signature: signatureOf(told) };
}

/** What stands for something that was shown. */
export const signatureOf = (shown: unknown): string => createHash("sha256").update(JSON.stringify(shown)).digest("hex").slice(0, 32);

/** How an `asOf` is written; a form from before an upgrade may hold the first number alone. */
export const asOfWritten = /^\d{1,9}(-\d{1,9})?$/;

/** Whether anything was done since that may make the plan another one: signing in and out does not. */
export const isQuietSince = async (db: Pick<Transaction, "$queryRaw">, asOf: string): Promise<boolean> =>
  (await operationsAround(db, parseInt(asOf, 10))) === asOf;

/** An operation has its id from when it began, and is seen when it has ended: a long one comes in among those that were there. */
const longestAway = 10_000;

/** The latest operation of somebody's reading, and how many there are near it and after it by now. */
async function operationsAround(db: Pick<Transaction, "$queryRaw">, latest: number): Promise<string> {
  const [{ near }] = await db.$queryRaw<[{ near: number }]>`
    SELECT count(*)::int AS near FROM operation WHERE id > ${latest}::int - ${longestAway}::int AND kind NOT LIKE 'account.%'`;
  return `${latest}-${near}`;
}
