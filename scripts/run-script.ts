import { StartRefused } from "../lib/db/embedded/start-refused";

/** Runs a command's body: a sentence for what a person can put right, the whole error for the rest. */
export function runScript(body: () => Promise<void>): void {
  // Later, so that what a script declares below its body is there.
  Promise.resolve()
    .then(body)
    .catch((error: unknown) => {
      const text = error instanceof StartRefused ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${text}\n`);
      process.exitCode = 1;
    });
}
