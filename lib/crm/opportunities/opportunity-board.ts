import type { Database } from "../../db/client";
import { conditionOf } from "./opportunity-conditions";
import { listSteps } from "./opportunity-queries";
import type { OpportunitySearch } from "./opportunity-search";
import { type OpportunitySums, sumBySteps } from "./opportunity-sums";
import { type OpportunityRow, rowsOfOpportunities } from "./search-opportunities";

export interface BoardStep extends OpportunitySums {
  /** null: without a step. */
  id: number | null;
  /** In the reader's language; "" without a step. */
  name: string;
  /** Whether opportunities can be moved here: not to a step that is switched off. */
  offered: boolean;
  /** The first to close, at most `cardsPerStep`. */
  rows: OpportunityRow[];
}

export const cardsPerStep = 20;

/** What is found, by step, in the order of the steps: each with its count, its sums and its first to close. Those without a step come first, where there are any. */
export async function boardOf(db: Database, search: OpportunitySearch, language: "nb" | "en", now: Date = new Date()): Promise<BoardStep[]> {
  const [sums, rows] = await Promise.all([sumBySteps(db, search, now), firstToClose(db, search, language, now)]);
  const steps = await listSteps(
    db,
    language,
    sums.map(({ part }) => part),
  );
  const part = (id: number | null): Omit<BoardStep, "name" | "offered"> => {
    const { found, amount, share, forecast } = sums.find((sum) => sum.part === id) ?? { found: 0, amount: 0n, share: 0n, forecast: 0n };
    return { id, found, amount, share, forecast, rows: rows.filter(({ stepId }) => stepId === id) };
  };
  const without = { ...part(null), name: "", offered: true };
  return [...(without.found > 0 ? [without] : []), ...steps.map(({ id, name, offered }) => ({ ...part(id), name, offered }))];
}

async function firstToClose(db: Database, search: OpportunitySearch, language: "nb" | "en", now: Date): Promise<OpportunityRow[]> {
  const ids = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM (
      SELECT o.id, o.expected_close, row_number() OVER (PARTITION BY o.step_id ORDER BY o.expected_close, o.id) AS place
      FROM opportunity o JOIN customer c ON c.id = o.customer_id WHERE ${await conditionOf(db, search, now)}
    ) x WHERE place <= ${cardsPerStep} ORDER BY expected_close, id`;
  const rows = ids.map(({ id }) => id);
  return rowsOfOpportunities(db, rows, { search, language, now });
}
