import { z } from "zod";

import type { EntityDefinition, FieldValues } from "../../change-log/entity";
import { defineCommand, type Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { NotFound } from "../../refusal";
import { id, key } from "../../validation/text";
import { budgetEntity, groupBudgetEntity } from "./budget-entity";

const month = z.string(key("errors.invalid")).regex(/^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/, key("errors.invalid"));
const amount = z.int(key("budgets.errors.amount")).min(0, key("budgets.errors.amount")).max(10_000_000_000, key("budgets.errors.amount"));
const cell = z.strictObject({ id, month, amount: amount.nullable() });
type Cell = z.output<typeof cell>;
const cells = z
  .array(cell)
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
  undo: "final",
  async run(run) {
    const sellers = await setCells(run, run.input.sellers, { entity: budgetEntity, owner: "employee", key: "employee_id" });
    const groups = await setCells(run, run.input.groups, { entity: groupBudgetEntity, owner: "employee_group", key: "group_id" });
    return { cells: sellers + groups };
  },
});

interface Kind {
  entity: EntityDefinition;
  /** The table of those who have the budgets, and the column that names them. */
  owner: string;
  key: string;
}

/** Answers how many cells changed. */
async function setCells({ tx, log }: Pick<Run<unknown>, "tx" | "log">, wanted: Cell[], { entity, owner, key: column }: Kind): Promise<number> {
  const [budget, ownerId] = [Prisma.raw(entity.table), Prisma.raw(column)];
  const names = await ownersOf(tx, owner, wanted);
  const current = await tx.$queryRaw<{ id: number; month: string; amount: number }[]>`
    SELECT b.${ownerId} AS id, to_char(b.month, 'YYYY-MM') AS month, b.amount::float8 AS amount
    FROM ${budget} b JOIN ${recordset(wanted)} ON b.${ownerId} = c.id AND b.month = (c.month || '-01')::date FOR UPDATE OF b`;
  const held = new Map(current.map((row) => [`${row.id} ${row.month}`, row.amount]));
  const changed = wanted.filter((each) => (held.get(`${each.id} ${each.month}`) ?? null) !== each.amount);
  if (changed.length === 0) return 0;

  // The year's row is what locking a year and writing its budgets wait for each other by.
  await tx.$executeRaw`
    INSERT INTO budget_year (year) SELECT DISTINCT left(c.month, 4)::int FROM ${recordset(changed)} ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    DELETE FROM ${budget} b USING ${recordset(changed.filter((each) => each.amount === null))}
    WHERE b.${ownerId} = c.id AND b.month = (c.month || '-01')::date`;
  await tx.$executeRaw`
    INSERT INTO ${budget} (${ownerId}, month, amount)
    SELECT c.id, (c.month || '-01')::date, c.amount FROM ${recordset(changed.filter((each) => each.amount !== null))}
    ON CONFLICT (${ownerId}, month) DO UPDATE SET amount = EXCLUDED.amount`;
  for (const [id, label] of names) {
    const own = changed.filter((each) => each.id === id);
    const months = (value: (each: Cell) => number | null): FieldValues => Object.fromEntries(own.map((each) => [each.month, value(each)]));
    const before = months((each) => held.get(`${id} ${each.month}`) ?? null);
    log.change({ entity, id, before, after: months((each) => each.amount), label });
  }
  log.note({ [entity.name]: changed.length });
  return changed.length;
}

async function ownersOf(tx: Transaction, owner: string, wanted: Cell[]): Promise<Map<number, string>> {
  const ids = [...new Set(wanted.map(({ id: ownerId }) => ownerId))];
  const found = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT id, name FROM ${Prisma.raw(owner)} WHERE id = ANY(${ids}::int[]) ORDER BY id FOR KEY SHARE`;
  if (found.length < ids.length) throw new NotFound(owner);
  return new Map(found.map(({ id: ownerId, name }) => [ownerId, name]));
}

const recordset = (rows: Cell[]): Prisma.Sql => Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id int, month text, amount bigint)`;
