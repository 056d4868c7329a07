import type { BudgetFacts } from "./budget-facts";
import { twelve } from "./budget-months";

/** The names of those who are in several «Salg» groups in the same month, and so stand in several parts of the grid. */
export function inSeveralGroups({ sellers, places }: BudgetFacts): string[] {
  const months = new Map<number, number[]>();
  for (const { seller, months: own } of places) months.set(seller, [...(months.get(seller) ?? []), ...own]);
  return sellers.filter(({ id }) => twelve.some((month) => (months.get(id) ?? []).filter((each) => each === month).length > 1)).map(({ name }) => name);
}
