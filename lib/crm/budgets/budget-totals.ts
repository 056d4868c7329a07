import type { Amounts, BudgetFacts } from "./budget-facts";
import { readLine } from "./budget-fields";
import { twelve } from "./budget-months";
import { linesIn } from "./changed-lines";
import type { BudgetLine } from "./lay-out-budget";
import { type Kroner, readKroner } from "./typed-kroner";

/** A figure of each of the twelve months, and of the year; null where there is none. */
export interface Figures {
  months: (number | null)[];
  year: number | null;
}

/** What stands in the cells now: of sellers and of groups, by id and month (0 to 11). */
export interface Standing {
  seller(id: number, month: number): Kroner;
  group(id: number, month: number): Kroner;
}

/** What is saved, and over it what stands in fields of a form, by their names. */
export function standingIn({ sellerAmounts, groupAmounts }: BudgetFacts, fields: Record<string, string | string[]> = {}): Standing {
  const typed = new Map<string, Kroner>();
  for (const [line, months] of linesIn(fields)) {
    const { kind, id } = readLine(line) ?? {};
    for (const [month, text] of months) typed.set(`${kind} ${id} ${month}`, readKroner(text));
  }
  const standing = (kind: string, saved: Amounts) => (id: number, month: number) => {
    const now = typed.get(`${kind} ${id} ${month}`);
    return now === undefined ? (saved[id]?.[month] ?? null) : now;
  };
  return { seller: standing("seller", sellerAmounts), group: standing("group", groupAmounts) };
}

/**
 * The figures of every line that is added up, by the line's key: sums, groups' own figures and what of these is not
 * dealt out («Ufordelt»: the own figure less the sum, in months that have one). A cell that can't be read adds nothing.
 */
export function budgetTotals(lines: readonly BudgetLine[], now: Standing): Map<string, Figures> {
  const totals = new Map<string, Figures>();
  let sum: (number | null)[] = [];
  for (const line of lines) {
    if (line.kind === "sum") {
      sum = line.sellers.map((sellers, month) => added(sellers.map((id) => figure(now.seller(id, month)))));
      totals.set(line.key, figures(sum));
    } else if (line.kind === "seller") {
      totals.set(line.key, figures(line.cells.map((cell, month) => (cell === "none" ? null : figure(now.seller(line.seller.id, month))))));
    } else {
      const own = twelve.map((month) => figure(now.group(line.group.id, month)));
      totals.set(line.key, figures(line.kind === "own" ? own : own.map((cell, month) => (cell === null ? null : cell - (sum[month] ?? 0)))));
    }
  }
  return totals;
}

const figure = (cell: Kroner): number | null => (cell === "unreadable" ? null : cell);

/** None where there is nothing to add up: an empty part of the budget is not nought. */
const added = (cells: readonly (number | null)[]): number | null =>
  cells.every((cell) => cell === null) ? null : cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);

const figures = (months: (number | null)[]): Figures => ({ months, year: added(months) });
