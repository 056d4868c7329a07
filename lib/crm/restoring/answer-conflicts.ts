import type { EntityDefinition } from "../../change-log/entity";
import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { contactEntity, contactLinkEntity } from "../contacts/contact-entity";
import { isSeller } from "../groups/sellers";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import { probabilityOf } from "../opportunities/step-probability";
import { handOverShares } from "../sellers/hand-over";
import { holdChosen } from "../value-lists/hold-chosen";
import type { Restorable } from "./restorable";
import { type ConflictKind, conflictKey, findConflicts, isOfSet, mayBeNone, type RestoreConflict, valuesOf } from "./restore-conflicts";

type Running = Pick<Run<unknown>, "tx" | "log" | "operationId" | "now">;

/** What is chosen for a conflict: to leave it as it is, nothing, or another value. */
type Answer = "keep" | "none" | number;

/** Does what was chosen for the conflicts of the records of a condition, those that come to the same in one statement, logged as bitmaps. */
export async function answerConflicts(run: Running, of: Restorable, where: Prisma.Sql, answers: Readonly<Record<string, Answer>>): Promise<void> {
  if (Object.keys(answers).length === 0) return;
  const chosen = choicesOf(await findConflicts(run.tx, of, where, "nb", run.now), answers);
  for (const { kind, conflicts, to } of chosen) {
    const [first] = conflicts;
    if (to !== null && !(await isOffered(run, kind, to))) throw refuseField(`choice_${first ? conflictKey(first) : ""}`, "deletedCustomers.errors.choiceGone");
  }
  for (const choice of chosen) await answer(run, of, where, choice);
}

async function isOffered({ tx, now }: Running, kind: ConflictKind, id: number): Promise<boolean> {
  if (valuesOf[kind].table === "employee") return isSeller(tx, id, now);
  return (await holdChosen(tx, { value: valuesOf[kind].table }, { value: id })).get("value")?.has(id) ?? false;
}

interface Choice {
  kind: ConflictKind;
  /** What stands there now and goes; null: nothing, or a value of a set, which stays. */
  before: number | null;
  to: number | null;
  conflicts: RestoreConflict[];
}

/** What is to be done, conflicts that come to the same change of the log together. */
function choicesOf(conflicts: RestoreConflict[], answers: Readonly<Record<string, Answer>>): Choice[] {
  const choices = new Map<string, Choice>();
  for (const conflict of conflicts) {
    const { kind } = conflict;
    const chosen = answers[conflictKey(conflict)] ?? "keep";
    if (chosen === "keep" || (chosen === "none" && !mayBeNone(kind))) continue;
    const [before, to] = [isOfSet(kind) ? null : conflict.now, chosen === "none" ? null : chosen];
    const key = [kind, before, to].join(" ");
    const choice = choices.get(key) ?? { kind, before, to, conflicts: [] };
    choices.set(key, { ...choice, conflicts: [...choice.conflicts, conflict] });
  }
  return [...choices.values()];
}

/** Where a value stands that is not the record's own. */
const standsIn: Partial<Record<ConflictKind, [entity: EntityDefinition, field: string]>> = {
  role: [contactLinkEntity, "role"],
  contactCategories: [contactEntity, "categories"],
  opportunitySource: [opportunityEntity, "source"],
  opportunityProducts: [opportunityEntity, "products"],
  opportunityType: [opportunityEntity, "type"],
  opportunityStep: [opportunityEntity, "step"],
  lostReason: [opportunityEntity, "lostReason"],
};

async function answer(run: Running, of: Restorable, where: Prisma.Sql, { kind, before, to, conflicts }: Choice): Promise<void> {
  const stands = isOfSet(kind) ? Prisma.empty : Prisma.sql`AND now IS NOT DISTINCT FROM ${before}::int`;
  const member = Prisma.sql`member AS MATERIALIZED (
    SELECT DISTINCT record AS id FROM (${of.conflictRows(where, run.now)}) x
    WHERE kind = ${kind} AND was = ANY(${conflicts.map(({ was }) => was)}::int[]) ${stands})`;
  if (kind === "opportunitySeller" && before !== null && to !== null) {
    await handOverShares(run, { from: before, to }, Prisma.sql`o.id IN (WITH ${member} SELECT id FROM member)`);
    return;
  }
  const [entity, name] = standsIn[kind] ?? [of.entity, kind];
  const field = entity.fields[name];
  const change = (changing: Prisma.Sql) =>
    run.log.changeBy(run, { entity, field: name, after: String(to ?? ""), changing: Prisma.sql`${member}, changed AS (${changing})`, also: Prisma.sql`0` });
  if (field?.kind === "column") {
    if (kind === "opportunityStep") await followStep(run, to, member);
    await change(putInColumn(run, entity, Prisma.raw(field.column), { before, to }));
    return;
  }
  if (field?.kind !== "link" && field?.kind !== "links") throw new Error(`${entity.name} has no links ${name}`);
  const [table, key, value] = [field.table, field.key, field.value].map((part) => Prisma.raw(part));
  const taken = Prisma.sql`DELETE FROM ${table} l USING member m WHERE l.${key} = m.id AND l.${value} = ${before}::int RETURNING m.id, ${before}::int AS before`;
  const put = Prisma.sql`INSERT INTO ${table} (${key}, ${value}, operation_id) SELECT id, ${to}::int, ${run.operationId}::int FROM member`;
  const putOne = Prisma.sql`${put} ON CONFLICT (${key}) DO UPDATE SET ${value} = EXCLUDED.${value}, operation_id = EXCLUDED.operation_id
    RETURNING ${key} AS id, ${before}::int AS before`;
  const putToo = Prisma.sql`${put} ON CONFLICT DO NOTHING RETURNING ${key} AS id, NULL::int AS before`;
  await change(to === null ? taken : field.kind === "link" ? putOne : putToo);
}

/** The value of the records `member`, in a column of their own row; compared so that no index of all that hold the same is gone through for each of them. */
function putInColumn({ operationId }: Running, entity: EntityDefinition, column: Prisma.Sql, { before, to }: Pick<Choice, "before" | "to">): Prisma.Sql {
  const stamp = entity.stamp ? Prisma.sql`, ${Prisma.raw(entity.stamp)} = ${operationId}::int` : Prisma.empty;
  return Prisma.sql`
    UPDATE ${Prisma.raw(entity.table)} l SET ${column} = ${to}::int ${stamp} FROM member m
    WHERE l.id = m.id AND coalesce(l.${column}, 0) = coalesce(${before}::int, 0) RETURNING l.id, ${before}::int AS before`;
}

/** The probability of the open opportunities `member` becomes that of the step they are put in, as when they are moved there, unless one was typed. */
async function followStep(run: Running, to: number | null, member: Prisma.Sql): Promise<void> {
  const probability = await probabilityOf(run.tx, to);
  const following = Prisma.sql`SELECT o.id, o.probability AS before FROM member m JOIN opportunity o ON o.id = m.id
    WHERE o.status = 'OPEN' AND NOT o.probability_typed AND o.probability <> ${probability}::int`;
  await run.log.changeBy(run, {
    entity: opportunityEntity,
    field: "probability",
    after: String(probability),
    changing: Prisma.sql`${member}, following AS MATERIALIZED (${following}), changed AS (
      UPDATE opportunity o SET probability = ${probability}::int, updated_by_operation = ${run.operationId}::int
      FROM following f WHERE o.id = f.id RETURNING o.id, f.before)`,
    also: Prisma.sql`0`,
  });
}
