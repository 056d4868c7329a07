import { createHash } from "node:crypto";

import { readAsOf } from "../../change-log/quiet-since";
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
  const asOf = await readAsOf(db);
  const [{ records }] = await db.$queryRaw<[{ records: number }]>`SELECT count(*)::int AS records FROM ${of.from} WHERE ${where}`;
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
