import { dataFolder } from "../../lib/db/embedded/data-folder";
import { openDataFolder } from "../../lib/db/embedded/open-data-folder";
import { APP_ROLE } from "../../lib/db/embedded/roles";
import { runningServer } from "../../lib/db/embedded/running-server";
import { startEmbedded } from "../../lib/db/embedded/start-embedded";
import { deployMigrations, grantAppRole } from "../../lib/db/migrate";
import { discardHalfDemo } from "../start/demo";
import { prepareOwnServer } from "../start/own-server";
import { runSql } from "../start/run-sql";

type Use = (database: { databaseUrl: string; hasFirm: boolean }) => Promise<void>;

/** Gives the app's database to a command: one's own, the embedded one that runs, or one started for it. */
export async function withDatabase(use: Use): Promise<void> {
  if (process.env.DATABASE_URL) {
    const appUrl = process.env.DATABASE_URL;
    await prepareOwnServer({ appUrl, ownerUrl: process.env.DATABASE_OWNER_URL || appUrl });
    return await useIt(appUrl, use);
  }
  const folder = dataFolder();
  const running = await runningServer(folder);
  if (running) return await useIt(running.appUrl, use);
  const opened = openDataFolder(folder);
  const server = await startEmbedded(opened);
  try {
    await discardHalfDemo(server, opened.secrets);
    await deployMigrations(server);
    await grantAppRole({ ownerUrl: server.ownerUrl, appRole: APP_ROLE });
    await useIt(server.appUrl, use);
  } finally {
    await server.stop();
  }
}

async function useIt(databaseUrl: string, use: Use): Promise<void> {
  const firms = await runSql(databaseUrl, "select 1 from firm limit 1");
  await use({ databaseUrl, hasFirm: firms.length > 0 });
}
