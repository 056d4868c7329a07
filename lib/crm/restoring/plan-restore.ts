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
  /** The latest operation there was when this was read. */
  asOf: number;
  /** Stands for all of it: another one says that something is not as it was shown. */
  signature: string;
}

/** How many of the operations since are told one by one. */
export const operationsShown = 20;

/** What the restoring of the records of a condition comes to: how many, and everything that will not be as it was. */
export async function planRestore(db: Transaction, of: Restorable, where: Prisma.Sql, language: "nb" | "en", now: Date): Promise<RestorePlan> {
  const [{ asOf, records }] = await db.$queryRaw<[{ asOf: number; records: number }]>`
    SELECT (SELECT coalesce(max(id), 0) FROM operation) AS "asOf", (SELECT count(*)::int FROM ${of.from} WHERE ${where}) AS records`;
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

/** Whether anything was done since that may make the plan another one: signing in and out does not. */
export async function isQuietSince(db: Pick<Transaction, "$queryRaw">, asOf: number): Promise<boolean> {
  const later = await db.$queryRaw<unknown[]>`SELECT 1 FROM operation WHERE id > ${asOf} AND kind NOT LIKE 'account.%' LIMIT 1`;
  return later.length === 0;
}
