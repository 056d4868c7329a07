import { defineEntity, type EntityField } from "../../change-log/entity";
import { firstYear, lastYear, monthOf, twelve } from "./budget-months";

/** The months that have a budget, as fields: each a row of its own, of the seller or the group. */
const months = (table: string, key: string): Record<string, EntityField> =>
  Object.fromEntries(
    Array.from({ length: lastYear - firstYear + 1 }, (_, n) => firstYear + n).flatMap((year) =>
      twelve.map((place): [string, EntityField] => {
        const month = monthOf(year, place);
        return [month, { kind: "cell", table, key, at: { column: "month", is: `${month}-01`, type: "date" }, value: "amount" }];
      }),
    ),
  );

/** A seller's budget: in the log under the employee, its fields the months («2026-01»), whole kroner or null. */
export const budgetEntity = defineEntity({ name: "budget", table: "employee", subject: "employee", fields: months("budget_month", "employee_id") });

/** A group's own budget: in the log under the group, its fields the months. */
export const groupBudgetEntity = defineEntity({
  name: "groupBudget",
  table: "employee_group",
  subject: null,
  fields: months("group_budget_month", "group_id"),
});

/** A year of the budget: its id is the year. */
export const budgetYearEntity = defineEntity({
  name: "budgetYear",
  table: "budget_year",
  subject: null,
  fields: { locked: { kind: "column", column: "locked", type: "boolean" } },
});
