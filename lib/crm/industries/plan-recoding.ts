import type { Database, Transaction } from "../../db/client";
import { canBeRestored } from "../deleted-customers/deleted-customers";
import type { RecodingLine } from "./recoding-table";

export interface RecodedIndustry {
  id: number;
  name: string;
  code: string;
  /** The codes it may get: one, or several to choose among. */
  to: string[];
  /** Customers in it, deleted ones that can be restored too. */
  customers: number;
}

export interface RecodingPlan {
  id: number;
  from: string;
  to: string;
  /** By code. */
  industries: RecodedIndustry[];
  /** Industries that have a code of the new standard already, by that code. */
  holders: { id: number; name: string; code: string }[];
  /** Codes of the table that no industry has. */
  unused: number;
  /** It leaves nothing to do, for it was carried out: the industries have the new codes. */
  carriedOut: boolean;
}

/** What a table of from and to comes to, as the industries are now; null when there is no such table. */
export async function planRecoding(db: Database | Transaction, id: number): Promise<RecodingPlan | null> {
  const recoding = await db.recoding.findUnique({ where: { id } });
  if (!recoding) return null;
  const targets = new Map<string, string[]>();
  for (const [from, to] of recoding.lines as RecodingLine[]) targets.set(from, [...(targets.get(from) ?? []), to]);
  const coded = await db.$queryRaw<{ id: number; name: string; code: string; standard: string; customers: number }[]>`
    SELECT i.id, i.nb AS name, i.code, i.code_standard AS standard,
           (SELECT count(*)::int FROM customer_industry l WHERE l.industry_id = i.id) - coalesce(gone.n, 0) AS customers
    FROM industry i LEFT JOIN (
      SELECT l.industry_id, count(*)::int AS n FROM customer c JOIN customer_industry l ON l.customer_id = c.id
      WHERE c.deleted_by_operation IS NOT NULL AND NOT (${canBeRestored}) GROUP BY l.industry_id
    ) gone ON gone.industry_id = i.id
    WHERE i.code IS NOT NULL AND i.deleted_by_operation IS NULL ORDER BY i.code, i.id`;
  const industries = coded.flatMap(({ standard, ...industry }) => {
    const to = standard === recoding.fromStandard ? targets.get(industry.code) : undefined;
    return to ? [{ ...industry, to }] : [];
  });
  const holders = coded.filter(({ standard }) => standard === recoding.toStandard).map(({ id: holder, name, code }) => ({ id: holder, name, code }));
  const unused = targets.size - industries.length;
  const carriedOut = industries.length === 0 && (await wasCarriedOut(db, recoding));
  return { id, from: recoding.fromStandard, to: recoding.toStandard, industries, holders, unused, carriedOut };
}

/** Whether an act since the table was kept went by it. Asked only of a table that leaves nothing to do. */
async function wasCarriedOut(db: Database | Transaction, { id, operationId }: { id: number; operationId: number }): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM operation WHERE id > ${operationId} AND kind = 'industries.recode' AND data->'table' = to_jsonb(${id}::int) LIMIT 1`;
  return found.length > 0;
}

/** What becomes of an industry: it gets the code, or its customers go to the one that has it, or it is left as it is. */
export interface RecodingStep {
  industry: RecodedIndustry;
  code: string | null;
  into: { id: number; name: string } | null;
}

/**
 * The steps of a plan with the answers to what can't be told by the table: an industry whose code becomes several gets
 * the chosen one, or is left. The first to get a code keeps its place; those that get the same after it are moved into it.
 */
export function recodingSteps({ industries, holders }: RecodingPlan, chosen: ReadonlyMap<number, string>): RecodingStep[] {
  const holding = new Map(holders.map(({ id, name, code }) => [code, { id, name }]));
  return industries.map((industry) => {
    const code = industry.to.length === 1 ? (industry.to[0] ?? null) : (industry.to.find((each) => each === chosen.get(industry.id)) ?? null);
    if (code === null) return { industry, code, into: null };
    const into = holding.get(code) ?? null;
    if (!into) holding.set(code, { id: industry.id, name: industry.name });
    return { industry, code, into };
  });
}

/** What the page showed, in a few numbers sent back with «Ja»: asked again when they are others by then. */
export const seenOf = ({ industries, holders }: RecodingPlan): { industries: number; customers: number; holders: number } => ({
  industries: industries.length,
  customers: industries.reduce((sum, { customers }) => sum + customers, 0),
  holders: holders.length,
});
