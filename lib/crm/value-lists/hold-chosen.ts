import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";

/** The tables of value lists, by the field whose values they hold. */
type Lists = Record<string, string>;
type Chosen = Record<string, unknown>;

/**
 * Which of the chosen values can be chosen now: neither deleted nor switched off. They are held until the transaction
 * ends, so that who deletes or switches one off comes before this choice or after it.
 */
export async function holdChosen(tx: Transaction, lists: Lists, fields: Chosen): Promise<Map<string, Set<number>>> {
  const offered = new Map<string, Set<number>>();
  for (const [field, table] of Object.entries(lists)) {
    const ids = idsOf(fields[field]);
    if (ids.length === 0) continue;
    const rows = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM ${Prisma.raw(table)} WHERE id = ANY(${ids}::int[]) AND active AND deleted_by_operation IS NULL ORDER BY id FOR SHARE`;
    offered.set(field, new Set(rows.map(({ id }) => id)));
  }
  return offered;
}

/** Refuses a value that is chosen anew and not offered. One that the record has already stays, switched off or not. */
export function refuseNotOffered(offered: Map<string, Set<number>>, { before, after }: { before: Chosen; after: Chosen }, sentence: string): void {
  for (const [field, values] of offered) {
    const had = new Set(idsOf(before[field]));
    if (idsOf(after[field]).some((id) => !had.has(id) && !values.has(id))) throw refuseField(field, sentence);
  }
}

const idsOf = (chosen: unknown): number[] => [chosen].flat().filter((id) => typeof id === "number");
