import { createHash } from "node:crypto";
import { RateLimiterPrisma } from "rate-limiter-flexible";

import type { Database } from "../db/client";

const day = 24 * 60 * 60;
const freeFailures = 10;
const longestWait = 15 * 60;

/** Failures that are counted together: those of one address, and those from one place (an IP address). */
export interface Attempt {
  email: string;
  place: string;
}

/** Seconds to wait before this attempt may be made; 0 when it may be made now. */
export async function secondsToWait(db: Database, attempt: Attempt): Promise<number> {
  const waits = await Promise.all(keysOf(attempt).map((key) => limiter(db, "wait").get(key)));
  return Math.max(0, ...waits.map((wait) => Math.ceil((wait?.msBeforeNext ?? 0) / 1000)));
}

/** Counts a failure. From the tenth within a day on, each makes the wait twice as long: 2, 4, 8 s … 15 minutes. */
export async function countFailure(db: Database, attempt: Attempt): Promise<void> {
  for (const key of keysOf(attempt)) {
    const { consumedPoints } = await limiter(db, "failures").penalty(key, 1);
    const over = consumedPoints - freeFailures;
    if (over >= 0) await limiter(db, "wait").block(key, Math.min(2 ** (over + 1), longestWait));
  }
}

/** Forgets the address's failures after a sign-in that succeeded; the place's are left to run out. */
export async function forgetFailures(db: Database, attempt: Attempt): Promise<void> {
  const [address] = keysOf(attempt);
  await limiter(db, "failures").delete(address);
  await limiter(db, "wait").delete(address);
}

function limiter(db: Database, purpose: "failures" | "wait"): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: db,
    tableName: "signInLimit",
    keyPrefix: purpose,
    points: 1_000_000,
    duration: day,
    clearExpiredByTimeout: false,
  });
}

const keysOf = ({ email, place }: Attempt): [string, string] => [`address:${digest(folded(email))}`, `place:${digest(place)}`];
/** As the database folds an address (name_key): one address is one, however it is written. */
const folded = (email: string): string => email.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");
