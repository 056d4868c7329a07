import type { Amounts, BudgetFacts } from "./budget-facts";
import { homesOf } from "./lay-out-budget";
import { monthOf, twelve } from "./budget-months";
import { withPercent } from "./percent";
import { mostKroner } from "./typed-kroner";
import type { BudgetCell } from "./write-cells";

export interface CopyPlan {
  sellers: BudgetCell[];
  groups: BudgetCell[];
  /** How many of these cells hold another figure now, which the copy replaces. */
  replaced: number;
  /** How many figures of last year have no cell to go to: their seller is in no «Salg» group in that month. */
  leftOut: number;
  /** What all of the year's cells make now, and with the copy in it. */
  before: number;
  after: number;
}

/**
 * What a copy of last year's budget with a percentage would write. Cells that hold a figure are left as they are,
 * unless `replace`. An amount that would be above what a cell holds is cut there.
 */
export function planCopy(last: BudgetFacts, facts: BudgetFacts, { hundredths, replace }: { hundredths: number; replace: boolean }): CopyPlan {
  const home = homesOf(facts);
  const groups = new Set(facts.groups.map(({ id }) => id));
  const plan: CopyPlan = { sellers: [], groups: [], replaced: 0, leftOut: 0, before: total(facts.sellerAmounts), after: 0 };
  let more = 0;

  const copy = (from: Amounts, to: Amounts, into: BudgetCell[], has: (id: number, month: number) => boolean, counts: boolean): void => {
    for (const [key, amounts] of Object.entries(from))
      for (const month of twelve) {
        const [id, source, now] = [Number(key), amounts[month] ?? null, to[Number(key)]?.[month] ?? null];
        if (source === null) continue;
        if (!has(id, month)) {
          plan.leftOut += 1;
          continue;
        }
        const amount = Math.min(mostKroner, withPercent(source, hundredths));
        if (amount === now || (now !== null && !replace)) continue;
        into.push({ id, month: monthOf(facts.year, month), amount });
        if (now !== null) plan.replaced += 1;
        if (counts) more += amount - (now ?? 0);
      }
  };
  copy(last.sellerAmounts, facts.sellerAmounts, plan.sellers, (id, month) => home(id, month) !== null || facts.sellerAmounts[id]?.[month] != null, true);
  copy(last.groupAmounts, facts.groupAmounts, plan.groups, (id) => groups.has(id), false);
  plan.after = plan.before + more;
  return plan;
}

const total = (amounts: Amounts): number =>
  Object.values(amounts)
    .flat()
    .reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
