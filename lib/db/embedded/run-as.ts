import { execFileSync } from "node:child_process";
import { statSync, type Stats } from "node:fs";
import path from "node:path";
import { StartRefused } from "./start-refused";

/** The operating system's user that PostgreSQL runs as, when that can't be the one who started us. */
export type RunAs = { uid: number; gid: number; name: string };

/**
 * PostgreSQL refuses to run as root: then it runs as whoever owns the cluster or the data folder,
 * else as the user postgres, else nobody. Undefined when we are not root.
 */
export function postgresUser(folder: string, cluster: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const place of [cluster, folder]) {
    const owner = statSync(place, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  }
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = [idOf("-u", name), idOf("-g", name)];
    if (uid && gid !== undefined) return { uid, gid, name };
  }
  throw new StartRefused(
    "PostgreSQL kan ikke kjøre som root, og her finnes verken brukeren postgres eller nobody. Start som en annen bruker.",
    "PostgreSQL can't run as root, and there is neither a user postgres nor nobody. Start as another user.",
  );
}

/** Whether that user may pass through every folder above a place, and open the place itself. */
export function canReach(user: RunAs, place: string): boolean {
  for (let at = path.resolve(place); ; at = path.dirname(at)) {
    const stats = statSync(at, { throwIfNoEntry: false });
    if (stats && !mayOpen(user, stats)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function mayOpen(user: RunAs, stats: Stats): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
  const needed = stats.isDirectory() ? 0o1 : 0o4;
  return ((stats.mode >> shift) & needed) === needed;
}

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  try {
    return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return undefined;
  }
}

function nameOf(uid: number): string {
  try {
    return execFileSync("id", ["-un", String(uid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return `uid ${uid}`;
  }
}
