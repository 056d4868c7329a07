import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries";
import { clusterFolder, ensureCluster, resetPasswords, type ClusterOptions } from "./cluster";
import { diskFull, isDiskFull } from "./data-folder";
import type { OpenDataFolder } from "./open-data-folder";
import { startPostmaster, stopPostmaster, type Postmaster } from "./postmaster";
import { APP_ROLE, databaseUrl, ensureRolesAndDatabase, OWNER_ROLE } from "./roles";
import { postgresUser } from "./run-as";
import type { Secrets } from "./secrets";

export type EmbeddedDatabase = {
  /** The user PostgreSQL runs as, when we are root. */
  runsAs: string | undefined;
  /** Whether this start made the cluster. */
  isNew: boolean;
  /** Owns schema and log; migrates. */
  ownerUrl: string;
  /** Serves: neither superuser nor owner. */
  appUrl: string;
  superuserUrl: string;
  /** Stops PostgreSQL in good order and gives the data folder free. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL in an opened data folder, making what is missing: cluster, roles,
 * database. `scratch` is for tests: no durability, and the folder goes when we are killed. Throws StartRefused with a
 * sentence for what a person can put right.
 */
export async function startEmbedded({ folder, lock, secrets }: OpenDataFolder, { scratch }: { scratch?: boolean } = {}): Promise<EmbeddedDatabase> {
  try {
    const runAs = postgresUser(folder, clusterFolder(folder));
    const binaries = findBinaries(folder, runAs);
    const options = { folder, binaries, runAs, scratch, superuserPassword: secrets.superuserPassword };
    const isNew = await ensureCluster(options);
    let running = await startPostmaster(options);
    running = await signInOrReset(running, options, secrets);
    const supervised = supervise(running, options);
    return {
      isNew,
      runsAs: runAs?.name,
      ...addresses(running.port, secrets),
      async stop() {
        await supervised.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw isDiskFull(error) ? diskFull(folder) : error;
  }
}

/** The three addresses of an embedded server on a port. */
export function addresses(port: number, secrets: Secrets): { ownerUrl: string; appUrl: string; superuserUrl: string } {
  return {
    ownerUrl: databaseUrl(port, OWNER_ROLE, secrets.ownerPassword),
    appUrl: databaseUrl(port, APP_ROLE, secrets.appPassword),
    superuserUrl: databaseUrl(port, "postgres", secrets.superuserPassword, "postgres"),
  };
}

async function signInOrReset(running: Postmaster, options: ClusterOptions, secrets: Secrets): Promise<Postmaster> {
  try {
    await ensureRolesAndDatabase(addresses(running.port, secrets).superuserUrl, secrets);
    return running;
  } catch (error) {
    await stopPostmaster(running.child);
    const WRONG_PASSWORD = "28P01";
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error;
  }
  // The secrets were lost while the data was kept: whoever owns the folder may set new ones.
  await resetPasswords(
    options,
    new Map([
      ["postgres", secrets.superuserPassword],
      [OWNER_ROLE, secrets.ownerPassword],
      [APP_ROLE, secrets.appPassword],
    ]),
  );
  const again = await startPostmaster(options);
  await ensureRolesAndDatabase(addresses(again.port, secrets).superuserUrl, secrets);
  return again;
}

/** Starts PostgreSQL again on the same port when it ends by itself, waiting longer each time. */
function supervise(first: Postmaster, options: ClusterOptions): { stop(): Promise<void> } {
  let child: ChildProcess = first.child;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const watch = () =>
    child.once("exit", () => {
      if (!stopping) restarting = restart();
    });
  const restart = async () => {
    for (let wait = 200; !stopping; wait = Math.min(wait * 2, 10_000)) {
      await sleep(wait);
      if (stopping) return;
      try {
        child = (await startPostmaster({ ...options, port: first.port, samePort: true })).child;
        return void watch();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  };
  watch();
  return {
    async stop() {
      stopping = true;
      await restarting;
      await stopPostmaster(child);
    },
  };
}
