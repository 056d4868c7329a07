import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSession } from "../../lib/auth/start-session";
import { execute } from "../../lib/command";
import { createCategory } from "../../lib/crm/categories/create-category";
import { connectDatabase } from "../../lib/db/client";
import { runningServer } from "../../lib/db/embedded/running-server";
import { scratchFolder } from "../../lib/db/embedded/scratch-folder";
import { systemActor } from "../../lib/permissions";
import { startTestApp, type TestApp } from "../test/test-app";

let folder: string;
const secret = randomBytes(32).toString("base64");
const started: TestApp[] = [];

beforeEach(() => (folder = scratchFolder("jobs")));
afterEach(async () => {
  for (const app of started.splice(0)) await app.stop("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<TestApp> {
  const app = await startTestApp({ DATA_DIR: folder, NEXTAUTH_SECRET: secret, JOB_AFTER_MS: "300" });
  started.push(app);
  return app;
}

/** A category, and a session of an administrator as a browser's cookie holds it. */
async function prepare(url: string): Promise<{ category: number; cookie: string }> {
  const db = connectDatabase(url, { connections: 1 });
  try {
    const made = await execute(createCategory, { name: "Lang", shownOn: "customer" }, { db, actor: systemActor, via: "command line" });
    const { id, name } = await db.employee.findFirstOrThrow({ where: { role: "ADMIN", active: true } });
    const session = await execute(startSession, { how: "password" }, { db, actor: { ...systemActor, id, name, role: "ADMIN" }, via: "page" });
    if (!made.ok || !session.ok) throw new Error("refused");
    const token = await encode({ token: { sub: String(id), sid: session.value.sessionId }, secret });
    return { category: made.value.id, cookie: `next-auth.session-token=${token}` };
  } finally {
    await db.$disconnect();
  }
}

/** Answers the question as a browser without scripts does, and says where that leads. */
async function sayYes(address: string, path: string, cookie: string): Promise<string> {
  const page = await (await fetch(address + path, { headers: { cookie, accept: "text/html" } })).text();
  const question = page.split("<form").find((form) => form.includes("Ja, legg til")) ?? "";
  const data = new FormData();
  for (const [input] of question.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) data.append(attribute(input, "name"), attribute(input, "value"));
  const answer = await fetch(address + path, { method: "POST", body: data, headers: { cookie, origin: address }, redirect: "manual" });
  return answer.headers.get("location") ?? `${answer.status} ${await answer.text()}`;
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");

it.each([
  ["killed", "SIGKILL", 40_000],
  ["stopped", "SIGTERM", 2_000],
] as const)("a job whose app is %s says afterwards that it was interrupted, and nothing of it stands", async (_how, signal, within) => {
  const app = await start();
  const url = (await runningServer(folder))?.appUrl ?? "";
  const { category, cookie } = await prepare(url);
  const holder = new pg.Client({ connectionString: url });
  holder.on("error", () => undefined);
  await holder.connect();
  await holder.query("BEGIN; SELECT 1 FROM customer WHERE id = 3000 FOR UPDATE");
  const job = await sayYes(app.address, `/customers/change-many/put-category?all=1&to=${category}`, cookie);
  expect(job).toMatch(/\/jobs\/\d+$/);
  const pageOf = async ({ address }: TestApp): Promise<string> => (await fetch(new URL(job, address), { headers: { cookie, accept: "text/html" } })).text();
  expect(await pageOf(app)).toMatch(/<h1[^>]*>Legger til kategorien «Lang» på 3\u00A0094 kunder/);

  await app.stop(signal);
  await holder.end().catch(() => undefined);
  const again = await start();
  await expect.poll(() => pageOf(again), { timeout: within, interval: 1_000 }).toMatch(/Arbeidet ble avbrutt .*Ingenting er endret\./s);
  const db = connectDatabase((await runningServer(folder))?.appUrl ?? "", { connections: 1 });
  expect(await db.customerCategory.count({ where: { categoryId: category } })).toBe(0);
  await db.$disconnect();
});
