import { rmSync, writeFileSync } from "node:fs";
import { StartRefused } from "../../lib/db/embedded/start-refused";
import type { Stopping } from "../start/shut-down";
import { runProgram } from "./run-program";
import { isBuilt, sourceStamp, STAMP_FILE } from "./source-stamp.mjs";

export type BuildOptions = {
  /** Kept with the data: with another one, forms opened before this build could not be sent. */
  serverActionsKey: string | undefined;
  shutDown?: Stopping;
  /** Whether to build though nothing changed. */
  always?: boolean;
};

/** Builds the app when there is no finished build of these sources. */
export async function buildIfNeeded({ serverActionsKey, shutDown, always = false }: BuildOptions): Promise<void> {
  if (!always && isBuilt()) return;
  const stamp = sourceStamp();
  process.stdout.write("Bygger appen. Det skjer bare når koden er ny, og tar rundt et minutt …\n");
  rmSync(STAMP_FILE, { force: true });
  await step("node_modules/prisma/build/index.js", ["generate"]);
  await step("node_modules/next/dist/bin/next", ["build"]);
  const { bundlePrograms } = await import("./bundle-programs");
  await bundlePrograms();
  writeFileSync(STAMP_FILE, stamp);

  async function step(program: string, args: string[]): Promise<void> {
    const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...(serverActionsKey && { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: serverActionsKey }) };
    const { code, output } = await runProgram(program, args, { env, shutDown });
    if (code !== 0) throw new StartRefused(`Bygget feilet:\n${output}`, "The build failed; the reason stands above.");
  }
}
