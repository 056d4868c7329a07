import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries";
import { diskFull, tellsDiskFull } from "./data-folder";
import { canReach, type RunAs } from "./run-as";
import { StartRefused } from "./start-refused";

/** The folder inside the data folder that is PostgreSQL's own. */
export function clusterFolder(folder: string): string {
  return path.join(folder, "postgres");
}

export type ClusterOptions = {
  folder: string;
  binaries: Binaries;
  runAs: RunAs | undefined;
  superuserPassword: string;
  /** Forgoes durability. For tests. */
  scratch?: boolean;
};

/** Makes the cluster when there is none, and refuses one of another major version. True when made. */
export async function ensureCluster(options: ClusterOptions): Promise<boolean> {
  const cluster = clusterFolder(options.folder);
  if (existsSync(path.join(cluster, "PG_VERSION"))) {
    const major = Number.parseInt(readFileSync(path.join(cluster, "PG_VERSION"), "utf8"), 10);
    if (major !== options.binaries.major) throw otherMajor(cluster, major, options.binaries.major);
    return false;
  }
  if (options.runAs && !canReach(options.runAs, options.folder)) throw outOfReach(options.folder, options.runAs);
  await initCluster(cluster, options);
  return true;
}

/** Made beside and renamed when whole, so that a start that is killed half-way leaves nothing to trip over. */
async function initCluster(cluster: string, { folder, binaries, runAs, superuserPassword, scratch }: ClusterOptions): Promise<void> {
  const draft = `${cluster}.new`;
  const passwordFile = path.join(folder, "password.new");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (runAs) for (const place of [draft, passwordFile]) chownSync(place, runAs.uid, runAs.gid);
  const result = await run(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      "--username=postgres",
      "--encoding=UTF8",
      "--locale=C",
      // Plain C knows no letters beyond ASCII: lower('Ø') would stay as it is.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      ...(scratch ? ["--no-sync"] : []),
    ],
    runAs,
  );
  rmSync(passwordFile, { force: true });
  if (result.code === 0) return renameSync(draft, cluster);
  rmSync(draft, { recursive: true, force: true });
  if (tellsDiskFull(result.output)) throw diskFull(folder);
  throw new StartRefused(
    `Databasen kunne ikke opprettes i ${folder}: ${result.output.trim()}`,
    `The database could not be made in ${folder}; the reason stands above.`,
  );
}

/** Sets new passwords in a stopped cluster whose old ones are lost. */
export async function resetPasswords({ folder, binaries, runAs }: ClusterOptions, passwords: ReadonlyMap<string, string>): Promise<void> {
  const statements = [...passwords].map(
    ([role, password]) =>
      `do $$ begin if exists (select from pg_roles where rolname = '${role}') then alter role ${role} password '${password}'; end if; end $$;`,
  );
  const result = await run(binaries.postgres, ["--single", "-D", clusterFolder(folder), "postgres"], runAs, statements.join("\n") + "\n");
  if (result.code !== 0 || result.output.includes("ERROR:")) {
    throw new Error(`The database's passwords could not be set anew: ${result.output}`);
  }
}

/** The environment for PostgreSQL's programs: none of ours, so that PGPORT and the like change nothing. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "LD_LIBRARY_PATH"];
  const env: Record<string, string> = { LC_ALL: "C", LANG: "C", TZ: "UTC" };
  for (const name of kept) if (process.env[name]) env[name] = process.env[name];
  return env as NodeJS.ProcessEnv;
}

function run(program: string, args: string[], runAs: RunAs | undefined, input = ""): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["pipe", "pipe", "pipe"],
      env: programEnvironment(),
      cwd: path.parse(program).root,
      ...(runAs && { uid: runAs.uid, gid: runAs.gid }),
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

function otherMajor(cluster: string, found: number, ours: number): StartRefused {
  return new StartRefused(
    `Databasen i ${cluster} er laget av PostgreSQL ${found}, mens dette programmet har PostgreSQL ${ours}. Den er ikke rørt. Start den utgaven av programmet som laget den, eller velg en annen datamappe med DATA_DIR.`,
    `The database in ${cluster} was made by PostgreSQL ${found}, and this program carries PostgreSQL ${ours}. It has not been touched. Start the release that made it, or choose another data folder with DATA_DIR.`,
  );
}

function outOfReach(folder: string, runAs: RunAs): StartRefused {
  return new StartRefused(
    `Som root kjøres PostgreSQL av ${runAs.name}, som ikke kommer til ${folder}. Velg en annen mappe med DATA_DIR, eller start som en annen bruker enn root.`,
    `As root, PostgreSQL runs as ${runAs.name}, who can't reach ${folder}. Choose another folder with DATA_DIR, or start as a user other than root.`,
  );
}
