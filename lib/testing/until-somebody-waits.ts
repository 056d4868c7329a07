import { setTimeout as sleep } from "node:timers/promises";

import type { Database } from "../db/client";

/** Comes back when some connection to this test's database waits for a lock. */
export async function untilSomebodyWaits(db: Database): Promise<void> {
  for (;;) {
    const [{ waits }] = await db.$queryRaw<[{ waits: boolean }]>`
      SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`;
    if (waits) return;
    await sleep(5);
  }
}
