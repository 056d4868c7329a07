import { z } from "zod";

import { defineCommand } from "../../command";
import { id, key } from "../../validation/text";
import { mostKroner } from "./typed-kroner";
import { holdYears, ofGroups, ofSellers, writeCells } from "./write-cells";

const month = z.string(key("errors.invalid")).regex(/^20\d{2}-(0[1-9]|1[0-2])$/, key("errors.invalid"));
const amount = z.int(key("budgets.errors.amount")).min(0, key("budgets.errors.amount")).max(mostKroner, key("budgets.errors.amount"));
const cells = z
  .array(z.strictObject({ id, month, amount: amount.nullable() }))
  .max(5_000)
  .default([])
  .refine((list) => new Set(list.map(({ id: owner, month: when }) => `${owner} ${when}`)).size === list.length, key("budgets.errors.cellTwice"));

/**
 * Sets cells of the sales budget: of sellers (by employee) and of groups (their own figure), whole kroner for a
 * month («2026-01»), null to empty a cell. A cell that holds its amount already is no change. Months of a locked
 * year are refused by the database's own rule.
 */
export const setBudgets = defineCommand({
  name: "budgets.set",
  permission: "budgets.edit",
  input: z.strictObject({ sellers: cells, groups: cells }),
  undo: "undo",
  async run({ tx, log, input: { sellers, groups } }) {
    await holdYears(
      tx,
      [...sellers, ...groups].map((cell) => Number(cell.month.slice(0, 4))),
    );
    const ofEach = { sellers: await writeCells({ tx, log }, ofSellers, sellers), groups: await writeCells({ tx, log }, ofGroups, groups) };
    if (ofEach.sellers.cells.length > 0) log.note({ budget: ofEach.sellers.cells.length });
    if (ofEach.groups.cells.length > 0) log.note({ groupBudget: ofEach.groups.cells.length });
    return { cells: ofEach.sellers.cells.length + ofEach.groups.cells.length };
  },
});
