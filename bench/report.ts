import { rmSync } from "node:fs";
import { cpus } from "node:os";

import pg from "pg";

import { readBreakdown } from "../lib/crm/sales-report/breakdown";
import { type ReportPeriod, reportPeriod } from "../lib/crm/sales-report/report-period";
import { salesReport } from "../lib/crm/sales-report/sales-report";
import { connectDatabase } from "../lib/db/client";
import { openDataFolder } from "../lib/db/embedded/open-data-folder";
import { APP_ROLE } from "../lib/db/embedded/roles";
import { scratchFolder } from "../lib/db/embedded/scratch-folder";
import { startEmbedded } from "../lib/db/embedded/start-embedded";
import { deployMigrations, grantAppRole } from "../lib/db/migrate";
import { bestStatement } from "./best-statement";
import { fillSales, OPPORTUNITIES } from "./fill-sales";
import { median, withDatabase, writeTable } from "./table";

const ROUNDS = 5;
const TODAY = "2026-11-25";
const periods = [
  { name: "the year 2026", from: "2026-01-01", to: "2026-12-31" },
  { name: "one month", from: "2026-10-01", to: "2026-10-31" },
  { name: "2024 to 2026, all million", from: "2024-01-01", to: "2026-12-31" },
];

/**
 * npm run bench, part of the report: all figures of «Salgsrapport» as its page asks for them (the statements, the sums in
 * the tree, the names) against one statement that answers the same figures, in turns on the same server. The totals of
 * both must be equal. Writes docs/bench-report.md.
 */
const folder = scratchFolder("bench");
const server = await startEmbedded(openDataFolder(folder), { scratch: true });
try {
  await deployMigrations({ ownerUrl: server.ownerUrl });
  await grantAppRole({ ownerUrl: server.ownerUrl, appRole: APP_ROLE });
  const superuser = new pg.Client({ connectionString: withDatabase(server.superuserUrl, server.ownerUrl) });
  await superuser.connect();
  await fillSales(superuser).finally(() => superuser.end());
  const db = connectDatabase(server.appUrl, { connections: 4 });
  const plain = new pg.Client({ connectionString: server.appUrl });
  await plain.connect();

  const rows: string[] = [];
  for (const { name, from, to } of periods) {
    const period = reportPeriod({ from, to }, TODAY);
    const [best, report]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const one = await timed(() => won(plain, period));
      const other = await timed(async () => {
        const { total } = await salesReport(db, period, { kind: "all" });
        await readBreakdown(db, period, { scope: { kind: "all" }, under: [], by: null, language: "nb" });
        return total.actual;
      });
      if (one.value !== other.value) throw new Error(`${name}: the statement says ${one.value} øre, the report ${other.value}`);
      // The first round fills the caches.
      if (round > 0) best.push(one.time);
      if (round > 0) report.push(other.time);
    }
    const [floor, ours] = [median(best), median(report)];
    rows.push(`| ${name} | ${floor.toFixed(0)} ms | ${ours.toFixed(0)} ms | ${(ours / floor).toFixed(2)} |`);
  }
  await plain.end();
  await db.$disconnect();
  writeTable("bench-report.md", [
    `All figures of «Salgsrapport» over ${OPPORTUNITIES.toLocaleString("en")} opportunities and 300 sellers in a tree of five levels, median of ${ROUNDS} rounds, ${cpus().length} cores, PostgreSQL 18 as the app starts it, ${new Date().toISOString().slice(0, 10)}`,
    "",
    "| period | one statement for the same figures | the report | ratio (aim: at most 1.30) |",
    "| --- | --- | --- | --- |",
    ...rows,
  ]);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** What the statement says was won in all. */
async function won(plain: pg.Client, { from, to, today, before }: ReportPeriod): Promise<bigint> {
  const { rows } = await plain.query<{ what: string; kind: string; amount: string }>(bestStatement, [from, to, today, before?.from, before?.through]);
  return BigInt(rows.find(({ what, kind }) => what === "total" && kind === "won")?.amount ?? 0);
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ time: number; value: Value }> {
  const started = performance.now();
  const value = await work();
  return { time: performance.now() - started, value };
}
