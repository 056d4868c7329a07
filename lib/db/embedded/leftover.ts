import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "./process-identity";
import { StartRefused } from "./start-refused";

/** What postmaster.pid says: the process that runs, or ran, on this cluster. */
export type PidFile = { pid: number; port: number; ready: boolean };

export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Stops a PostgreSQL that an app that was killed left behind on this cluster. When the pid file names
 * a process that is not PostgreSQL on this cluster (the number was reused), that one is left alone and
 * its number returned: the new PostgreSQL must be told not to mind it.
 */
export async function stopLeftover(cluster: string): Promise<{ strangerPid?: number }> {
  const pidFile = readPidFile(cluster);
  if (!pidFile || !isRunning(pidFile.pid)) return {};
  if (!isPostgresOn(pidFile.pid, cluster)) return { strangerPid: pidFile.pid };
  // Fast shutdown first; immediate (which recovers from the log at the next start) when that hangs.
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
  ] as const) {
    if (isPostgresOn(pidFile.pid, cluster)) process.kill(pidFile.pid, signal);
    for (let waited = 0; waited < seconds * 50; waited++) {
      if (!isPostgresOn(pidFile.pid, cluster)) return {};
      await sleep(20);
    }
  }
  throw new StartRefused(
    `En PostgreSQL fra en tidligere start (prosess ${pidFile.pid}) bruker fortsatt ${cluster} og lar seg ikke stoppe.`,
    `A PostgreSQL from an earlier start (process ${pidFile.pid}) still uses ${cluster} and won't stop.`,
  );
}

/** Whether that process is a PostgreSQL server whose data folder is this one. */
export function isPostgresOn(pid: number, cluster: string): boolean {
  if (!isRunning(pid)) return false;
  try {
    if (process.platform === "linux") {
      // The server makes its data folder its working folder. A zombie has neither folder nor command.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) && /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
    }
    if (process.platform === "win32") {
      return execFileSync("tasklist", ["/NH", "/FI", `PID eq ${pid}`], { encoding: "utf8" }).includes("postgres.exe");
    }
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(cluster);
  } catch {
    return false;
  }
}
