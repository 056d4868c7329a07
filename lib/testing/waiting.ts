import { setTimeout as sleep } from "node:timers/promises";

import type { TestFirm } from "./test-firm";

/** Until somebody waits for what another transaction holds; for ever where nobody does. */
export async function untilSomebodyWaits({ db }: TestFirm): Promise<void> {
  for (;;) {
    const [{ waits }] = await db.$queryRaw<[{ waits: boolean }]>`
      SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`;
    if (waits) return;
    await sleep(5);
  }
}
