import { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import type { EntityDefinition, FieldValues } from "./entity";
import { periodsSql, setPeriods } from "./periods";
import { moveToPlace } from "./places";

/** Reads the named fields of one record as they stand, locking nothing: what a page shows. Null when there is no such row. */
export const peekFields = (db: Transaction, entity: EntityDefinition, id: number, fields: string[]): Promise<FieldValues | null> =>
  selectFields(db, entity, id, fields, Prisma.empty);

/**
 * Reads the named fields of one record, its row locked, as the log keeps them; null when there is no such row. Where they
 * lie in other tables, the record is locked before they are read, and links to one other record and cells are too: an act
 * on many changes those without the record's own row.
 */
export async function readFields(tx: Transaction, entity: EntityDefinition, id: number, fields: string[]): Promise<FieldValues | null> {
  await lockLinks(tx, entity, id, fields);
  return selectFields(tx, entity, id, fields, Prisma.sql`FOR UPDATE`);
}

async function selectFields(tx: Transaction, entity: EntityDefinition, id: number, fields: string[], lock: Prisma.Sql): Promise<FieldValues | null> {
  const parts = fields.map((field) => Prisma.sql`${field}::text, ${fieldSql(entity, field)}`);
  const [row] = await tx.$queryRaw<[{ values: FieldValues }?]>`
    SELECT jsonb_build_object(${Prisma.join(parts)}) AS values
    FROM ${Prisma.raw(entity.table)} e WHERE e.id = ${id} ${lock}`;
  return row?.values ?? null;
}

/** One statement of its own, so that the read after it sees what those it waited for have left. */
async function lockLinks(tx: Transaction, entity: EntityDefinition, id: number, fields: string[]): Promise<void> {
  const elsewhere = fields.flatMap((name) => entity.fields[name] ?? []).filter(({ kind }) => ["link", "cell", "links", "shares", "periods"].includes(kind));
  if (elsewhere.length === 0) return;
  const locks = elsewhere
    .filter((field) => field.kind === "link" || field.kind === "cell")
    .map((field) => Prisma.sql`(SELECT 1 FROM ${Prisma.raw(field.table)} l WHERE l.${Prisma.raw(field.key)} = e.id ${cellOf(field)} FOR UPDATE)`);
  await tx.$executeRaw`
    SELECT ${Prisma.join([Prisma.sql`e.id`, ...locks])} FROM (SELECT id FROM ${Prisma.raw(entity.table)} WHERE id = ${id} FOR UPDATE) AS e`;
}

type Cell = Extract<EntityDefinition["fields"][string], { kind: "cell" }>;

/** Which of the record's rows a cell is; nothing more is asked of a link. */
const cellOf = (field: Cell | { kind: "link" }): Prisma.Sql =>
  field.kind === "cell" && field.at ? Prisma.sql`AND l.${Prisma.raw(field.at.column)} = ${field.at.is}::${Prisma.raw(field.at.type)}` : Prisma.empty;

function fieldSql(entity: EntityDefinition, name: string): Prisma.Sql {
  const field = entity.fields[name];
  if (!field) throw new Error(`${entity.name}.${name} is not a field the log knows`);
  switch (field.kind) {
    case "column":
    case "place":
      return Prisma.sql`e.${Prisma.raw(field.column)}`;
    case "firstDay":
      return Prisma.sql`lower(e.${Prisma.raw(field.column)})`;
    case "lastDay":
      return Prisma.sql`(upper(e.${Prisma.raw(field.column)}) - 1)`;
    case "deleted":
      return Prisma.sql`(e.deleted_by_operation IS NOT NULL)`;
    case "link":
      return Prisma.sql`(SELECT l.${Prisma.raw(field.value)} FROM ${Prisma.raw(field.table)} l WHERE l.${Prisma.raw(field.key)} = e.id)`;
    case "periods":
      return periodsSql(field);
    case "cell":
      return Prisma.sql`(SELECT l.${Prisma.raw(field.value)} FROM ${Prisma.raw(field.table)} l WHERE l.${Prisma.raw(field.key)} = e.id ${cellOf(field)})`;
    case "links":
      return Prisma.sql`(SELECT coalesce(jsonb_agg(l.${Prisma.raw(field.value)} ORDER BY l.${Prisma.raw(field.value)}), '[]')
                         FROM ${Prisma.raw(field.table)} l WHERE l.${Prisma.raw(field.key)} = e.id)`;
    case "shares":
      return Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_array(l.${Prisma.raw(field.value)}, l.share) ORDER BY l.${Prisma.raw(field.value)}), '[]')
                         FROM ${Prisma.raw(field.table)} l WHERE l.${Prisma.raw(field.key)} = e.id)`;
  }
}

interface Writing {
  from: unknown;
  to: unknown;
}

/**
 * Writes fields of one record. The columns of its row go in one statement, and so do both days of a period: one alone
 * might not fit the other (a status and the day of closing).
 */
export async function writeFields(tx: Transaction, entity: EntityDefinition, id: number, changes: Map<string, Writing>, operationId: number): Promise<void> {
  await writeColumns(tx, entity, id, changes, operationId);
  for (const [name, { from, to }] of changes)
    if (!isDay(entity, name) && !isColumn(entity, name)) await writeField(tx, entity, id, name, { from, to, operationId });
  await writeDays(tx, entity, id, changes);
}

/** The mark of deletion goes with them: a number that is taken may come back just with it. */
async function writeColumns(
  tx: Transaction,
  entity: EntityDefinition,
  id: number,
  changes: Map<string, Pick<Writing, "to">>,
  operationId: number,
): Promise<void> {
  const columns = [...changes].flatMap(([name, { to }]) => {
    const field = entity.fields[name];
    if (field?.kind === "deleted") return [{ column: "deleted_by_operation", to: to === true ? operationId : null }];
    return field?.kind === "column" ? [{ column: field.column, to: to ?? null }] : [];
  });
  if (columns.length === 0) return;
  const values = JSON.stringify(Object.fromEntries(columns.map(({ column, to }) => [column, to])));
  const table = Prisma.raw(entity.table);
  const set = columns.map(({ column }) => Prisma.sql`${Prisma.raw(column)} = r.${Prisma.raw(column)}`);
  await tx.$executeRaw`
    UPDATE ${table} e SET ${Prisma.join(set)} FROM jsonb_populate_record(null::${table}, ${values}::jsonb) r WHERE e.id = ${id}`;
}

const isColumn = (entity: EntityDefinition, name: string): boolean => ["column", "deleted"].includes(entity.fields[name]?.kind ?? "");
const isDay = (entity: EntityDefinition, name: string): boolean => /^(first|last)Day$/.test(entity.fields[name]?.kind ?? "");

/** A period that would end before it begins comes out empty, which the table's own check refuses. */
async function writeDays(tx: Transaction, entity: EntityDefinition, id: number, changes: Map<string, Writing>): Promise<void> {
  const days = [...changes].flatMap(([name, { to }]) => {
    const field = entity.fields[name];
    return field?.kind === "firstDay" || field?.kind === "lastDay" ? [{ ...field, to: to as string | null }] : [];
  });
  for (const column of new Set(days.map((day) => day.column))) {
    const [first, last] = (["firstDay", "lastDay"] as const).map((kind) => days.find((day) => day.kind === kind && day.column === column));
    const period = Prisma.raw(column);
    const lower = first ? Prisma.sql`${first.to}::date` : Prisma.sql`lower(${period})`;
    const upper = last ? Prisma.sql`(${last.to}::date + 1)` : Prisma.sql`upper(${period})`;
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(entity.table)}
      SET ${period} = CASE WHEN ${lower} > ${upper} THEN 'empty'::daterange ELSE daterange(${lower}, ${upper}) END
      WHERE id = ${id}`;
  }
}

