import { setTimeout as sleep } from "node:timers/promises";

import { seededRandom } from "../lib/demo/seeded-random";
import { answerTime, type BenchFirm } from "./search-firms";
import { searchKinds } from "./search-kinds";
import { median, percentile } from "./table";

export interface CrowdFigures {
  idle: number;
  answers: number;
  p50: number;
  p99: number;
  worst: number;
  errors: string[];
}

/**
 * People who click at random for so long: a search, a filter, a page or a card, read for some seconds, and the next. Each
 * waits 2 to 8 s between two clicks, as long as it takes to look at a page.
 */
export async function measureCrowd(firm: BenchFirm, { people, milliseconds }: { people: number; milliseconds: number }): Promise<CrowdFigures> {
  const random = seededRandom("crowd");
  const { rows } = await firm.superuser.query<{ id: number }>(
    "SELECT id FROM customer WHERE deleted_by_operation IS NULL ORDER BY hashint8extended(id, 42) LIMIT 500",
  );
  const cards = rows.flatMap(({ id }) => [`/customers/${id}`, `/customers/${id}/contacts`, `/customers/${id}/history`, `/customers/${id}/opportunities`]);
  const searches = (await searchKinds(firm.superuser)).flatMap(({ addresses }) => addresses);
  const click = (): string => random.one(random.chance(0.5) ? cards : searches);
  const alone: number[] = [];
  for (let n = 0; n < 200; n++) alone.push(await answerTime(firm, click()));
  const [times, errors]: [number[], string[]] = [[], []];
  const until = performance.now() + milliseconds;
  const person = async (): Promise<void> => {
    await sleep(random.next() * 5_000);
    while (performance.now() < until) {
      await answerTime(firm, click()).then(
        (time) => times.push(time),
        (error: unknown) => errors.push(String(error)),
      );
      await sleep(2_000 + random.next() * 6_000);
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  return { idle: median(alone), answers: times.length, p50: median(times), p99: percentile(times, 0.99), worst: Math.max(...times), errors };
}
