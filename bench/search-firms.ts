import { rmSync } from "node:fs";

import pg from "pg";

import { type Database, connectDatabase } from "../lib/db/client";
import { runningServer } from "../lib/db/embedded/running-server";
import { scratchFolder } from "../lib/db/embedded/scratch-folder";
import { type Actor, systemActor } from "../lib/permissions";
import { startTestApp } from "../scripts/test/test-app";
import { fillDataFolder } from "./fill-data-folder";
import { get, signInToDemo } from "./request";
import { withDatabase } from "./table";

/** An app that runs on one firm, signed in, with its database beside it. */
export interface BenchFirm {
  address: string;
  cookie: string;
  admin: Actor;
  /** As the app itself, for its commands. */
  db: Database;
  /** As a superuser, for what is measured against. */
  superuser: pg.Client;
  close: () => Promise<void>;
}

/** The demo firm, and one of a million customers (in the folder of `DATA_DIR`, where bench:data has filled one). */
export async function demoAndMillion(): Promise<{ demo: BenchFirm; million: BenchFirm; filledIn: number | null }> {
  const given = process.env.DATA_DIR;
  const folder = given ?? scratchFolder("bench");
  const filledIn = given ? null : await fillDataFolder(folder);
  const million = await firmIn(folder, { remove: !given });
  return { demo: await firmIn(scratchFolder("bench"), { remove: true }), million, filledIn };
}

async function firmIn(folder: string, { remove }: { remove: boolean }): Promise<BenchFirm> {
  const app = await startTestApp({ DATA_DIR: folder });
  const server = await runningServer(folder);
  if (!server) throw new Error("The app runs without its own database server");
  const superuser = new pg.Client({ connectionString: withDatabase(server.superuserUrl, server.ownerUrl) });
  await superuser.connect();
  const db = connectDatabase(server.appUrl, { connections: 2 });
  const { id } = await db.employee.findFirstOrThrow({ where: { role: "ADMIN" } });
  return {
    address: app.address,
    cookie: await signInToDemo(app.address, "administrator"),
    admin: { ...systemActor, id, role: "ADMIN" },
    db,
    superuser,
    async close() {
      await Promise.all([db.$disconnect(), superuser.end()]);
      await app.stop();
      if (remove) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How long a page of a firm takes, whole; in milliseconds. */
export async function answerTime({ address, cookie }: BenchFirm, path: string): Promise<number> {
  const started = performance.now();
  const answer = await get(address + path, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - started;
}
