import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries";
import { clusterFolder, programEnvironment } from "./cluster";
import { diskFull, tellsDiskFull } from "./data-folder";
import { readPidFile, stopLeftover } from "./leftover";
import type { RunAs } from "./run-as";
import { memoryHere, sharedBuffers } from "./server-memory";
import { StartRefused } from "./start-refused";
import { stopWithUs } from "./watchdog";

export type PostmasterOptions = {
  folder: string;
  binaries: Binaries;
  runAs: RunAs | undefined;
  /** Forgoes durability, and lets the folder go when we are killed. For tests. */
  scratch?: boolean;
  /** The port to try first. */
  port?: number;
  /** Never to take another port, since clients know this one. */
  samePort?: boolean;
};

export type Postmaster = { child: ChildProcess; port: number };

const START_DEADLINE = 60_000;

/** Starts PostgreSQL on the loopback address and resolves when it takes connections. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const deadline = Date.now() + START_DEADLINE;
  let port = options.port ?? (await freePort());
  for (;;) {
    const { strangerPid } = await stopLeftover(clusterFolder(options.folder));
    const logFrom = logSize(options.folder);
    const child = spawnPostgres(options, port, strangerPid);
    if (await becomesReady(child, clusterFolder(options.folder), deadline)) return { child, port };
    const log = readFileSync(logFile(options.folder)).subarray(logFrom).toString();
    if (Date.now() > deadline || !isPassing(log)) throw failedStart(options.folder, log);
    // Another program took the port in between, or a killed server's workers still hold its memory.
    if (!options.samePort) port = await freePort();
    await sleep(100);
  }
}

/** Stops it in good order: rolls back what is open, writes a checkpoint. Immediate after 20 seconds. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGINT");
  const impatient = setTimeout(() => child.kill("SIGQUIT"), 20_000);
  await gone;
  clearTimeout(impatient);
}

function spawnPostgres({ folder, binaries, runAs, scratch }: PostmasterOptions, port: number, strangerPid: number | undefined): ChildProcess {
  const log = openSync(logFile(folder), "a", 0o600);
  const child = spawn(binaries.postgres, ["-D", clusterFolder(folder), ...settings(port, { scratch, prewarm: binaries.canPrewarm })], {
    // Its own process group: Ctrl-C in the terminal is for us, who stop it last.
    detached: true,
    stdio: ["ignore", log, log],
    // With this set to the number a stale pid file names, PostgreSQL does not mind who has it now,
    // and still makes sure by itself that no worker of the old server holds its memory.
    env: { ...programEnvironment(), ...(strangerPid && { PG_GRANDPARENT_PID: String(strangerPid) }) },
    cwd: path.parse(folder).root,
    ...(runAs && { uid: runAs.uid, gid: runAs.gid }),
  });
  closeSync(log);
  stopWithUs(child, scratch ? folder : undefined);
  return child;
}

function settings(port: number, { scratch, prewarm }: { scratch: boolean | undefined; prewarm: boolean }): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: scratch ? 200 : 60,
    shared_buffers: `${sharedBuffers(scratch ? 0 : memoryHere())}MB`,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_min_messages: "warning",
    // What a large firm's searches go through is in memory again soon after a start, in the background: read page by page as it is asked for, it would take minutes.
    ...(prewarm && !scratch && { shared_preload_libraries: "pg_prewarm" }),
    ...(scratch && { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function becomesReady(child: ChildProcess, cluster: string, deadline: number): Promise<boolean> {
  let gone = false;
  child.once("exit", () => (gone = true));
  child.once("error", () => (gone = true));
  while (!gone && Date.now() < deadline) {
    const pidFile = readPidFile(cluster);
    if (pidFile?.pid === child.pid && pidFile?.ready) return true;
    await sleep(5);
  }
  if (!gone) await stopPostmaster(child);
  return false;
}

function isPassing(log: string): boolean {
  return /Address already in use|pre-existing shared memory block|could not bind/.test(log);
}

function failedStart(folder: string, log: string): StartRefused {
  if (tellsDiskFull(log)) return diskFull(folder);
  const reason = log.trim().split("\n").slice(-5).join("\n");
  return new StartRefused(
    `PostgreSQL startet ikke. Det siste den sa, står under; alt står i ${logFile(folder)}.`,
    `PostgreSQL did not start. Its last words follow; all of them stand in ${logFile(folder)}.\n${reason}`,
  );
}

function logFile(folder: string): string {
  return path.join(folder, "postgres.log");
}

/** The size of the log, having put an old one of more than 5 MB aside. */
function logSize(folder: string): number {
  const size = statSync(logFile(folder), { throwIfNoEntry: false })?.size ?? 0;
  if (size < 5_000_000) return size;
  renameSync(logFile(folder), `${logFile(folder)}.old`);
  return 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
