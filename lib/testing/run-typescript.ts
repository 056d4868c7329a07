import { type ChildProcess, spawn } from "node:child_process";

/** Runs lines of TypeScript in a process of their own, with the project's folder as the working one. */
export function runTypeScript(code: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
}

/** What it has printed when it ends, or as soon as it prints `until`. */
export function printedBy(child: ChildProcess, until?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (until !== undefined && output.includes(until)) resolve(output);
    });
    child.on("error", reject);
    child.on("close", () => resolve(output));
  });
}
