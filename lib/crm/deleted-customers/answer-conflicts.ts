import type { EntityDefinition } from "../../change-log/entity";
import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { contactLinkEntity } from "../contacts/contact-entity";
import { customerEntity } from "../customers/customer-entity";
import { isSeller } from "../groups/sellers";
import { holdChosen } from "../value-lists/hold-chosen";
import { type ConflictKind, conflictKey, conflictRows, type RestoreConflict, valuesOf } from "./restore-conflicts";

type Running = Pick<Run<unknown>, "tx" | "log" | "operationId" | "now">;

/** What is chosen for a conflict: to leave it as it is, nothing, or another value. */
export type Answer = "keep" | "none" | number;

/** Links of at most one value each, and sets of them. */
const links: Partial<Record<ConflictKind, { table: string; column: string; one: boolean }>> = {
  industry: { table: "customer_industry", column: "industry_id", one: true },
  origin: { table: "customer_origin", column: "origin_id", one: true },
  source: { table: "customer_source", column: "source_id", one: true },
  seller: { table: "customer_seller", column: "employee_id", one: true },
  products: { table: "customer_product", column: "product_id", one: false },
  categories: { table: "customer_category", column: "category_id", one: false },
};

/** Does what was chosen for each conflict of the customers `c` of a condition, one statement each, logged as bitmaps. */
export async function answerConflicts(run: Running, where: Prisma.Sql, conflicts: RestoreConflict[], answers: ReadonlyMap<string, Answer>): Promise<void> {
  const chosen = conflicts.flatMap((conflict) => {
    const answer = answers.get(conflictKey(conflict)) ?? "keep";
    return answer === "keep" ? [] : [{ ...conflict, to: answer === "none" ? null : answer }];
  });
  for (const { kind, was, now, to } of chosen) {
    if (to !== null && !(await isOffered(run, kind, to))) throw refuseField(`choice_${conflictKey({ kind, was, now })}`, "deletedCustomers.errors.choiceGone");
  }
  for (const choice of chosen) await answer(run, where, choice);
}

async function isOffered({ tx, now }: Running, kind: ConflictKind, id: number): Promise<boolean> {
  if (kind === "seller") return isSeller(tx, id, now);
  return (await holdChosen(tx, { value: valuesOf[kind].table }, { value: id })).get("value")?.has(id) ?? false;
}

interface Choice extends Pick<RestoreConflict, "kind" | "was" | "now"> {
  to: number | null;
}

async function answer(run: Running, where: Prisma.Sql, { kind, was, now, to }: Choice): Promise<void> {
  const member = Prisma.sql`member AS MATERIALIZED (
    SELECT record AS id FROM (${conflictRows(where, run.now)}) x WHERE kind = ${kind} AND was = ${was} AND now IS NOT DISTINCT FROM ${now}::int)`;
  const link = links[kind];
  if (kind === "role" || !link)
    return change(run, contactLinkEntity, "role", to, [
      member,
      Prisma.sql`changed AS (UPDATE contact_link l SET role_id = ${to}::int FROM member m WHERE l.id = m.id RETURNING l.id, ${now}::int AS before)`,
    ]);
  const [table, column] = [Prisma.raw(link.table), Prisma.raw(link.column)];
  const put = Prisma.sql`INSERT INTO ${table} (customer_id, ${column}, operation_id) SELECT id, ${to}::int, ${run.operationId}::int FROM member`;
  if (to === null)
    return change(run, customerEntity, kind, null, [
      member,
      Prisma.sql`changed AS (DELETE FROM ${table} l USING member m WHERE l.customer_id = m.id AND l.${column} = ${now}::int RETURNING m.id, ${now}::int AS before)`,
    ]);
  if (link.one)
    return change(run, customerEntity, kind, to, [
      member,
      Prisma.sql`changed AS (${put} ON CONFLICT (customer_id) DO UPDATE SET ${column} = EXCLUDED.${column}, operation_id = EXCLUDED.operation_id
        RETURNING customer_id AS id, ${now}::int AS before)`,
    ]);
  return change(run, customerEntity, kind, to, [
    member,
    Prisma.sql`changed AS (${put} ON CONFLICT DO NOTHING RETURNING customer_id AS id, NULL::int AS before)`,
  ]);
}

async function change(run: Running, entity: EntityDefinition, field: string, to: number | null, changing: Prisma.Sql[]): Promise<void> {
  await run.log.changeBy(run, { entity, field, after: String(to ?? ""), changing: Prisma.join(changing), also: Prisma.sql`0` });
}
