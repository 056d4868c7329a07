import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { scratchFolder } from "../lib/db/embedded/scratch-folder";
import { buildIfNeeded } from "../scripts/build/build-if-needed";
import { withoutOwnSettings } from "../scripts/test/test-app";
import { writeTable } from "./table";

const RUNS = 5;
const PORT = 43_117;

/**
 * npm run bench: the time from «npm start», with a finished build, to the first answered page (the
 * sign-in page, whole, with status 200), on an empty data folder with and without the demo firm and on
 * one that has it. Writes the table to docs/bench-start.md.
 */
await buildIfNeeded({ serverActionsKey: undefined });
const rows = [
  await measure("empty data folder, with the demo firm", { fresh: true, args: [] }),
  await measure("empty data folder, --empty", { fresh: true, args: ["--empty"] }),
  await measure("later start, with the demo firm", { fresh: false, args: [] }),
];
writeTable("bench-start.md", [
  `Start to first answered page, ${RUNS} runs each, ${cpus().length} cores, Node ${process.versions.node.split(".")[0]}, ${new Date().toISOString().slice(0, 10)}`,
  "",
  "| start | median | fastest | slowest | aim |",
  "| --- | --- | --- | --- | --- |",
  ...rows.map(
    ({ name, times, aim }) => `| ${name} | ${seconds(times[Math.floor(times.length / 2)])} | ${seconds(times[0])} | ${seconds(times.at(-1))} | ${aim} s |`,
  ),
]);

async function measure(name: string, { fresh, args }: { fresh: boolean; args: string[] }) {
  const times: number[] = [];
  const folders = [scratchFolder("bench")];
  if (!fresh) await timeOf(folders[0] ?? "", args);
  for (let run = 0; run < RUNS; run++) {
    times.push(await timeOf(folders.at(-1) ?? "", args));
    if (fresh) folders.push(scratchFolder("bench"));
  }
  // All at the end: for half a minute after thousands of files are deleted, ext4 is slow to make new ones.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return { name, aim: fresh ? 5 : 3, times: times.sort((a, b) => a - b) };
}

async function timeOf(folder: string, args: string[]): Promise<number> {
  const started = performance.now();
  const app = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...withoutOwnSettings(process.env), PORT: String(PORT), DATA_DIR: folder },
  });
  try {
    while (!(await answers())) {
      if (app.exitCode !== null) throw new Error("The app did not start; the reason stands above.");
      await sleep(10);
    }
    return performance.now() - started;
  } finally {
    const gone = new Promise((resolve) => app.once("exit", resolve));
    if (app.exitCode === null && app.kill("SIGTERM")) await gone;
  }
}

async function answers(): Promise<boolean> {
  try {
    const page = await fetch(`http://127.0.0.1:${PORT}/sign-in`, { headers: { accept: "text/html" } });
    await page.text();
    return page.status === 200;
  } catch {
    return false;
  }
}

function seconds(milliseconds: number | undefined): string {
  return `${((milliseconds ?? 0) / 1000).toFixed(2)} s`;
}
