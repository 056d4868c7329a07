import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { openDataFolder } from "../db/embedded/open-data-folder";
import { scratchFolder, sweepAbandoned } from "../db/embedded/scratch-folder";
import { startEmbedded } from "../db/embedded/start-embedded";
import { APP_ROLE } from "../db/embedded/roles";
import { deployMigrations, grantAppRole } from "../db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** The addresses of the run's own server; the database they name is the migrated template. */
    testServer: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

/** One embedded PostgreSQL for the whole run, with a migrated database that test files clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = scratchFolder("test");
  await sweepAbandoned(folder);
  const server = await startEmbedded(openDataFolder(folder), { scratch: true });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await deployMigrations({ ownerUrl: server.ownerUrl });
    await grantAppRole({ ownerUrl: server.ownerUrl, appRole: APP_ROLE });
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("testServer", { superuserUrl: server.superuserUrl, ownerUrl: server.ownerUrl, appUrl: server.appUrl });
  return stop;
}