/** Writes one field of one record. For links, just the difference is taken out and put in, stamped. */
export async function writeField(
  tx: Transaction,
  entity: EntityDefinition,
  id: number,
  name: string,
  { from, to, operationId }: { from: unknown; to: unknown; operationId: number },
): Promise<void> {
  const field = entity.fields[name];
  if (!field) throw new Error(`${entity.name}.${name} is not a field the log knows`);
  switch (field.kind) {
    case "column":
    case "deleted":
      await writeColumns(tx, entity, id, new Map([[name, { to }]]), operationId);
      return;
    case "firstDay":
    case "lastDay":
      await writeDays(tx, entity, id, new Map([[name, { from, to }]]));
      return;
    case "place":
      await moveToPlace(tx, entity, id, to as number);
      return;
    case "link":
      await setLink(tx, field, id, to as number | null, operationId);
      return;
    case "shares":
      await setShares(tx, field, id, (to ?? []) as [number, number][]);
      return;
    case "periods":
      await setPeriods(tx, field, id, to);
      return;
    case "cell":
      await setCell(tx, field, id, to);
      return;
    case "links": {
      const [before, after] = [from, to].map((set) => (set ?? []) as number[]) as [number[], number[]];
      await changeLinks(tx, field, id, { take: before.filter((x) => !after.includes(x)), put: after.filter((x) => !before.includes(x)) }, operationId);
    }
  }
}

