import { rmSync } from "node:fs";
import { Agent } from "node:http";
import { cpus } from "node:os";

import { scratchFolder } from "../lib/db/embedded/scratch-folder";
import { buildIfNeeded } from "../scripts/build/build-if-needed";
import { startTestApp } from "../scripts/test/test-app";
import { get, signInToDemo } from "./request";
import { median, writeTable } from "./table";

const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_MS = 3_000;

/** The floor to compare against: signed in, made for each request, the frame and one small form. */
const trivial = { name: "the plainest signed-in page (Bytt passord)", path: "/account" };
const pages = [
  { name: "the list of customers", path: "/customers" },
  { name: "the list of customers, searched", path: "/customers?q=bygg" },
  { name: "the settings page Kategorier", path: "/settings/crm/categories" },
  { name: "the customer card", path: "/customers/12" },
];

/**
 * npm run bench, second part: how many answers a second each page gives, against the plainest signed-in page
 * of the same app. The pages take turns, round by round, so that what else the machine does falls on all
 * alike; the ratio is that of each round, and the median of them counts. Writes docs/bench-throughput.md.
 */
await buildIfNeeded({ serverActionsKey: undefined });
const folder = scratchFolder("bench");
const app = await startTestApp({ DATA_DIR: folder });
try {
  const cookie = await signInToDemo(app.address, "administrator");
  const all = [trivial, ...pages];
  for (const page of all) await answersPerSecond(page.path, cookie, ROUND_MS / 3);
  const rounds = new Map(all.map((page) => [page.path, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) for (const page of all) rounds.get(page.path)?.push(await answersPerSecond(page.path, cookie, ROUND_MS));

  const floor = rounds.get(trivial.path) ?? [];
  const line = async ({ name, path: address }: { name: string; path: string }): Promise<string> => {
    const rates = rounds.get(address) ?? [];
    const sent = await get(app.address + address, { headers: { cookie, "accept-encoding": "gzip" } });
    const ratio = median(rates.map((rate, round) => rate / (floor[round] ?? Number.NaN)));
    return `| ${name} | ${median(rates).toFixed(0)} | ${ratio.toFixed(2)} | ${(sent.bytes / 1000).toFixed(0)} kB |`;
  };
  writeTable("bench-throughput.md", [
    `Answers a second, ${CONNECTIONS} connections, median of ${ROUNDS} rounds, demo firm, ${cpus().length} cores (shared with the client and the database), Node ${process.versions.node.split(".")[0]}, ${new Date().toISOString().slice(0, 10)}`,
    "",
    "| page | answers/s | of the plainest (aim: 0.50 or more) | sent, compressed |",
    "| --- | --- | --- | --- |",
    ...(await Promise.all(all.map(line))),
  ]);
} finally {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function answersPerSecond(address: string, cookie: string, milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const started = performance.now();
  let answers = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - started < milliseconds) {
      const answer = await get(app.address + address, { agent, headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  agent.destroy();
  return (answers * 1000) / (performance.now() - started);
}
