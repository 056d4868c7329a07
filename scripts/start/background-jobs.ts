import path from "node:path";
import { pathToFileURL } from "node:url";

import { log } from "../../server/log";
import { isBundled } from "../build/bundled";
import type * as jobs from "./jobs";

/** Begins what the app does by itself, some time after the start, which then need not load the code for it. */
export function beginJobsLater(databaseUrl: string): { stop(): Promise<void> } {
  let begun: Promise<{ stop(): Promise<void> } | undefined> | undefined;
  const timer = setTimeout(() => {
    begun = begin(databaseUrl);
  }, 60_000).unref();
  return {
    async stop() {
      clearTimeout(timer);
      await (await begun)?.stop();
    },
  };
}

async function begin(databaseUrl: string): Promise<{ stop(): Promise<void> } | undefined> {
  try {
    const file = isBundled ? path.resolve(".next/run/jobs.mjs") : path.join(import.meta.dirname, "jobs.ts");
    const { startJobs } = (await import(pathToFileURL(file).href)) as typeof jobs;
    return startJobs(databaseUrl);
  } catch (error) {
    log.error({ err: error }, "background jobs could not begin");
    return undefined;
  }
}
