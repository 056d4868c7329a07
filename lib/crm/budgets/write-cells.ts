import type { EntityDefinition, FieldValues } from "../../change-log/entity";
import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { NotFound } from "../../refusal";
import { budgetEntity, groupBudgetEntity } from "./budget-entity";

export interface BudgetCell {
  /** The seller or the group. */
  id: number;
  /** «2026-01». */
  month: string;
  /** Whole kroner; null empties the cell. */
  amount: number | null;
}

interface Kind {
  entity: EntityDefinition;
  table: string;
  /** The table of those who have the budgets, and the column that names them. */
  owner: string;
  key: string;
}

export const ofSellers: Kind = { entity: budgetEntity, table: "budget_month", owner: "employee", key: "employee_id" };
export const ofGroups: Kind = { entity: groupBudgetEntity, table: "group_budget_month", owner: "employee_group", key: "group_id" };

/** Makes everybody who writes budgets of these years wait for this transaction: an empty cell has no row to lock. */
export async function holdYears(tx: Transaction, years: Iterable<number>): Promise<void> {
  for (const year of [...new Set(years)].sort((a, b) => a - b)) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('budget_year.year'), ${year}::int)`;
}

/** What the cells hold now, by `cellKey`; empty ones are not in it. */
export async function heldIn(tx: Transaction, { table, key }: Kind, cells: readonly Omit<BudgetCell, "amount">[]): Promise<Map<string, number>> {
  const [budget, ownerId] = [Prisma.raw(table), Prisma.raw(key)];
  const rows = await tx.$queryRaw<{ id: number; month: string; amount: bigint }[]>`
    SELECT b.${ownerId} AS id, to_char(b.month, 'YYYY-MM') AS month, b.amount
    FROM ${budget} b JOIN ${recordset(cells)} ON b.${ownerId} = c.id AND b.month = (c.month || '-01')::date FOR UPDATE OF b`;
  return new Map(rows.map((row) => [cellKey(row), Number(row.amount)]));
}

export const cellKey = ({ id, month }: Omit<BudgetCell, "amount">): string => `${id} ${month}`;

/**
 * Writes the cells that are to hold something else than they do, and logs each seller's or group's months. The years
 * must be held (holdYears). Answers the cells that changed and the names of those they belong to.
 * @throws NotFound for a seller or group that is not there
 */
export async function writeCells(
  { tx, log }: Pick<Run<unknown>, "tx" | "log">,
  kind: Kind,
  wanted: readonly BudgetCell[],
): Promise<{ cells: BudgetCell[]; names: string[] }> {
  const [budget, ownerId] = [Prisma.raw(kind.table), Prisma.raw(kind.key)];
  const names = await ownersOf(tx, kind.owner, wanted);
  const held = await heldIn(tx, kind, wanted);
  const changed = wanted.filter((cell) => (held.get(cellKey(cell)) ?? null) !== cell.amount);
  if (changed.length === 0) return { cells: [], names: [] };

  // The year's row is what locking a year and writing its budgets wait for each other by.
  await tx.$executeRaw`
    INSERT INTO budget_year (year) SELECT DISTINCT left(c.month, 4)::int FROM ${recordset(changed)} ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    DELETE FROM ${budget} b USING ${recordset(changed.filter(({ amount }) => amount === null))}
    WHERE b.${ownerId} = c.id AND b.month = (c.month || '-01')::date`;
  await tx.$executeRaw`
    INSERT INTO ${budget} (${ownerId}, month, amount)
    SELECT c.id, (c.month || '-01')::date, c.amount FROM ${recordset(changed.filter(({ amount }) => amount !== null))}
    ON CONFLICT (${ownerId}, month) DO UPDATE SET amount = EXCLUDED.amount`;
  for (const [id, label] of names) {
    const own = changed.filter((cell) => cell.id === id);
    const months = (value: (cell: BudgetCell) => number | null): FieldValues => Object.fromEntries(own.map((cell) => [cell.month, value(cell)]));
    log.change({ entity: kind.entity, id, before: months((cell) => held.get(cellKey(cell)) ?? null), after: months(({ amount }) => amount), label });
  }
  return { cells: changed, names: [...names].filter(([id]) => changed.some((cell) => cell.id === id)).map(([, name]) => name) };
}

/** Their rows are held against an undo, which takes them whole. */
async function ownersOf(tx: Transaction, owner: string, wanted: readonly BudgetCell[]): Promise<Map<number, string>> {
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const found = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT id, name FROM ${Prisma.raw(owner)} WHERE id = ANY(${ids}::int[]) ORDER BY id FOR KEY SHARE`;
  if (found.length < ids.length) throw new NotFound(owner);
  return new Map(found.map(({ id, name }) => [id, name]));
}

const recordset = (rows: readonly object[]): Prisma.Sql =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id int, month text, amount bigint)`;
