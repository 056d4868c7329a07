import { setTimeout as sleep } from "node:timers/promises";
import { clusterFolder } from "./cluster";
import { dataLockHolder } from "./data-lock";
import { readPidFile } from "./leftover";
import { readSecrets, type Secrets } from "./secrets";
import { addresses } from "./start-embedded";

/**
 * The addresses of the embedded server that another process of ours runs on this data folder;
 * undefined when none does. Waits up to half a minute for one that is still starting.
 */
export async function runningServer(folder: string): Promise<ReturnType<typeof addresses> | undefined> {
  for (let tries = 0; tries < 300; tries++) {
    if (!dataLockHolder(folder)) return undefined;
    const pidFile = readPidFile(clusterFolder(folder));
    const secrets = readSecrets(folder);
    if (pidFile?.ready && secrets) return addresses(pidFile.port, secrets as Secrets);
    await sleep(100);
  }
  return undefined;
}
