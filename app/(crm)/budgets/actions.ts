"use server";

import { changedLines, text } from "@/lib/crm/budgets/changed-lines";
import { copyBudget } from "@/lib/crm/budgets/copy-budget";
import { fillBudget } from "@/lib/crm/budgets/fill-budget";
import { lockBudget } from "@/lib/crm/budgets/lock-budget";
import { saveBudget } from "@/lib/crm/budgets/save-budget";
import { todayInOslo } from "@/lib/dates/today";
import { formAction } from "@/lib/form-action";
import { href } from "@/lib/local-path";

import { budgetPath, placeIn } from "./paths";

export const save = formAction(saveBudget, {
  input: (fields, { keep }) => ({ year: text(fields.year), ...changedLines(fields, keep) }),
  fill: (fields) => fillBudget(fields, todayInOslo(new Date())),
  then: ({ year }, { own, group }) => budgetPath(year, placeIn({ own: text(own), group: text(group) })),
});

export const copy = formAction(copyBudget, {
  then: ({ year }) => budgetPath(year),
  refused: ({ offer }, { year, percent, replace }) =>
    offer.askAgain === undefined ? null : href("/budgets/copy", { year: text(year), percent: text(percent), replace: text(replace), changed: 1 }),
});

export const lock = formAction(lockBudget, {
  input: ({ year, locked }) => ({ year, locked }),
  then: ({ year }, { group }) => budgetPath(year, placeIn({ group: text(group) })),
});
