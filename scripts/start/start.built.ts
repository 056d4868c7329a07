import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { spawn } from "node:child_process";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDataFolder } from "../../lib/db/embedded/open-data-folder";
import { processIdentity } from "../../lib/db/embedded/process-identity";
import { runningServer } from "../../lib/db/embedded/running-server";
import { scratchFolder } from "../../lib/db/embedded/scratch-folder";
import { startEmbedded } from "../../lib/db/embedded/start-embedded";
import { startTestApp, type TestApp } from "../test/test-app";

let folder: string;
const started: TestApp[] = [];

beforeEach(() => (folder = scratchFolder("start")));
afterEach(async () => {
  for (const app of started.splice(0)) await app.stop("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function start(args: string[] = [], env: Record<string, string> = {}): Promise<TestApp> {
  const app = await startTestApp({ DATA_DIR: folder, ...env }, args);
  started.push(app);
  return app;
}

/** What a start that is refused says. */
async function refusal(env: Record<string, string> = {}, args: string[] = []): Promise<string> {
  return start(args, env).then(
    () => "it started",
    (error: unknown) => String(error),
  );
}

function postmaster(): number {
  return Number(readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function count(url: string, table: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`).finally(() => client.end());
  return rows[0]?.n ?? -1;
}

async function pageAt(address: string): Promise<{ status: number; body: string; headers: Headers }> {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

describe("npm start on an empty data folder", () => {
  it("ends with one line naming the address, where the demo firm's sign-in page answers", async () => {
    const app = await start();
    expect(app.output().trim().split("\n").at(-1)).toMatch(/^Klar: http:\/\/127\.0\.0\.1:\d+$/);
    const page = await pageAt(app.address);
    expect(page.status).toBe(200);
    expect(page.body).toContain("Logg inn som administrator");
    expect(page.body).not.toMatch(/ style=/);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(page.headers.get("x-powered-by")).toBeNull();
    expect(await count((await runningServer(folder))?.appUrl ?? "", "customer where deleted_by_operation is null")).toBe(3094);
  });

  it("keeps its data through kill -9, and takes nothing twice", async () => {
    const first = await start();
    const employees = await count((await runningServer(folder))?.appUrl ?? "", "employee");
    await first.stop("SIGKILL");
    const again = await start();
    expect((await pageAt(again.address)).status).toBe(200);
    expect(await count((await runningServer(folder))?.appUrl ?? "", "employee")).toBe(employees);
    expect(again.output()).not.toContain("demofirmaet");
  });

  it.each(["SIGKILL", "SIGTERM"] as const)("begins the demo firm anew when it was ended in the middle of it by %s", async (signal) => {
    const ended = spawn(process.execPath, ["scripts/start.mjs"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DATA_DIR: folder, PORT: "0" },
    });
    let complaint = "";
    ended.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    for await (const chunk of ended.stdout) if (String(chunk).includes("demofirmaet")) break;
    const database = postmaster();
    ended.kill(signal);
    const [code] = (await once(ended, "exit")) as [number | null];
    if (signal === "SIGTERM") expect([code, processIdentity(database), complaint]).toEqual([0, undefined, ""]);
    await start();
    expect(await count((await runningServer(folder))?.appUrl ?? "", "customer where deleted_by_operation is null")).toBe(3094);
  });

  it("loads nothing with --empty, and says how to make the first admin, which works while it runs", async () => {
    const app = await start(["--empty"]);
    expect(app.output()).toContain("npm run create-admin");
    expect((await pageAt(app.address)).body).not.toContain("Logg inn som administrator");
    const make = spawn(
      process.execPath,
      ["--import", "tsx", "scripts/create-admin.ts", "--firm", "Prøve AS", "--name", "Kari", "--email", "kari@firma.example"],
      {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DATA_DIR: folder, ADMIN_PASSWORD: "et langt passord 7" },
      },
    );
    expect((await once(make, "exit"))[0]).toBe(0);
    expect(await count((await runningServer(folder))?.appUrl ?? "", "employee")).toBe(1);
  });

  it("an option that create-admin does not know is answered with how it goes, and no stack", async () => {
    const asked = spawn(process.execPath, ["--import", "tsx", "scripts/create-admin.ts", "--help"], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    asked.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    expect((await once(asked, "close"))[0]).toBe(1);
    expect(said).toContain("npm run create-admin -- --firm … --name … --email …");
    expect(said.trim().split("\n")).toHaveLength(2);
  });
});

describe("a start", () => {
  it("on data in use is refused, naming the address that has it", async () => {
    const app = await start(["--empty"]);
    expect(await refusal({}, ["--empty"])).toContain(`Appen kjører allerede på disse dataene (${folder}), som prosess ${app.pid}, på ${app.address}`);
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("that is ended by %s stops everything it started", async (signal) => {
    const app = await start(["--empty"]);
    const database = postmaster();
    expect(await app.stop(signal)).toBe(0);
    expect(processIdentity(database)).toBeUndefined();
    await expect(fetch(app.address)).rejects.toThrow();
  });

  it.each([
    ["Ctrl-C as by a terminal, which reaches every process of it", "SIGINT", -1],
    ["a signal to npm alone", "SIGTERM", 1],
  ] as const)("through npm is ended by %s", async (_how, signal, whom) => {
    const npm = spawn("npm", ["start", "--", "--empty"], {
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, DATA_DIR: folder, PORT: "0" },
    });
    for await (const chunk of npm.stdout) if (String(chunk).includes("Klar:")) break;
    const database = postmaster();
    process.kill(whom * (npm.pid ?? 0), signal);
    await once(npm, "exit");
    for (let tries = 0; processIdentity(database) && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(processIdentity(database)).toBeUndefined();
  });

  it("on a port that somebody asked for and another program has is refused", async () => {
    const other: Server = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) }, ["--empty"])).toContain(`Port ${port} på 127.0.0.1 er opptatt`);
    other.close();
  });

  it("takes the next free port when 3000 is taken and nobody asked for it", async () => {
    const other = createServer().listen(3000, "127.0.0.1");
    // Somebody else's program on the port serves as well.
    await new Promise((resolve) => other.once("listening", resolve).once("error", resolve));
    const app = await start(["--empty"], { PORT: "" });
    expect(Number(new URL(app.address).port)).toBeGreaterThan(3000);
    other.close();
  });

  it.each([
    [{ PORT: "http" }, "PORT må være et tall"],
    [{ NEXTAUTH_URL: "crm.firma.no" }, "NEXTAUTH_URL må være en hel adresse"],
    [{ REGISTER_URL: "data.brreg.no" }, "REGISTER_URL må være en hel adresse"],
    [{ JOB_AFTER_MS: "10s" }, "JOB_AFTER_MS må være et antall millisekunder"],
    [{ DATABASE_URL: "postgresql://nobody:x@127.0.0.1:1/none" }, "Databasen i DATABASE_URL svarer ikke"],
    [{ DATA_DIR: "/dev/null/data" }, "Datamappen /dev/null/data kan ikke brukes"],
  ])("with %o is refused in plain words", async (env, words) => {
    expect(await refusal(env)).toContain(words);
  });

  it("on a server of one's own loads nothing, and says what one role for all gives up", async () => {
    const own = await startEmbedded(openDataFolder(folder), { scratch: true });
    try {
      const one = await startTestApp({ DATA_DIR: path.join(folder, "app"), DATABASE_URL: own.ownerUrl });
      expect(one.output()).toContain("kan også endre endringsloggen");
      expect(await count(own.ownerUrl, "employee")).toBe(0);
      await one.stop();
      const two = await startTestApp({ DATA_DIR: path.join(folder, "app"), DATABASE_URL: own.appUrl, DATABASE_OWNER_URL: own.ownerUrl });
      expect(two.output()).not.toContain("DATABASE_OWNER_URL");
      expect((await pageAt(two.address)).status).toBe(200);
      await two.stop();
    } finally {
      await own.stop();
    }
  });
});
