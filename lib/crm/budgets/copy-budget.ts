import { z } from "zod";

import { defineCommand } from "../../command";
import { Refusal } from "../../refusal";
import { key, onOff } from "../../validation/text";
import { budgetYear } from "./budget-months";
import { readPercent } from "./percent";
import { planCopy } from "./plan-copy";
import { readBudget } from "./read-budget";
import { holdYears, ofGroups, ofSellers, writeCells } from "./write-cells";

const count = z.union([z.int().min(0), z.string().regex(/^\d{1,6}$/)], key("errors.invalid")).transform(Number);

/**
 * Copies last year's budget to a year, with a percentage. The person has seen how many cells it writes and how many of
 * them hold a figure already: where that has changed meanwhile, the question is asked again.
 */
export const copyBudget = defineCommand({
  name: "budgets.copy",
  permission: "budgets.edit",
  input: z.strictObject({
    year: budgetYear,
    percent: z.string(key("errors.invalid")).transform((typed, context) => {
      const hundredths = readPercent(typed);
      if (hundredths === null) context.addIssue({ code: "custom", message: "budgets.errors.percent" });
      return hundredths ?? 0;
    }),
    replace: onOff,
    cells: count,
    replaced: count,
  }),
  undo: "undo",
  async run({ tx, log, input: { year, percent, replace, cells, replaced } }) {
    await holdYears(tx, [year - 1, year]);
    const plan = planCopy(await readBudget(tx, year - 1), await readBudget(tx, year), { hundredths: percent, replace });
    if (plan.sellers.length + plan.groups.length !== cells || plan.replaced !== replaced)
      throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    await writeCells({ tx, log }, ofSellers, plan.sellers);
    await writeCells({ tx, log }, ofGroups, plan.groups);
    if (cells > 0) log.note({ year: String(year), from: String(year - 1), percent: String(percent / 100).replace(".", ","), cells });
    return { year };
  },
});
