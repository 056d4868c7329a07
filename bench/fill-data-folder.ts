import { existsSync } from "node:fs";

import { clusterFolder } from "../lib/db/embedded/cluster";
import { openDataFolder } from "../lib/db/embedded/open-data-folder";
import { APP_ROLE } from "../lib/db/embedded/roles";
import { startEmbedded } from "../lib/db/embedded/start-embedded";
import { deployMigrations, grantAppRole } from "../lib/db/migrate";
import { loadDemoFirm } from "../lib/demo/load-demo-firm";
import { fillSearch, type Size } from "./fill-search";
import { withDatabase } from "./table";

/** Makes a data folder for npm start whose firm has a million customers. Refuses one that holds a database already. Answers how many seconds it took. */
export async function fillDataFolder(folder: string, size?: Size): Promise<number> {
  if (existsSync(clusterFolder(folder))) throw new Error(`There is a database in ${folder} already; choose an empty folder`);
  const started = performance.now();
  // Without waiting for the disk: a folder that is half filled is thrown away.
  const server = await startEmbedded(openDataFolder(folder), { scratch: true });
  try {
    await deployMigrations({ ownerUrl: server.ownerUrl });
    await grantAppRole({ ownerUrl: server.ownerUrl, appRole: APP_ROLE });
    await loadDemoFirm(server.appUrl);
    await fillSearch(withDatabase(server.superuserUrl, server.ownerUrl), size);
  } finally {
    await server.stop();
  }
  return (performance.now() - started) / 1000;
}
