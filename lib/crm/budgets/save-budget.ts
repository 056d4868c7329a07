import { z } from "zod";

import { lastToChange } from "../../change-log/edit-fields";
import { defineCommand, type Run } from "../../command";
import { type Conflict, type Message, Refusal } from "../../refusal";
import { id, key } from "../../validation/text";
import { monthField, readLine, yearField } from "./budget-fields";
import { budgetYear, monthOf } from "./budget-months";
import { budgetWriters } from "./budget-writers";
import { readKroner } from "./typed-kroner";
import { type BudgetCell, cellKey, heldIn, holdYears, ofGroups, ofSellers, writeCells } from "./write-cells";

const kroner = z.int().min(0).nullable();
const line = z.strictObject({
  line: z.string().refine((name) => readLine(name) !== null, key("errors.invalid")),
  id,
  months: z.array(z.strictObject({ month: z.int().min(1).max(12), typed: z.string(), seen: kroner, keep: z.enum(["mine", "theirs"]).nullable() })).max(12),
  year: z.string().nullable(),
});
type Line = z.output<typeof line>;

interface Wanted extends BudgetCell {
  field: string;
  seen: number | null;
  keep: "mine" | "theirs" | null;
}

/**
 * Saves what somebody changed in a year's budget: of sellers and of groups, each cell with the figure the person saw.
 * Cells that others changed meanwhile stand; one that both changed is refused, with what it holds now and who set it,
 * unless the person has chosen. A year's amount that is not dealt out on its months is refused.
 */
export const saveBudget = defineCommand({
  name: "budgets.save",
  permission: "budgets.edit",
  input: z.strictObject({ year: budgetYear, sellers: z.array(line).max(2_000), groups: z.array(line).max(2_000) }),
  undo: "undo",
  async run({ tx, log, input: { year, sellers, groups } }) {
    const lines = { sellers: readLines(year, sellers), groups: readLines(year, groups) };
    await holdYears(tx, [year]);
    const may = await budgetWriters(tx, year);
    refuse({
      fieldErrors: {
        ...Object.fromEntries(lines.sellers.filter((cell) => !may.seller(cell)).map(({ field }) => [field, { key: "budgets.errors.notSeller" }])),
        ...Object.fromEntries(lines.groups.filter((cell) => !may.group(cell)).map(({ field }) => [field, { key: "budgets.errors.notSalesGroup" }])),
      },
    });
    const writing = { sellers: await guarded(tx, ofSellers, lines.sellers), groups: await guarded(tx, ofGroups, lines.groups) };
    const conflicts = [...writing.sellers.conflicts, ...writing.groups.conflicts];
    if (conflicts.length > 0) throw new Refusal({ message: { key: "errors.savedMeanwhile" }, conflicts });

    const ofEach = {
      sellers: await writeCells({ tx, log }, ofSellers, writing.sellers.cells),
      groups: await writeCells({ tx, log }, ofGroups, writing.groups.cells),
    };
    const [cells, owners] = [ofEach.sellers.cells.length + ofEach.groups.cells.length, ofEach.sellers.names.length + ofEach.groups.names.length];
    if (cells > 0) log.note({ year: String(year), cells, owners, group: ofEach.groups.names[0] ?? "" });
    return { year, cells };
  },
});

/** The cells as figures. Refuses what can't be read, and a year's amount that stands by itself. */
function readLines(year: number, lines: Line[]): Wanted[] {
  const wrong: Record<string, Message> = {};
  const cells = lines.flatMap((each) => {
    if (each.year !== null)
      wrong[yearField(each.line)] = { key: readKroner(each.year) === "unreadable" ? "budgets.errors.amount" : "budgets.errors.notDealtOut" };
    return each.months.flatMap(({ month, typed, ...guard }) => {
      const field = monthField(each.line, month - 1);
      const amount = readKroner(typed);
      if (amount === "unreadable") wrong[field] = { key: "budgets.errors.amount" };
      return amount === "unreadable" ? [] : [{ ...guard, field, id: each.id, month: monthOf(year, month - 1), amount }];
    });
  });
  if (new Set(cells.map(cellKey)).size < cells.length) throw new Refusal({ message: { key: "budgets.errors.cellTwice" } });
  refuse({ fieldErrors: wrong });
  return cells;
}

function refuse({ fieldErrors }: { fieldErrors: Record<string, Message> }): void {
  if (Object.keys(fieldErrors).length > 0) throw new Refusal({ fieldErrors });
}

/** The cells to write, and those that hold neither what was seen nor what is asked for. */
async function guarded(tx: Run<unknown>["tx"], kind: typeof ofSellers, wanted: Wanted[]): Promise<{ cells: BudgetCell[]; conflicts: Conflict[] }> {
  const held = await heldIn(tx, kind, wanted);
  const clashing = wanted.filter((cell) => {
    const now = held.get(cellKey(cell)) ?? null;
    return now !== cell.seen && now !== cell.amount;
  });
  const conflicts = clashing
    .filter(({ keep }) => keep === null)
    .map(async (cell) => ({
      field: cell.field,
      now: String(held.get(cellKey(cell)) ?? ""),
      by: await lastToChange(tx, kind.entity, cell.id, cell.month),
    }));
  const theirs = new Set(clashing.filter(({ keep }) => keep === "theirs"));
  const cells = wanted.filter((cell) => !theirs.has(cell)).map(({ id: owner, month, amount }) => ({ id: owner, month, amount }));
  return { cells, conflicts: await Promise.all(conflicts) };
}
