import { defineEntity } from "../../change-log/entity";

/** A seller's budget: in the log under the employee, its fields the months («2026-01»), whole kroner or null. */
export const budgetEntity = defineEntity({ name: "budget", table: "budget_month", subject: "employee", fields: {} });

/** A group's own budget: in the log under the group, its fields the months. */
export const groupBudgetEntity = defineEntity({ name: "groupBudget", table: "group_budget_month", subject: null, fields: {} });
