import type { Transaction } from "../db/client";

type Db = Pick<Transaction, "$queryRaw">;

/** How an `asOf` is written; a form from before an upgrade may hold the first number alone. */
export const asOfWritten = /^\d{1,9}(-\d{1,9})?$/;

/** The operations there are by now, as `isQuietSince` takes them: read before what a question shows. */
export async function readAsOf(db: Db): Promise<string> {
  const [{ latest }] = await db.$queryRaw<[{ latest: number }]>`SELECT coalesce(max(id), 0) AS latest FROM operation`;
  return operationsAround(db, latest);
}

/** Whether anything was done since that may make the answer another one: signing in and out does not. */
export const isQuietSince = async (db: Db, asOf: string): Promise<boolean> => (await operationsAround(db, parseInt(asOf, 10))) === asOf;

/** An operation has its id from when it began, and is seen when it has ended: a long one comes in among those that were there. */
const longestAway = 10_000;

/** The latest operation of somebody's reading, and how many there are near it and after it by now. */
async function operationsAround(db: Db, latest: number): Promise<string> {
  const [{ near }] = await db.$queryRaw<[{ near: number }]>`
    SELECT count(*)::int AS near FROM operation WHERE id > ${latest}::int - ${longestAway}::int AND kind NOT LIKE 'account.%'`;
  return `${latest}-${near}`;
}
