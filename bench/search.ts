import { cpus } from "node:os";

import { buildIfNeeded } from "../scripts/build/build-if-needed";
import { measureCard } from "./search-card";
import { measureCrowd } from "./search-crowd";
import { type BenchFirm, demoAndMillion } from "./search-firms";
import { measureMix } from "./search-mix";
import { measureRestore } from "./search-restore";
import { writeTable } from "./table";

const [ROUNDS, WARM_UP, PEOPLE, MINUTE] = [8, 2, 100, 60_000];
const SHOWN = 25;

/**
 * npm run bench, last part: a hundred kinds of searches, the card, deleting and restoring, and a crowd, in a firm with a
 * million customers and in the demo firm, both running at once. Writes docs/bench-search.md.
 */
await buildIfNeeded({ serverActionsKey: undefined });
const { demo, million, filledIn } = await demoAndMillion();
try {
  const mix = await measureMix(demo, million, { rounds: ROUNDS, warmUp: WARM_UP });
  const cards = await measureCard(demo, million, { rounds: 40, warmUp: 12 });
  const restore = await measureRestore(million, 3);
  const crowd = await measureCrowd(million, { people: PEOPLE, milliseconds: MINUTE });
  const { rows } = await million.superuser.query<Record<"customers" | "contacts" | "places" | "opportunities", number>>(
    `SELECT (SELECT count(*)::int FROM customer) AS customers, (SELECT count(*)::int FROM contact) AS contacts,
            (SELECT count(*)::int FROM contact_link) AS places, (SELECT count(*)::int FROM opportunity) AS opportunities`,
  );
  const hugePages = await hugePagesOf([demo, million]);
  const many = (what: keyof (typeof rows)[number]): string => (rows[0]?.[what] ?? 0).toLocaleString("en");
  const ratio = ({ few, many: large }: { few: number; many: number }): number => large / few;
  const line = (name: string, figure: { few: number; many: number }, aim: number): string =>
    `| ${name} | ${ms(figure.few)} | ${ms(figure.many)} | ${ratio(figure).toFixed(2)} (aim: at most ${aim}) |`;
  const worst = mix.kinds.toSorted((a, b) => ratio(b) - ratio(a));
  const over = worst.filter((one) => ratio(one) > 8).length;
  writeTable("bench-search.md", [
    `Search in ${many("customers")} customers, ${many("contacts")} contacts at ${many("places")} places and ${many("opportunities")} opportunities against the demo firm's 3,094 customers, whole pages over HTTP, signed in, one request at a time, ${cpus().length} cores (shared with both apps and their databases), Node ${process.versions.node.split(".")[0]}, PostgreSQL 18 as the app starts it, ${hugePages} huge pages, ${new Date().toISOString().slice(0, 10)}`,
    "",
    ...(filledIn === null ? [] : [`Filling the million took ${(filledIn / 60).toFixed(1)} minutes.`, ""]),
    `${mix.kinds.length} kinds of searches, filters and pages, mixed at random, ${mix.answers.toLocaleString("en")} answers each:`,
    "",
    "| of the mix | 3,094 customers | a million | ratio |",
    "| --- | --- | --- | --- |",
    line("p50", mix.p50, 1.5),
    line("p99", mix.p99, 4),
    "",
    `${over === 0 ? "No kind is" : `${over} of the kinds are`} above 8 times (aim: none). The ${SHOWN} worst, by their medians:`,
    "",
    "| kind | 3,094 customers | a million | ratio |",
    "| --- | --- | --- | --- |",
    ...worst.slice(0, SHOWN).map((one) => `| ${one.name} | ${ms(one.few)} | ${ms(one.many)} | ${ratio(one).toFixed(2)} |`),
    "",
    "| page | 3,094 customers | a million | ratio |",
    "| --- | --- | --- | --- |",
    ...cards.map((one) => line(one.name, one, 1.2)),
    "",
    "| act, in the million | bare UPDATE of as many rows | by the command, log and all | ratio |",
    "| --- | --- | --- | --- |",
    ...restore.figures.map(({ name, bare, ours }) => `| ${name} | ${seconds(bare)} | ${seconds(ours)} | ${(ours / bare).toFixed(2)} (aim: at most 2) |`),
    "",
    `The question before restoring, with all that can't be as it was: ${seconds(restore.question)}.`,
    "",
    `${PEOPLE} people who click at random for a minute (searches, cards and their tabs, 2 to 8 s between two clicks): ${crowd.answers} answers, ${crowd.errors.length} errors (aim: none), p50 ${ms(crowd.p50)}, p99 ${ms(crowd.p99)}, slowest ${ms(crowd.worst)}; one person alone p50 ${ms(crowd.idle)}, so the slowest is ${(crowd.worst / crowd.idle).toFixed(1)} times that (aim: at most 10).${crowd.errors[0] ? ` The first error: ${crowd.errors[0]}` : ""}`,
  ]);
} finally {
  await demo.close();
  await million.close();
}

/** Whether the databases keep their tables in huge pages: «with», «without», or, where the machine had too few set aside, «with too few». */
async function hugePagesOf(firms: BenchFirm[]): Promise<string> {
  const status = await Promise.all(firms.map(({ superuser }) => superuser.query<{ huge_pages_status: string }>("SHOW huge_pages_status")));
  const on = status.filter(({ rows }) => rows[0]?.huge_pages_status === "on").length;
  return on === firms.length ? "with" : on === 0 ? "without" : "with too few";
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
