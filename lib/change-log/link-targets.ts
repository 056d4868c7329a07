import type { Transaction } from "../db/client";
import { Prisma } from "../db/generated/client";
import { refuse } from "../refusal";
import type { EntityDefinition } from "./entity";

type Link = Extract<EntityDefinition["fields"][string], { kind: "link" }>;

/**
 * Locks what the links lead to that an operation changed, before they are put back, in the order of their ids: those
 * of many records against whoever moves or deletes there, those of single ones against deletion alone. Answers a check
 * that refuses when the undo has led somebody to what is deleted.
 */
export async function lockLinkTargets(
  tx: Transaction,
  undoes: number,
  entities: ReadonlyMap<string, EntityDefinition>,
): Promise<(operationId: number) => Promise<void>> {
  const targets: { link: Link; ids: number[] }[] = [];
  for (const { name, field, link } of linksWithTarget(entities)) {
    const rows = await tx.$queryRaw<{ id: number; bulk: boolean }[]>`
      SELECT value::int AS id, bool_or(bulk) AS bulk FROM (
        SELECT x.value, true AS bulk FROM change_bulk b CROSS JOIN LATERAL (VALUES (b.before), (b.after)) AS x(value)
        WHERE b.operation_id = ${undoes} AND b.entity = ${name} AND b.field = ${field}
        UNION ALL SELECT x.value ->> ${field}, false FROM change c LEFT JOIN change_personal p ON p.change_id = c.id
        CROSS JOIN LATERAL (VALUES (coalesce(p.before, c.before)), (coalesce(p.after, c.after))) AS x(value)
        WHERE c.operation_id = ${undoes} AND c.entity = ${name}
        UNION ALL SELECT c.entity_id::text, true FROM change c WHERE c.operation_id = ${undoes} AND c.entity = ${link.target.table}
      ) AS led WHERE value <> '' GROUP BY value`;
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) continue;
    const lock = Prisma.raw(rows.some(({ bulk }) => bulk) ? "FOR NO KEY UPDATE" : "FOR SHARE");
    await tx.$executeRaw`SELECT 1 FROM ${Prisma.raw(link.target.table)} WHERE id = ANY(${ids}::int[]) ORDER BY id ${lock}`;
    targets.push({ link, ids });
  }
  return async (operationId) => {
    for (const { link, ids } of targets) await refuseDeleted(tx, link, ids, operationId);
  };
}

function* linksWithTarget(entities: ReadonlyMap<string, EntityDefinition>) {
  for (const { name, fields } of entities.values())
    for (const [field, link] of Object.entries(fields)) if (link.kind === "link" && link.target) yield { name, field, link: { ...link, target: link.target } };
}

async function refuseDeleted(tx: Transaction, { table, value, target }: Link, ids: number[], operationId: number): Promise<void> {
  if (!target) return;
  const [gone] = await tx.$queryRaw<{ name: string }[]>`
    SELECT t.nb AS name FROM ${Prisma.raw(target.table)} t
    WHERE t.id = ANY(${ids}::int[]) AND t.deleted_by_operation IS NOT NULL
      AND EXISTS (SELECT 1 FROM ${Prisma.raw(table)} l WHERE l.${Prisma.raw(value)} = t.id AND l.operation_id = ${operationId}) LIMIT 1`;
  if (gone) throw refuse(target.gone, { name: gone.name });
}
