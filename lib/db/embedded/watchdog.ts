import { spawn, type ChildProcess } from "node:child_process";

/**
 * Sees to it that PostgreSQL does not outlive us when we are killed outright: a shell waits for our
 * end of a pipe to close, which the kernel does however we die, and then asks PostgreSQL to stop. It
 * ends with PostgreSQL, so it never signals a number that has gone to another process. Nobody is left
 * then to remove a scratch folder either, so it does. (Windows has no such shell; there the next start
 * stops what was left.)
 */
export function stopWithUs(postgres: ChildProcess, scratchFolder?: string): void {
  if (process.platform === "win32" || postgres.pid === undefined) return;
  const script = scratchFolder === undefined ? STOP : `${STOP}; ${REMOVE}`;
  const shell = spawn("/bin/sh", ["-c", script, String(postgres.pid), scratchFolder ?? ""], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  shell.unref();
  postgres.once("exit", () => shell.kill("SIGKILL"));
}

const STOP = 'read -r _; kill -INT "$0"';
/** Ten seconds at most: a dead process that nobody buries still has its number. */
const REMOVE = 'i=0; while kill -0 "$0" && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done; rm -rf -- "$1"';
