import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { moveCustomers } from "../lib/crm/customers/move-customers";
import { type CustomerFilters, everyCustomer } from "../lib/crm/customers/customer-filters";
import { changeAhead } from "../lib/crm/customers/many-acts";
import { countSelected } from "../lib/crm/customers/selected-customers";
import { setIndustryOfCustomers } from "../lib/crm/customers/set-industry-of-customers";
import { listIndustriesWithCounts } from "../lib/crm/industries/industry-queries";
import { undoOperation } from "../lib/crm/undo/undo-operation";
import { execute } from "../lib/command";
import { connectDatabase, type Database } from "../lib/db/client";
import { runningServer } from "../lib/db/embedded/running-server";
import { scratchFolder } from "../lib/db/embedded/scratch-folder";
import { type Actor, systemActor } from "../lib/permissions";
import { buildIfNeeded } from "../scripts/build/build-if-needed";
import { startTestApp } from "../scripts/test/test-app";
import { fillMillion } from "./fill-million";
import { get, signInToDemo } from "./request";
import { median, writeTable } from "./table";

const ROUNDS = 3;
const pages = [
  { name: "the list of customers", path: "/customers" },
  { name: "a customer's card", path: "/customers/12" },
];

/**
 * npm run bench, third part: half of a million customers are moved to another industry by the product's own command,
 * log and all, against the bare UPDATE of a table of (id, industry_id) with two indexes on the same server, in turns; and
 * half a million that a search finds, once all of one industry and once of them all, by «Sett bransje». Meanwhile others read: their p50 against their idle one. Writes docs/bench-move.md.
 */
