import { spawn } from "node:child_process";

export type TestApp = {
  address: string;
  pid: number;
  /** Everything it has printed so far. */
  output: () => string;
  /** Sends the signal and waits until the app is gone. Returns its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts the app as npm start does, on any free port, and waits for the line that names its address. */
export function startTestApp(env: Record<string, string>, args: string[] = []): Promise<TestApp> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...withoutOwnSettings(process.env), PORT: "0", ...env },
    });
    let output = "";
    const gone = new Promise<number | null>((resolveGone) => child.on("close", (code) => resolveGone(code)));
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^Klar: (\S+)$/m.exec(output)?.[1];
      if (!address || child.pid === undefined) return;
      resolve({ address, pid: child.pid, output: () => output, stop: (signal = "SIGTERM") => (child.kill(signal), gone) });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", reject);
    child.on("close", (code) => reject(new Error(`The app ended with code ${code}:\n${output}`)));
  });
}

/** Without what a person's shell may have set for an app of their own. */
export function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = [
    "PORT",
    "HOSTNAME",
    "DATA_DIR",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "NODE_ENV",
    "TRUST_PROXY",
    "REGISTER_URL",
    "JOB_AFTER_MS",
  ];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.includes(name))) as NodeJS.ProcessEnv;
}
