import { setBudgets } from "../crm/budgets/set-budgets";
import { createOpportunities } from "../crm/opportunities/create-opportunities";
import { todayInOslo } from "../dates/today";
import { budgetCells } from "./demo-budgets";
import type { DemoDays } from "./demo-days";
import type { Act } from "./demo-firm-acts";
import type { InventedOpportunity } from "./invent-opportunities";
import type { Staff } from "./set-up-demo-firm";

/** This year's and last year's budgets. */
export async function makeBudgets(act: Act, days: DemoDays, staff: Staff, sellers: ReadonlyMap<string, number>): Promise<void> {
  await act(setBudgets, { sellers: budgetCells(sellers, days.year - 1, days) }, { as: staff.named("Marte Kirkerud"), at: days.workday(45, "14:05") });
  await act(setBudgets, { sellers: budgetCells(sellers, days.year, days) }, { as: staff.named("Marte Kirkerud"), at: days.workday(45, "14:40") });
}

/** On the first of these working days all that was closed until then and all that is open; on each later one what was closed since. */
export const salesDays = [40, 25, 12, 5, 1] as const;

/** Enters what belongs to one of those days. */
export async function enterOpportunities(
  act: Act,
  days: DemoDays,
  staff: Staff,
  all: readonly InventedOpportunity[],
  day: (typeof salesDays)[number],
): Promise<void> {
  const until = (workday: number | undefined): string => (workday === undefined ? "" : todayInOslo(days.workday(workday, "12:00")));
  const since = until(salesDays[salesDays.indexOf(day) - 1]);
  const opportunities = all.filter(({ closedOn }) => (closedOn === undefined ? since === "" : closedOn > since && closedOn <= until(day)));
  if (opportunities.length > 0) await act(createOpportunities, { opportunities }, { as: staff.named("Ola Nordmann"), at: days.workday(day, "15:30") });
}