await buildIfNeeded({ serverActionsKey: undefined });
const folder = scratchFolder("bench");
const app = await startTestApp({ DATA_DIR: folder });
try {
  const server = await runningServer(folder);
  if (!server) throw new Error("The app's database is not to be found");
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const { from, to, moved, source } = await fillMillion(owner);
  const db = connectDatabase(server.appUrl, { connections: 2 });
  const admin: Actor = { ...systemActor, id: (await db.employee.findFirstOrThrow({ where: { role: "ADMIN" } })).id, role: "ADMIN" };
  const cookie = await signInToDemo(app.address, "administrator");

  const list = await timed(() => listIndustriesWithCounts(db, "nb"));
  // What is read for the first time is slow, and would flatter what comes after.
  await readersWhile(cookie, () => sleep(5_000));
  const idle = await readersWhile(cookie, () => sleep(8_000));
  const [floors, moves, undos, busy]: [number[], number[], number[], number[][]] = [[], [], [], pages.map(() => [])];
  const searches = [
    { name: "all of one industry", search: { ...everyCustomer, industry: from } },
    { name: "from all industries", search: { ...everyCustomer, source } },
  ].map((one) => ({ ...one, questions: [] as number[], sets: [] as number[], undos: [] as number[], customers: 0 }));
  for (let round = 0; round < ROUNDS; round++) {
    await vacuum(owner);
    floors.push(await bareUpdate(owner, round % 2 === 0 ? [1, 2] : [2, 1]));
    await vacuum(owner);
    const { operationId, time } = await move(db, admin, { from, to });
    moves.push(time);
    await vacuum(owner);
    undos.push(await timed(() => undo(db, admin, operationId)));
    for (const one of searches) {
      await vacuum(owner);
      const set = await setIndustry(db, admin, one.search, to);
      one.customers = set.customers;
      one.questions.push(set.question);
      one.sets.push(set.time);
      await vacuum(owner);
      one.undos.push(await timed(() => undo(db, admin, set.operationId)));
    }
  }
  // Apart, so that readers do not slow what is timed: the same move again, with readers at work all through it.
  for (let round = 0; round < ROUNDS; round++) {
    await vacuum(owner);
    const read = await readersWhile(cookie, async () => {
      const { operationId } = await move(db, admin, { from, to });
      await undo(db, admin, operationId);
    });
    read.forEach((times, page) => busy[page]?.push(...times));
  }
  await db.$disconnect();
  await owner.end();

  const ratio = median(moves) / median(floors);
  writeTable("bench-move.md", [
    `Moving ${moved.toLocaleString("en")} of 1,000,000 customers, median of ${ROUNDS} rounds, ${cpus().length} cores (shared with the readers), PostgreSQL 18 as the app starts it, ${new Date().toISOString().slice(0, 10)}`,
    "",
    "| what | time | of the floor |",
    "| --- | --- | --- |",
    `| floor: bare UPDATE of (id, industry_id), two indexes | ${seconds(median(floors))} | 1 |`,
    `| «Flytt kunder», log and all | ${seconds(median(moves))} | ${ratio.toFixed(2)} (aim: at most 2.50) |`,
    `| «Angre» of it | ${seconds(median(undos))} | ${(median(undos) / median(floors)).toFixed(2)} |`,
    ...searches.flatMap((one) => [
      `| «Sett bransje» on ${one.customers.toLocaleString("en")} that a search finds, ${one.name}, log and all | ${seconds(median(one.sets))} | ${(median(one.sets) / median(floors)).toFixed(2)} (aim: at most 2.50) |`,
      `| its question, with the counts by industry | ${seconds(median(one.questions))} | |`,
      `| «Angre» of it | ${seconds(median(one.undos))} | ${(median(one.undos) / median(floors)).toFixed(2)} |`,
    ]),
    "",
    "| page | idle p50 | p50 during moves and their undos | ratio (aim: at most 2.0) | answers meanwhile |",
    "| --- | --- | --- | --- | --- |",
    ...pages.map(({ name }, page) => {
      const [before, during] = [median(idle[page] ?? []), median(busy[page] ?? [])];
      return `| ${name} | ${before.toFixed(0)} ms | ${during.toFixed(0)} ms | ${(during / before).toFixed(2)} | ${busy[page]?.length ?? 0} |`;
    }),
    "",
    `The list of industries with its counts, from these million: ${list.toFixed(0)} ms.`,
  ]);
} finally {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function bareUpdate(owner: pg.Client, [from, to]: [number, number]): Promise<number> {
  return timed(() => owner.query("update bench_floor set industry_id = $2 where industry_id = $1", [from, to]));
}

async function move(db: Database, actor: Actor, { from, to }: { from: number; to: number }): Promise<{ operationId: number; time: number }> {
  const industry = (await listIndustriesWithCounts(db, "nb")).find(({ id }) => id === from);
  const seen = { customers: industry?.customers, deletedCustomers: industry?.deletedCustomers };
  const started = performance.now();
  const outcome = await execute(moveCustomers, { id: from, to, ...seen }, { db, actor, via: "page" });
  const time = performance.now() - started;
  if (!outcome.ok || outcome.operationId === null) throw new Error(`The move was refused: ${JSON.stringify(outcome)}`);
  return { operationId: outcome.operationId, time };
}

async function setIndustry(db: Database, actor: Actor, search: CustomerFilters, to: number) {
  const asked = performance.now();
  const selected = await countSelected(db, { search }, "industry", "nb");
  const question = performance.now() - asked;
  const { customers, had } = changeAhead("setIndustry", selected, to);
  const started = performance.now();
  const outcome = await execute(setIndustryOfCustomers, { selection: { search }, to, customers, had }, { db, actor, via: "page" });
  const time = performance.now() - started;
  if (!outcome.ok || outcome.operationId === null) throw new Error(`«Sett bransje» was refused: ${JSON.stringify(outcome)}`);
  return { customers, question, time, operationId: outcome.operationId };
}

async function undo(db: Database, actor: Actor, operationId: number): Promise<void> {
  const outcome = await undoOperation(operationId, { db, actor, via: "page" });
  if (!outcome.ok || outcome.value.left > 0) throw new Error(`The undo was refused: ${JSON.stringify(outcome)}`);
}

/** What autovacuum does within a minute of a move: each round begins as the first did. */
async function vacuum(owner: pg.Client): Promise<void> {
  await owner.query("vacuum analyze customer_industry");
  await owner.query("vacuum analyze bench_floor");
}

/** One reader for each page, one request after the other, as long as the work lasts. Answers their times. */
async function readersWhile(cookie: string, work: () => Promise<unknown>): Promise<number[][]> {
  let going = true;
  const read = async (address: string): Promise<number[]> => {
    const times: number[] = [];
    while (going) {
      times.push(
        await timed(async () => {
          const answer = await get(app.address + address, { headers: { cookie } });
          if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
        }),
      );
      await sleep(50);
    }
    return times;
  };
  const readers = pages.map((page) => read(page.path));
  await work();
  going = false;
  return Promise.all(readers);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
