import { type ChildProcess, spawn } from "node:child_process";
import { isBundled } from "../build/bundled";
import { DATABASE, ensureRolesAndDatabase } from "../../lib/db/embedded/roles";
import type { Secrets } from "../../lib/db/embedded/secrets";
import type { EmbeddedDatabase } from "../../lib/db/embedded/start-embedded";
import { runSql } from "./run-sql";
import type { Stopping } from "./shut-down";

/** Stands on the database, so that it comes and goes with what the database holds. */
const HALF_THERE = "The demo firm is being loaded; nobody has used this database yet";

/** Loads the demo firm into an empty, migrated embedded database. */
export async function loadDemo(loader: DemoLoader, server: EmbeddedDatabase): Promise<void> {
  process.stdout.write("Legger inn demofirmaet …\n");
  await runSql(server.superuserUrl, `comment on database ${DATABASE} is '${HALF_THERE}'`);
  await loader.load(server.appUrl);
  await runSql(server.superuserUrl, `comment on database ${DATABASE} is null`);
  // The planner would know nothing of the new rows for a minute; nobody need wait for that.
  runSql(server.ownerUrl, "analyze").catch(() => undefined);
}

/** Makes the database anew when the app was killed while the demo firm was being loaded. */
export async function discardHalfDemo(server: EmbeddedDatabase, secrets: Secrets): Promise<void> {
  const [row] = await runSql<{ comment: string | null }>(
    server.superuserUrl,
    `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = '${DATABASE}'`,
  );
  if (row?.comment !== HALF_THERE) return;
  await runSql(server.superuserUrl, `drop database ${DATABASE} with (force)`);
  await ensureRolesAndDatabase(server.superuserUrl, secrets);
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
    const child = spawn(process.execPath, isBundled ? [".next/run/load-demo.mjs"] : ["--import", "tsx", "scripts/start/load-demo.ts"], {
      stdio: ["pipe", "inherit", "inherit"],
    });
    child.stdin.on("error", () => undefined);
    child.on("error", () => undefined);
    this.shutDown.add(() => void child.kill());
    return (this.child = child);
  }

  load(databaseUrl: string): Promise<void> {
    const child = this.begin();
    // What was started last is stopped first: it would complain of a database that is gone before it.
    this.shutDown.add(() => void child.kill());
    return new Promise((resolve, reject) => {
      const end = (code: number | null) => (code === 0 ? resolve() : reject(new Error("The demo firm could not be loaded; the reason stands above.")));
      if (child.exitCode !== null || child.signalCode !== null) return end(child.exitCode);
      child.on("error", reject);
      child.on("exit", end);
      child.stdin?.end(databaseUrl);
    });
  }
}
