import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { clusterFolder } from "./cluster";
import { dataLockHolder } from "./data-lock";
import { stopLeftover } from "./leftover";
import { canReach, postgresUser } from "./run-as";

/**
 * A new, empty data folder for a run that leaves nothing behind. As root a private temporary folder
 * may be out of PostgreSQL's reach; then one of the system's is taken.
 */
export function scratchFolder(kind: string): string {
  const places = [tmpdir(), "/tmp", "/var/tmp"];
  const runAs = postgresUser("/nonexistent", "/nonexistent");
  const place = places.find((candidate) => !runAs || canReach(runAs, candidate)) ?? tmpdir();
  const folder = mkdtempSync(path.join(place, `${PREFIX}${kind}-`));
  if (runAs) chmodSync(folder, 0o711);
  return folder;
}

/** Stops and removes what runs that were killed left in the place of this scratch folder. */
export async function sweepAbandoned(folder: string): Promise<void> {
  const place = path.dirname(folder);
  for (const name of readdirSync(place)) {
    const other = path.join(place, name);
    if (!name.startsWith(PREFIX) || other === folder) continue;
    try {
      if (isInUse(other)) continue;
      await stopLeftover(clusterFolder(other));
      rmSync(other, { recursive: true, force: true });
    } catch {
      // Another run sweeps it at the same time, or it belongs to another user.
    }
  }
}

const PREFIX = "crm-scratch-";
const AN_HOUR = 3_600_000;

/** A run may be between two starts, or have made its folder just now: only one left for an hour is abandoned. */
function isInUse(folder: string): boolean {
  return dataLockHolder(folder) !== undefined || statSync(folder).mtimeMs > Date.now() - AN_HOUR;
}
