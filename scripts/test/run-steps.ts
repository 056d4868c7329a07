import { type ChildProcess, spawn } from "node:child_process";

export type Tally = {
  passed: number;
  failed: number;
  /** What failed, by name: said again at the end. */
  named?: string[];
};

export type Step = {
  name: string;
  /** One of the project's own programs, run by Node, with its arguments. */
  program: string;
  args: string[];
  env?: Record<string, string>;
  /** Counts what was tested, given whether the program ended well. */
  count: (ok: boolean) => Tally;
};

/** Runs the steps in order, all of them whatever fails, and prints the sum as the very last line. */
export async function runSteps(steps: Step[]): Promise<void> {
  const sum = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const step of steps) {
    process.stdout.write(`\n── ${step.name}\n`);
    const started = Date.now();
    const ok = await run(step);
    const { passed, failed, named = [] } = step.count(ok);
    sum.passed += passed;
    sum.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
    lines.push(`${failed === 0 && ok ? "ok    " : "FAILED"} ${seconds} s  ${step.name}: ${passed} passed, ${failed} failed`);
    process.stdout.write(`${lines.at(-1)}\n`);
    lines.push(...named.map((one) => one.replace(/^/gm, "       ")));
  }
  process.stdout.write(`\n${lines.join("\n")}\n\n${sum.passed} passed, ${sum.failed} failed\n`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

let current: ChildProcess | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The step stops what it started; nothing more is run after it.
    current?.kill(signal);
    current?.once("exit", () => process.exit(130));
  });
}

function run({ program, args, env }: Step): Promise<boolean> {
  return new Promise((resolve) => {
    current = spawn(process.execPath, [program, ...args], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    current.on("error", () => resolve(false));
    current.on("close", (code) => resolve(code === 0));
  });
}
