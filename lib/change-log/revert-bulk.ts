import { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import { type BulkBlock, recordsIn } from "./bulk-blocks";
import { isThere } from "./column-targets";
import type { EntityDefinition, EntityField } from "./entity";
import type { OperationLog } from "./operation-log";
import { leftAloneSince, standsSince, untouchedSince } from "./taken-back";

interface Reverting {
  tx: Transaction;
  log: OperationLog;
  operationId: number;
}

interface BulkGroup {
  entity: string;
  field: string;
  before: string;
  after: string;
  records: number;
}

/**
 * Puts back what an operation did to many records at once, one statement per changed value: just the rows
 * that still stand as it left them. Answers how many records somebody changed since, and so were left.
 */
export async function revertBulk(run: Reverting, undoes: number, definition: (name: string) => EntityDefinition): Promise<number> {
  const groups = await run.tx.$queryRaw<BulkGroup[]>`
    SELECT entity, field, before, after, sum(bit_count(ids))::int AS records
    FROM change_bulk WHERE operation_id = ${undoes} GROUP BY entity, field, before, after`;
  let left = 0;
  // What is part of another record after that one.
  const inOrder = groups.map((group) => ({ group, entity: definition(group.entity) })).sort((a, b) => Number(!!a.entity.partOf) - Number(!!b.entity.partOf));
  for (const { group, entity } of inOrder) {
    const blocks = await revertGroup(run, undoes, entity, group);
    run.log.changeBlocks({ entity, field: group.field, before: group.after, after: group.before, blocks });
    left += group.records - recordsIn(blocks);
  }
  return left;
}

async function revertGroup({ tx, operationId }: Reverting, undoes: number, entity: EntityDefinition, group: BulkGroup): Promise<BulkBlock[]> {
  const field = entity.fields[group.field];
  const among = Prisma.sql`(SELECT b.block * 8192 + i AS id FROM change_bulk b, generate_series(0, 8191) AS i
    WHERE b.operation_id = ${undoes} AND b.entity = ${entity.name} AND b.field = ${group.field}
      AND b.before = ${group.before} AND b.after = ${group.after} AND get_bit(b.ids, i) = 1)`;
  if (!field) throw new Error(`${entity.name}.${group.field} is not a field the log knows`);
  if (field.kind === "place" || field.kind === "firstDay" || field.kind === "lastDay" || field.kind === "periods" || field.kind === "shares")
    throw new Error(`${entity.name}.${group.field} cannot be put back in bulk`);
  if (field.kind === "column") return revertColumn({ tx, operationId }, undoes, { entity, field, name: group.field, among }, group);
  if (field.kind === "deleted") return revertDeleted({ tx, operationId }, undoes, { entity, among }, group);
  const [table, key, value] = [field.table, field.key, field.value].map((name) => Prisma.raw(name));
  const [before, after] = [group.before, group.after].map((text) => (text === "" ? null : Number(text)));
  const link = field.kind === "links" ? (after ?? undefined) : undefined;
  // Whoever edits one of them holds its row while reading which links it has, and by that time has logged what it did.
  if (field.kind === "links" || after === null)
    await tx.$executeRaw`SELECT 1 FROM ${Prisma.raw(entity.table)} e WHERE e.id IN ${among} ORDER BY e.id FOR KEY SHARE`;
  const stands = standsSince(undoes, { stamp: Prisma.sql`l.operation_id`, record: Prisma.sql`a.id`, entity: entity.name, field: group.field, link });
  if (field.kind === "link" && before !== null && after !== null)
    return blocksOf(
      tx,
      Prisma.sql`
      UPDATE ${table} l SET ${value} = ${before}, operation_id = ${operationId} FROM ${among} a
      WHERE l.${key} = a.id AND l.${value} = ${after} AND ${stands} RETURNING l.${key} AS id`,
    );
  if (after !== null)
    return blocksOf(
      tx,
      Prisma.sql`
      DELETE FROM ${table} l USING ${among} a
      WHERE l.${key} = a.id AND l.${value} = ${after} AND ${stands} RETURNING l.${key} AS id`,
    );
  const standing = entity.erased === undefined ? Prisma.empty : Prisma.sql`AND e.${Prisma.raw(entity.erased)} IS NULL`;
  const untouched = { record: Prisma.sql`a.id`, entity: entity.name, field: group.field, link: field.kind === "links" ? (before ?? undefined) : undefined };
  return blocksOf(
    tx,
    Prisma.sql`
    INSERT INTO ${table} (${key}, ${value}, operation_id)
    SELECT a.id, ${before}, ${operationId} FROM ${among} a JOIN ${Prisma.raw(entity.table)} e ON e.id = a.id ${standing}
    WHERE ${untouchedSince(undoes, untouched)}
    ON CONFLICT DO NOTHING RETURNING ${key} AS id`,
  );
}

/** Locks the records in order by a statement of its own: whoever is changing one of them has logged it by the time the next one asks. */
const lockRecords = ({ tx }: Pick<Reverting, "tx">, entity: EntityDefinition, among: Prisma.Sql): Promise<number> =>
  tx.$executeRaw`SELECT 1 FROM ${Prisma.raw(entity.table)} e WHERE e.id IN ${among} ORDER BY e.id FOR UPDATE`;

/**
 * Who was deleted comes back, unless somebody brought them back and deleted them again. Who was made or brought back is
 * deleted (again), unless somebody changed them since or hung something on them; what is part of one goes just with it.
 */
async function revertDeleted(
  { tx, operationId }: Omit<Reverting, "log">,
  undoes: number,
  { entity, among }: { entity: EntityDefinition; among: Prisma.Sql },
  { after }: BulkGroup,
): Promise<BulkBlock[]> {
  const { partOf } = entity;
  const goes = partOf
    ? Prisma.sql`EXISTS (SELECT 1 FROM ${Prisma.raw(partOf.table)} w WHERE w.id = e.${Prisma.raw(partOf.column)} AND w.deleted_by_operation = ${operationId}::int)`
    : Prisma.sql`${leftAloneSince(undoes, Prisma.sql`a.id`, entity)} ${writtenByNobody(undoes, entity)}`;
  if (after === "false") await lockRecords({ tx }, entity, among);
  const mine = after === "true" ? Prisma.sql`e.deleted_by_operation = ${undoes}` : Prisma.sql`e.deleted_by_operation IS NULL AND ${goes}`;
  return blocksOf(
    tx,
    Prisma.sql`
    UPDATE ${Prisma.raw(entity.table)} e SET deleted_by_operation = ${after === "true" ? null : operationId}::int
    FROM ${among} a WHERE e.id = a.id AND ${mine} RETURNING e.id`,
  );
}

/** An erasure writes rows that the log says nothing of: a stamp later than the operation's is that of an undo. */
const writtenByNobody = (since: number, { stamp }: EntityDefinition): Prisma.Sql => {
  if (stamp === undefined) return Prisma.empty;
  const column = Prisma.sql`e.${Prisma.raw(stamp)}`;
  return Prisma.sql`AND (${column} <= ${since} OR EXISTS (SELECT 1 FROM operation u WHERE u.id = ${column} AND u.undoes_id > ${since}))`;
};

interface Column {
  entity: EntityDefinition;
  field: Extract<EntityField, { kind: "column" }>;
  name: string;
  /** The records that the operation changed. */
  among: Prisma.Sql;
}

/**
 * A column that holds an id. It has no stamp of its own, so the log tells whether somebody changed it since; the rows
 * are locked first, so that whoever is changing one has logged it by then.
 */
async function revertColumn(
  { tx, operationId }: Omit<Reverting, "log">,
  undoes: number,
  { entity, field, name, among }: Column,
  group: BulkGroup,
): Promise<BulkBlock[]> {
  const [table, column] = [Prisma.raw(entity.table), Prisma.raw(field.column)];
  const [before, after] = [group.before, group.after].map((text) => (text === "" ? null : Number(text)));
  const stamp = entity.stamp ? Prisma.sql`, ${Prisma.raw(entity.stamp)} = ${operationId}` : Prisma.empty;
  const only = field.onlyIf && before !== null ? Prisma.sql`AND e.${Prisma.raw(field.onlyIf.column)}::text = ${field.onlyIf.is}` : Prisma.empty;
  if (!(await isThere(tx, field, before))) return [];
  await lockRecords({ tx }, entity, among);
  // Read by their ids alone: with the column among the conditions, the planner may go through an index of all that hold the value, once for each record.
  return blocksOf(
    tx,
    Prisma.sql`
    UPDATE ${table} e SET ${column} = ${before}::int ${stamp}
    FROM (SELECT r.id, r.${column} AS held FROM ${table} r JOIN ${among} a ON a.id = r.id OFFSET 0) h
    WHERE e.id = h.id AND h.held IS NOT DISTINCT FROM ${after}::int ${only}
      AND ${untouchedSince(undoes, { record: Prisma.sql`h.id`, entity: entity.name, field: name })} RETURNING e.id`,
  );
}

/** Carries a change of many out, and gathers whom it touched (`id`) into bitmaps. */
const blocksOf = (tx: Transaction, change: Prisma.Sql): Promise<BulkBlock[]> => tx.$queryRaw<BulkBlock[]>`
  WITH changed AS (${change}) SELECT id >> 13 AS block, count(*)::int AS records,
    bit_or(set_bit(repeat('0', 8192)::bit(8192), id & 8191, 1))::text AS ids
  FROM changed GROUP BY id >> 13`;
