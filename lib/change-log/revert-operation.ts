import { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import type { Actor } from "../permissions";
import { Refusal, refuse } from "../refusal";
import { putBackOf } from "./column-targets";
import type { EntityDefinition, FieldValues } from "./entity";
import { lockLinkTargets } from "./link-targets";
import { type OperationLog, same } from "./operation-log";
import { readFields, writeFields } from "./record-fields";
import { revertBulk } from "./revert-bulk";
import { revertRow } from "./revert-row";
import { leftAloneSince } from "./taken-back";

interface Reverting {
  tx: Transaction;
  log: OperationLog;
  operationId: number;
  actor: Actor;
}

/** What the operation at the beginning of a chain of undos made: taking that away is a deletion, however often it came and went. */
interface Making {
  operation: number;
  /** «customer 3». */
  records: ReadonlySet<string>;
}

export interface LoggedChange {
  entity: string;
  entity_id: number;
  subject_id: number | null;
  label: string | null;
  before: FieldValues | null;
  after: FieldValues | null;
}

/**
 * Puts back what an operation changed, last change first: each field that still holds what the operation
 * left in it. What somebody changed since is left alone and counted. Refuses when nothing could be put back.
 */
export async function revertOperation(
  run: Reverting,
  { undoes, entities }: { undoes: number; entities: ReadonlyMap<string, EntityDefinition> },
): Promise<{ left: number }> {
  const { tx, log } = run;
  await refuseUndone(tx, undoes);
  const changes = await tx.$queryRaw<LoggedChange[]>`
    SELECT c.entity, c.entity_id, p.subject_id, p.label,
           coalesce(p.before, c.before) AS before, coalesce(p.after, c.after) AS after
    FROM change c LEFT JOIN change_personal p ON p.change_id = c.id
    WHERE c.operation_id = ${undoes} ORDER BY c.id DESC`;
  const making = await makingOf(tx, undoes);
  const restored = await restoredAlone(tx, { undoes, changes, entities });
  const refuseDeletedTargets = await lockLinkTargets(tx, undoes, entities);
  let left = 0;
  const afterwards: (() => Promise<void>)[] = [];
  const leftWhole = new Set<string>();
  for (const change of changes)
    left += await revertChange(run, { entity: definition(entities, change.entity), change, undoes, making, restored, leftWhole, afterwards });
  left += await revertBulk(run, undoes, (name) => definition(entities, name));
  for (const check of afterwards) await check();
  await refuseDeletedTargets(run.operationId);
  if (log.isEmpty) throw refuse("changeLog.errors.changedSince");
  log.note({ undoes, left });
  return { left };
}

/** Two who undo the same operation at once wait for one another, so that the second is told what happened. */
async function refuseUndone(tx: Transaction, undoes: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('operation.undoes_id'), ${undoes}::int)`;
  if ((await tx.operation.count({ where: { undoesId: undoes } })) > 0) throw refuse("changeLog.errors.undoneAlready");
}

async function makingOf(tx: Transaction, undoes: number): Promise<Making> {
  const rows = await tx.$queryRaw<{ operation: number; record: string | null }[]>`
    WITH RECURSIVE chain AS (
      SELECT o.id, o.undoes_id FROM operation o WHERE o.id = ${undoes}
      UNION ALL SELECT o.id, o.undoes_id FROM operation o JOIN chain ON o.id = chain.undoes_id
    )
    SELECT first.id AS operation, made.record FROM (SELECT id FROM chain WHERE undoes_id IS NULL) first
    LEFT JOIN LATERAL (
      SELECT c.entity || ' ' || c.entity_id AS record FROM change c LEFT JOIN change_personal p ON p.change_id = c.id
      WHERE c.operation_id = first.id AND coalesce(p.before, c.before) IS NULL
    ) made ON true`;
  return { operation: rows[0]?.operation ?? undoes, records: new Set(rows.flatMap(({ record }) => record ?? [])) };
}

/**
 * The one record that an operation brought back; null where it touched several, as an import does, which the undo takes back
 * as a whole, or brought none back. A merge that is done again is no deletion.
 */
async function restoredAlone(
  tx: Transaction,
  { undoes, changes, entities }: { undoes: number; changes: LoggedChange[]; entities: ReadonlyMap<string, EntityDefinition> },
): Promise<LoggedChange | null> {
  const [only, another] = changes.filter(({ entity }) => definition(entities, entity).beforeTakenAway !== undefined);
  if (!only || another || only.before?.deleted !== true || only.after?.deleted !== false || "mergedInto" in only.before) return null;
  const [{ many }] = await tx.$queryRaw<[{ many: boolean }]>`
    SELECT EXISTS (SELECT 1 FROM change_bulk WHERE operation_id = ${undoes} AND entity = ${only.entity} AND field = 'deleted') AS many`;
  return many ? null : only;
}

interface ChangeToRevert {
  entity: EntityDefinition;
  change: LoggedChange;
  undoes: number;
  making: Making;
  restored: LoggedChange | null;
  /** Records that were brought back and are not taken away again («contact 3»), nor is what was brought back as part of them. */
  leftWhole: Set<string>;
  /** Checks for when all of it is put back. */
  afterwards: (() => Promise<void>)[];
}

/** The number of fields left as they are, because somebody changed them since. */
async function revertChange(
  { tx, log, operationId, actor }: Reverting,
  { entity, change, undoes, making, restored, leftWhole, afterwards }: ChangeToRevert,
): Promise<number> {
  const id = change.entity_id;
  if (entity.comesAndGoes && (!change.before || !change.after)) return revertRow({ tx, log }, entity, change);
  const held: FieldValues = change.before ?? { deleted: true };
  if (Object.keys(held).length === 0) return named({ log }, entity, change);
  const wanted = await putBackOf(tx, entity, { id, values: held, since: undoes });
  const fields = Object.keys({ ...held, ...wanted });
  const current = await readFields(tx, entity, id, fields);
  if (!current) return fields.length;
  // What comes along without having been changed, as where its customer is part of another by now, is expected as it is.
  const expected: FieldValues = change.before ? { ...current, ...change.after } : { deleted: false };
  if (!change.before) await refuseWhenUsed(tx, entity, id);
  if (wanted.deleted === true && current.deleted === false) {
    if (making.records.has(`${entity.name} ${id}`)) await entity.beforeTakenAway?.(tx, { id, actor, since: making.operation, wasThere: false, operationId });
    else if (change === restored) await entity.beforeTakenAway?.(tx, { id, actor, since: undoes, wasThere: true, operationId });
    else if (leftWhole.has(`${entity.subject} ${change.subject_id}`) || (await isLeft(tx, entity, change, undoes))) {
      leftWhole.add(`${entity.name} ${id}`);
      return fields.length;
    }
  }

  const before: FieldValues = {};
  const after: FieldValues = {};
  let left = 0;
  for (const field of fields) {
    const kind = entity.fields[field];
    if (!kind) throw new Error(`${entity.name}.${field} is not a field the log knows`);
    if (!(field in wanted)) {
      left += 1;
      continue;
    }
    const target = kind.kind === "links" ? mergedSet(current[field], expected[field], wanted[field]) : wanted[field];
    if (kind.kind !== "links" && !same(current[field], expected[field])) left += 1;
    else if (!same(current[field], target)) {
      before[field] = current[field];
      after[field] = target;
    }
  }
  if (Object.keys(after).length > 0) {
    await writeFields(tx, entity, id, new Map(Object.keys(after).map((field) => [field, { from: before[field], to: after[field] }])), operationId);
    // A deletion and its undo leave the record as it was, the mark of who last wrote it too.
    if (entity.stamp && Object.keys(after).some((field) => field !== "deleted"))
      await tx.$executeRaw`UPDATE ${raw(entity.table)} SET ${raw(entity.stamp)} = ${operationId} WHERE id = ${id}`;
    log.change({ entity, id, before, after, label: change.label ?? undefined, subjectId: change.subject_id ?? undefined });
    const { afterUndo } = entity;
    if (afterUndo) afterwards.push(() => afterUndo(tx, id));
  }
  return left;
}

/** Whether one of several that were brought back stays, since somebody changed it since or hung something on it. A merge that is done again is no deletion. */
async function isLeft(tx: Transaction, entity: EntityDefinition, { entity_id: id, before }: LoggedChange, undoes: number): Promise<boolean> {
  if (!entity.hungSince || (before && "mergedInto" in before)) return false;
  const [{ alone }] = await tx.$queryRaw<[{ alone: boolean }]>`SELECT ${leftAloneSince(undoes, Prisma.sql`${id}::int`, entity)} AS alone`;
  return !alone;
}

/** A record that an operation only named, since it is about it, or whose values are erased: the undo names it too. */
function named({ log }: Pick<Reverting, "log">, entity: EntityDefinition, { entity_id: id, label, subject_id }: LoggedChange): number {
  log.change({ entity, id, before: {}, after: {}, whole: true, label: label ?? undefined, subjectId: subject_id ?? undefined });
  return 0;
}

/** What the set becomes when just what the operation put in goes out, and what it took out comes back. */
function mergedSet(current: unknown, left: unknown, wanted: unknown): number[] {
  const [now, after, before] = [current, left, wanted].map((set) => new Set((set ?? []) as number[]));
  const result = new Set(now);
  for (const id of after ?? []) if (!before?.has(id)) result.delete(id);
  for (const id of before ?? []) if (!after?.has(id)) result.add(id);
  return [...result].sort((a, b) => a - b);
}

async function refuseWhenUsed(tx: Transaction, entity: EntityDefinition, id: number): Promise<void> {
  const uses = (await entity.countUses?.(tx, id)) ?? 0;
  if (uses > 0) throw new Refusal({ message: { key: "changeLog.errors.inUse", values: { uses } } });
}

function definition(entities: ReadonlyMap<string, EntityDefinition>, name: string): EntityDefinition {
  const entity = entities.get(name);
  if (!entity) throw new Error(`the log names an entity «${name}» that is not declared`);
  return entity;
}

const raw = (identifier: string): Prisma.Sql => Prisma.raw(identifier);
