import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { runningServer } from "../../lib/db/embedded/running-server";
import { scratchFolder } from "../../lib/db/embedded/scratch-folder";
import { startTestApp } from "../test/test-app";
import { runSql } from "./run-sql";

const CYCLES = 60;
const folder = scratchFolder("kill");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The moments are spread over the whole start, and beyond it, by the golden ratio: the same in each run. */
function momentOf(cycle: number): number {
  return Math.round(((cycle * 0.618_034) % 1) * 8_000);
}

it(`${CYCLES} kills at every moment of a start leave data that the next start takes as it is`, async () => {
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const app = spawn(process.execPath, ["scripts/start.mjs"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, DATA_DIR: folder, PORT: "0" },
    });
    let complaint = "";
    app.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    await sleep(momentOf(cycle));
    expect(app.exitCode, `cycle ${cycle}: the start failed by itself: ${complaint}`).toBeNull();
    app.kill("SIGKILL");
    await once(app, "exit");
  }
  const whole = await startTestApp({ DATA_DIR: folder });
  try {
    const url = (await runningServer(folder))?.appUrl ?? "";
    expect(await runSql(url, "select count(*)::int as n from customer where deleted_by_operation is null")).toEqual([{ n: 3094 }]);
    expect((await fetch(whole.address)).status).toBe(200);
  } finally {
    await whole.stop();
  }
});
