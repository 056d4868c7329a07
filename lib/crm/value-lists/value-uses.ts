import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { heldIn, type UsedOn, type ValueEntity, type ValueUse } from "./value-entity";

/** How many customers, opportunities and contacts have a value, none of them deleted. */
export type Uses = Record<UsedOn, number> & {
  /** What is deleted and would come back with it, whatever it is. */
  deleted: number;
};

export const noUses: Uses = { customers: 0, opportunities: 0, contacts: 0, deleted: 0 };

/**
 * Counts what has each of these values. A contact counts once, at however many customers the person has the role;
 * what hangs on a deleted customer or contact is deleted with it.
 */
export async function countUses(tx: Pick<Transaction, "$queryRaw">, entity: ValueEntity, ids: number[]): Promise<Map<number, Uses>> {
  const counts = entity.uses.map(
    (use) => Prisma.sql`
      SELECT value, ${use.on} AS "on", count(DISTINCT record) FILTER (WHERE live)::int AS live, count(*) FILTER (WHERE NOT live)::int AS deleted
      FROM (${recordsOf(use)}) u WHERE value = ANY(${ids}::int[]) GROUP BY value`,
  );
  const rows = await tx.$queryRaw<{ value: number; on: UsedOn; live: number; deleted: number }[]>`${Prisma.join(counts, " UNION ALL ")}`;
  const found = new Map(ids.map((id) => [id, { ...noUses }]));
  for (const { value, on, live, deleted } of rows) {
    const uses = found.get(value);
    if (!uses) continue;
    uses[on] += live;
    uses.deleted += deleted;
  }
  return found;
}

/** The same of one value. */
export const countUsesOf = async (tx: Pick<Transaction, "$queryRaw">, entity: ValueEntity, id: number): Promise<Uses> =>
  (await countUses(tx, entity, [id])).get(id) ?? noUses;

/** The uses as rows: value, record, and whether the record is there. */
function recordsOf(use: ValueUse): Prisma.Sql {
  const { table, column } = heldIn(use);
  const [from, value] = [Prisma.raw(table), Prisma.raw(`u.${column}`)];
  switch (use.on) {
    case "customers":
      return Prisma.sql`
        SELECT ${value} AS value, u.customer_id AS record, c.deleted_by_operation IS NULL AS live
        FROM ${from} u JOIN customer c ON c.id = u.customer_id`;
    case "opportunities":
      return Prisma.sql`
        SELECT ${value} AS value, o.id AS record, o.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL AS live
        FROM ${from} u JOIN opportunity o ON o.id = u.${Prisma.raw(table === "opportunity" ? "id" : "opportunity_id")}
        JOIN customer c ON c.id = o.customer_id`;
    case "contacts":
      return Prisma.sql`
        SELECT ${value} AS value, p.id AS record,
               u.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL AS live
        FROM ${from} u JOIN contact p ON p.id = u.contact_id JOIN customer c ON c.id = u.customer_id`;
  }
}
