import { existsSync } from "node:fs";
import { prepareDataFolder } from "../../lib/db/embedded/data-folder";
import { openDataFolder, type OpenDataFolder } from "../../lib/db/embedded/open-data-folder";
import { APP_ROLE } from "../../lib/db/embedded/roles";
import { keepSecrets, type Secrets } from "../../lib/db/embedded/secrets";
import { type EmbeddedDatabase, startEmbedded } from "../../lib/db/embedded/start-embedded";
import { deployMigrations, grantAppRole } from "../../lib/db/migrate";
import { clusterFolder } from "../../lib/db/embedded/cluster";
import { DemoLoader, discardHalfDemo, loadDemo } from "./demo";
import { mayRewriteLog, type OwnServer, prepareOwnServer } from "./own-server";
import { runSql } from "./run-sql";
import type { Settings } from "./settings";
import type { Stopping } from "./shut-down";

export type StartedData = {
  appUrl: string;
  /** Whether the demo firm is being loaded now. */
  loading: boolean;
  /** Resolves when the database has what belongs in it: nobody is let in before. */
  filled: Promise<{ hasEmployees: boolean }>;
};

export type Data = {
  secrets: { nextAuthSecret: string; serverActionsKey: string };
  /** Starts the database, or connects to it; resolves when it is migrated. */
  start: (shutDown: Stopping) => Promise<StartedData>;
  publishAddress: (address: string) => void;
  release: () => void;
};

/** Takes the data folder, where the embedded server is used, and reads the secrets. Starts nothing yet. */
export function openData(settings: Settings): Data {
  const { ownServer } = settings;
  if (ownServer) {
    const nothing = () => undefined;
    return { secrets: ownServerSecrets(settings), start: () => useOwnServer(ownServer), publishAddress: nothing, release: nothing };
  }
  const opened = openDataFolder(settings.folder);
  return {
    secrets: chosenSecrets(settings, opened.secrets),
    start: (shutDown) => startEmbeddedServer(settings, opened, shutDown),
    publishAddress: (address) => opened.lock.publishAddress(address),
    release: () => opened.lock.release(),
  };
}

async function useOwnServer(server: OwnServer): Promise<StartedData> {
  await prepareOwnServer(server);
  if (await mayRewriteLog(server.appUrl)) {
    process.stdout.write("Appens databaserolle kan også endre endringsloggen. Med en egen eier i DATABASE_OWNER_URL kan den ikke det.\n");
  }
  return { appUrl: server.appUrl, loading: false, filled: Promise.resolve({ hasEmployees: await hasEmployees(server.appUrl) }) };
}

async function startEmbeddedServer(settings: Settings, opened: OpenDataFolder, shutDown: Stopping): Promise<StartedData> {
  const loader = new DemoLoader(shutDown);
  if (settings.demo && !existsSync(clusterFolder(opened.folder))) loader.begin();
  const starting = startEmbedded(opened);
  // A signal during the start waits for PostgreSQL to be up, and stops it then.
  shutDown.add(async () => (await starting.catch(() => undefined))?.stop());
  const server = await starting;
  if (server.isNew) process.stdout.write(`Data: ${settings.folder}${server.runsAs ? ` (PostgreSQL: ${server.runsAs})` : ""}\n`);
  await discardHalfDemo(server, opened.secrets);
  await migrate(server);
  const someone = await hasEmployees(server.appUrl);
  if (someone || !settings.demo) return { appUrl: server.appUrl, loading: false, filled: Promise.resolve({ hasEmployees: someone }) };
  const filled = loadDemo(loader, server).then(() => ({ hasEmployees: true }));
  filled.catch(() => undefined); // Awaited by whoever starts; a failure before that must not end the process.
  return { appUrl: server.appUrl, loading: true, filled };
}

async function migrate({ ownerUrl }: EmbeddedDatabase): Promise<void> {
  await deployMigrations({ ownerUrl });
  // Each time: a start may have been killed right after the migrations.
  await grantAppRole({ ownerUrl, appRole: APP_ROLE });
}

function ownServerSecrets(settings: Settings): Data["secrets"] {
  const { nextAuthSecret, serverActionsKey } = settings;
  if (nextAuthSecret && serverActionsKey) return { nextAuthSecret, serverActionsKey };
  prepareDataFolder(settings.folder);
  return chosenSecrets(settings, keepSecrets(settings.folder));
}

function chosenSecrets(settings: Settings, kept: Secrets): Data["secrets"] {
  return {
    nextAuthSecret: settings.nextAuthSecret ?? kept.nextAuthSecret,
    serverActionsKey: settings.serverActionsKey ?? kept.serverActionsKey,
  };
}

async function hasEmployees(url: string): Promise<boolean> {
  const rows = await runSql(url, "select 1 from employee limit 1");
  return rows.length > 0;
}