interface LinkTable {
  table: string;
  key: string;
  value: string;
}

async function setLink(tx: Transaction, { table, key, value }: LinkTable, id: number, to: number | null, operationId: number): Promise<void> {
  const [t, k, v] = [table, key, value].map((name) => Prisma.raw(name));
  if (to === null) await tx.$executeRaw`DELETE FROM ${t} WHERE ${k} = ${id}`;
  else
    await tx.$executeRaw`
      INSERT INTO ${t} (${k}, ${v}, operation_id) VALUES (${id}, ${to}, ${operationId})
      ON CONFLICT (${k}) DO UPDATE SET ${v} = EXCLUDED.${v}, operation_id = EXCLUDED.operation_id`;
}

async function setCell(tx: Transaction, { table, key, at, value }: Cell, id: number, to: unknown): Promise<void> {
  const [t, v] = [table, value].map((name) => Prisma.raw(name)) as [Prisma.Sql, Prisma.Sql];
  const found = { [key]: id, ...(at && { [at.column]: at.is }) };
  const keys = Prisma.raw(Object.keys(found).join(", "));
  if (to === null)
    await tx.$executeRaw`DELETE FROM ${t} WHERE (${keys}) = (SELECT ${keys} FROM jsonb_populate_record(null::${t}, ${JSON.stringify(found)}::jsonb))`;
  else
    await tx.$executeRaw`
      INSERT INTO ${t} (${keys}, ${v}) SELECT ${keys}, ${v} FROM jsonb_populate_record(null::${t}, ${JSON.stringify({ ...found, [value]: to })}::jsonb)
      ON CONFLICT (${keys}) DO UPDATE SET ${v} = EXCLUDED.${v}`;
}

async function changeLinks(
  tx: Transaction,
  { table, key, value }: LinkTable,
  id: number,
  { take, put }: { take: number[]; put: number[] },
  operationId: number,
): Promise<void> {
  const [t, k, v] = [table, key, value].map((name) => Prisma.raw(name));
  if (take.length > 0) await tx.$executeRaw`DELETE FROM ${t} WHERE ${k} = ${id} AND ${v} = ANY(${take}::int[])`;
  if (put.length > 0)
    await tx.$executeRaw`
      INSERT INTO ${t} (${k}, ${v}, operation_id) SELECT ${id}, x, ${operationId} FROM unnest(${put}::int[]) AS x
      ON CONFLICT DO NOTHING`;
}

async function setShares(tx: Transaction, { table, key, value }: LinkTable, id: number, shares: [number, number][]): Promise<void> {
  const [t, k, v] = [table, key, value].map((name) => Prisma.raw(name));
  await tx.$executeRaw`DELETE FROM ${t} WHERE ${k} = ${id}`;
  await tx.$executeRaw`
    INSERT INTO ${t} (${k}, ${v}, share)
    SELECT ${id}, * FROM unnest(${shares.map(([who]) => who)}::int[], ${shares.map(([, share]) => share)}::int[])`;
}
