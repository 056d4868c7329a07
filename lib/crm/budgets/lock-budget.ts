import { z } from "zod";

import { defineCommand } from "../../command";
import { onOff } from "../../validation/text";
import { budgetYearEntity } from "./budget-entity";
import { budgetYear } from "./budget-months";

/** Locks a year's budget, or opens it again. Who is writing in it is waited for; a year locked already is no change. */
export const lockBudget = defineCommand({
  name: "budgets.lock",
  permission: "budgets.edit",
  input: z.strictObject({ year: budgetYear, locked: onOff }),
  undo: "undo",
  async run({ tx, log, input: { year, locked } }) {
    const changed = locked
      ? await tx.$queryRaw<unknown[]>`
          INSERT INTO budget_year (year, locked) VALUES (${year}, true)
          ON CONFLICT (year) DO UPDATE SET locked = true WHERE NOT budget_year.locked RETURNING year`
      : await tx.$queryRaw<unknown[]>`UPDATE budget_year SET locked = false WHERE year = ${year} AND locked RETURNING year`;
    if (changed.length > 0) {
      log.note({ year: String(year), locked: String(locked) });
      log.change({ entity: budgetYearEntity, id: year, before: { locked: !locked }, after: { locked } });
    }
    return { year };
  },
});
