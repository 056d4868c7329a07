import { spawn } from "node:child_process";
import type { Stopping } from "../start/shut-down";

/** Runs one of the project's own JavaScript programs and collects what it prints. */
export function runProgram(
  program: string,
  args: string[],
  { env, shutDown }: { env: Record<string, string>; shutDown?: Stopping | undefined },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
    shutDown?.add(() => void child.kill());
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
