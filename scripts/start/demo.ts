import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { OpenDataFolder } from "../../lib/db/embedded/open-data-folder";
import { DATABASE, ensureRolesAndDatabase } from "../../lib/db/embedded/roles";
import type { EmbeddedDatabase } from "../../lib/db/embedded/start-embedded";
import { runSql } from "./run-sql";
import type { Stopping } from "./shut-down";

export type DemoOptions = {
  server: EmbeddedDatabase;
  opened: OpenDataFolder;
  migrate: () => Promise<void>;
  hasEmployees: () => Promise<boolean>;
};

/** Loads the demo firm into an empty embedded database; one that was left half-loaded is begun anew. */
export async function loadDemo(loader: DemoLoader, { server, opened, migrate, hasEmployees }: DemoOptions): Promise<void> {
  const mark = demoMark(opened.folder);
  if (existsSync(mark)) {
    await runSql(server.superuserUrl, `drop database if exists ${DATABASE} with (force)`);
    await ensureRolesAndDatabase(server.superuserUrl, opened.secrets);
    await migrate();
  } else if (await hasEmployees()) return;
  process.stdout.write("Legger inn demofirmaet …\n");
  writeFileSync(mark, "");
  await loader.load(server.appUrl);
  rmSync(mark);
  // The planner would know nothing of the new rows for a minute; nobody need wait for that.
  runSql(server.ownerUrl, "analyze").catch(() => undefined);
}

/** A file that stands in the data folder while the demo firm is half there. */
export function demoMark(folder: string): string {
  return path.join(folder, "demo-is-loading");
}

/**
 * Loads in a process of its own, beside us rather than in us: the app starts on the other core
 * meanwhile. Begun early, it loads its code while the database comes up.
 */
export class DemoLoader {
  private child: ChildProcess | undefined;

  constructor(private readonly shutDown: Stopping) {}

  begin(): ChildProcess {
    if (this.child) return this.child;
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/start/load-demo.ts"], { stdio: ["pipe", "inherit", "inherit"] });
    child.stdin.on("error", () => undefined);
    child.on("error", () => undefined);
    this.shutDown.add(() => void child.kill());
    return (this.child = child);
  }

  load(databaseUrl: string): Promise<void> {
    const child = this.begin();
    return new Promise((resolve, reject) => {
      const end = (code: number | null) => (code === 0 ? resolve() : reject(new Error("The demo firm could not be loaded; the reason stands above.")));
      if (child.exitCode !== null || child.signalCode !== null) return end(child.exitCode);
      child.on("error", reject);
      child.on("exit", end);
      child.stdin?.end(databaseUrl);
    });
  }
}
