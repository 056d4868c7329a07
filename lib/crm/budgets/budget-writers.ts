import type { Transaction } from "../../db/client";
import { monthOf, twelve } from "./budget-months";
import { readBudget } from "./read-budget";
import type { BudgetCell } from "./write-cells";

type Where = Omit<BudgetCell, "amount">;

/**
 * Whose cells may be written: a seller's in months on whose first day the seller was in a «Salg» group, and those that
 * hold something already; a group's own where the group is a «Salg» group at some time of the year.
 */
export async function budgetWriters(tx: Transaction, year: number): Promise<{ seller(cell: Where): boolean; group(cell: Where): boolean }> {
  const facts = await readBudget(tx, year);
  const open = new Set(facts.places.flatMap(({ seller, months }) => months.map((month) => `${seller} ${monthOf(year, month)}`)));
  for (const [seller, amounts] of Object.entries(facts.sellerAmounts))
    for (const month of twelve) if (amounts[month] != null) open.add(`${seller} ${monthOf(year, month)}`);
  const groups = new Set(facts.groups.map(({ id }) => id));
  return { seller: ({ id, month }) => open.has(`${id} ${month}`), group: ({ id }) => groups.has(id) };
}
