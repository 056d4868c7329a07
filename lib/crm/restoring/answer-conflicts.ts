import type { EntityDefinition } from "../../change-log/entity";
import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { contactLinkEntity } from "../contacts/contact-entity";
import { isSeller } from "../groups/sellers";
import { holdChosen } from "../value-lists/hold-chosen";
import type { Restorable } from "./restorable";
import { type ConflictKind, conflictKey, findConflicts, type RestoreConflict, valuesOf } from "./restore-conflicts";

type Running = Pick<Run<unknown>, "tx" | "log" | "operationId" | "now">;

/** What is chosen for a conflict: to leave it as it is, nothing, or another value. */
type Answer = "keep" | "none" | number;

/** Does what was chosen for each conflict of the records of a condition, one statement each, logged as bitmaps. */
export async function answerConflicts(run: Running, of: Restorable, where: Prisma.Sql, answers: Readonly<Record<string, Answer>>): Promise<void> {
  if (Object.keys(answers).length === 0) return;
  const conflicts = await findConflicts(run.tx, of, where, "nb", run.now);
  const chosen = conflicts.flatMap((conflict) => {
    const answer = answers[conflictKey(conflict)] ?? "keep";
    return answer === "keep" ? [] : [{ ...conflict, to: answer === "none" ? null : answer }];
  });
  for (const { kind, was, now, to } of chosen) {
    if (to !== null && !(await isOffered(run, kind, to))) throw refuseField(`choice_${conflictKey({ kind, was, now })}`, "deletedCustomers.errors.choiceGone");
  }
  for (const choice of chosen) await answer(run, of, where, choice);
}

async function isOffered({ tx, now }: Running, kind: ConflictKind, id: number): Promise<boolean> {
  if (kind === "seller") return isSeller(tx, id, now);
  return (await holdChosen(tx, { value: valuesOf[kind].table }, { value: id })).get("value")?.has(id) ?? false;
}

interface Choice extends Pick<RestoreConflict, "kind" | "was" | "now"> {
  to: number | null;
}

async function answer(run: Running, of: Restorable, where: Prisma.Sql, { kind, was, now, to }: Choice): Promise<void> {
  const member = Prisma.sql`member AS MATERIALIZED (
    SELECT record AS id FROM (${of.conflictRows(where, run.now)}) x WHERE kind = ${kind} AND was = ${was} AND now IS NOT DISTINCT FROM ${now}::int)`;
  if (kind === "role")
    return change(run, contactLinkEntity, "role", to, [
      member,
      Prisma.sql`changed AS (UPDATE contact_link l SET role_id = ${to}::int FROM member m WHERE l.id = m.id RETURNING l.id, ${now}::int AS before)`,
    ]);
  const field = of.entity.fields[kind];
  if (field?.kind !== "link" && field?.kind !== "links") throw new Error(`${of.entity.name} has no links ${kind}`);
  const [table, owner, column] = [field.table, `${of.entity.name}_id`, field.value].map((name) => Prisma.raw(name));
  const taken = Prisma.sql`DELETE FROM ${table} l USING member m WHERE l.${owner} = m.id AND l.${column} = ${now}::int RETURNING m.id, ${now}::int AS before`;
  const put = Prisma.sql`INSERT INTO ${table} (${owner}, ${column}, operation_id) SELECT id, ${to}::int, ${run.operationId}::int FROM member`;
  const putOne = Prisma.sql`${put} ON CONFLICT (${owner}) DO UPDATE SET ${column} = EXCLUDED.${column}, operation_id = EXCLUDED.operation_id
    RETURNING ${owner} AS id, ${now}::int AS before`;
  const putToo = Prisma.sql`${put} ON CONFLICT DO NOTHING RETURNING ${owner} AS id, NULL::int AS before`;
  const changed = to === null ? taken : field.kind === "link" ? putOne : putToo;
  return change(run, of.entity, kind, to, [member, Prisma.sql`changed AS (${changed})`]);
}

async function change(run: Running, entity: EntityDefinition, field: string, to: number | null, changing: Prisma.Sql[]): Promise<void> {
  await run.log.changeBy(run, { entity, field, after: String(to ?? ""), changing: Prisma.join(changing), also: Prisma.sql`0` });
}
