import { rmSync } from "node:fs";
import { cpus } from "node:os";

import pg from "pg";

import { runningServer } from "../lib/db/embedded/running-server";
import { scratchFolder } from "../lib/db/embedded/scratch-folder";
import { buildIfNeeded } from "../scripts/build/build-if-needed";
import { startTestApp, type TestApp } from "../scripts/test/test-app";
import { fillGroups, type Tree } from "./fill-groups";
import { get, signInToDemo } from "./request";
import { median, withDatabase, writeTable } from "./table";

const [WARM_UP, ROUNDS, MOVES] = [10, 40, 200];
const ten: Tree = { groups: 10, tops: 3, width: 3, membersInEach: 10 };
const large: Tree = { groups: 5_000, tops: 10, width: 263, membersInEach: 10 };

const groups = "/settings/crm/groups";
const pages: { name: string; who: "administrator" | "sales-manager"; address: (branch: number[]) => string }[] = [
  { name: "admin: the tree closed", who: "administrator", address: () => groups },
  { name: "admin: a branch open to its last group", who: "administrator", address: (branch) => `${groups}?open=${branch.join("-")}` },
  { name: "admin: that last group, with its members", who: "administrator", address: (branch) => `${groups}/${branch.at(-1)}` },
  { name: "admin: groups searched by name", who: "administrator", address: () => `${groups}?q=10` },
  { name: "sales manager: figures of the groups, tree closed", who: "sales-manager", address: () => groups },
  { name: "sales manager: a branch open to its last group", who: "sales-manager", address: (branch) => `${groups}?open=${branch.join("-")}` },
  { name: "sales manager: figures of that last group", who: "sales-manager", address: (branch) => `${groups}/${branch.at(-1)}` },
];

interface Firm {
  app: TestApp;
  folder: string;
  databaseUrl: string;
  /** The way to the last and deepest group. */
  branch: number[];
  cookies: Record<"administrator" | "sales-manager", string>;
}

/**
 * npm run bench, part of the groups: the pages of «Grupper» in a firm with 5,000 groups twenty levels deep and 50,000
 * memberships, and in one with ten groups of ten. Both run at once and are asked in turns, one page at a time, so that what
 * else the machine does falls on both. Writes docs/bench-groups.md.
 */
await buildIfNeeded({ serverActionsKey: undefined });
const firms: Firm[] = [];
try {
  for (const tree of [ten, large]) firms.push(await firmWith(tree));
  const rows: string[] = [];
  for (const { name, who, address } of pages) {
    const times = firms.map((): number[] => []);
    let bytes: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const answers: number[] = [];
      for (const [index, { app, branch, cookies }] of firms.entries()) {
        const started = performance.now();
        const answer = await get(app.address + address(branch), { headers: { cookie: cookies[who], "accept-encoding": "gzip" } });
        const took = performance.now() - started;
        if (answer.status !== 200) throw new Error(`${address(branch)} answered ${answer.status}`);
        answers.push(answer.bytes);
        if (round >= WARM_UP) times[index]?.push(took);
      }
      bytes = answers;
    }
    const [few = Number.NaN, many = Number.NaN] = times.map(median);
    const [fewBytes = 0, manyBytes = 0] = bytes;
    rows.push(`| ${name} | ${few.toFixed(1)} ms | ${many.toFixed(1)} ms | ${(many / few).toFixed(2)} | ${kB(fewBytes)} | ${kB(manyBytes)} |`);
  }
  const moves: string[] = [];
  for (const firm of firms) moves.push(`${(await moveOf(firm)).toFixed(1)} ms`);
  writeTable("bench-groups.md", [
    `«Grupper» with 10 groups and 100 memberships, and with 5,000 groups, 20 levels deep, and 50,000 memberships: p50 of ${ROUNDS} answers each, ${cpus().length} cores (shared with both apps and their databases), Node ${process.versions.node.split(".")[0]}, ${new Date().toISOString().slice(0, 10)}`,
    "",
    "| page | 10 groups | 5,000 groups | ratio (aim: at most 3.00) | sent, compressed, 10 | 5,000 |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    `The last group moved to the top and back, one statement each as the database guards it: p50 of ${MOVES} ${moves.join(" with ten groups, ")} with 5,000.`,
  ]);
} finally {
  for (const { app, folder } of firms) {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firmWith(tree: Tree): Promise<Firm> {
  const folder = scratchFolder("bench");
  const app = await startTestApp({ DATA_DIR: folder });
  const server = await runningServer(folder);
  if (!server) throw new Error("The app runs without its own database server");
  const superuser = new pg.Client({ connectionString: withDatabase(server.superuserUrl, server.ownerUrl) });
  await superuser.connect();
  const branch = await fillGroups(superuser, tree).finally(() => superuser.end());
  const cookies = {
    administrator: await signInToDemo(app.address, "administrator"),
    "sales-manager": await signInToDemo(app.address, "sales-manager"),
  };
  return { app, folder, databaseUrl: server.appUrl, branch, cookies };
}

/** How long one move takes, checked against circles and orphans when it is done. */
async function moveOf({ databaseUrl, branch }: Firm): Promise<number> {
  const [parent, group] = branch.slice(-2);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const times: number[] = [];
  for (let move = 0; move < MOVES; move++) {
    const started = performance.now();
    await client.query("UPDATE employee_group SET parent_id = $2 WHERE id = $1", [group, move % 2 === 0 ? null : parent]);
    times.push(performance.now() - started);
  }
  await client.end();
  return median(times);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
