import type { Transaction } from "../db/client";
import { Prisma } from "../db/generated/client";
import type { EntityDefinition } from "./entity";

/** Waits for everybody else who changes the order of the list, or adds to its end. */
export const holdPlaces = (tx: Transaction, entity: EntityDefinition): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`${entity.table}.position`}))`;

/** Moves a record of the list to a place, and shifts those between by one: each place stays taken once. */
export async function moveToPlace(tx: Transaction, entity: EntityDefinition, id: number, place: number): Promise<void> {
  const table = Prisma.raw(entity.table);
  await holdPlaces(tx, entity);
  await tx.$executeRaw`
    UPDATE ${table} e SET position = CASE WHEN e.id = ${id} THEN ${place}::int ELSE e.position + sign(moved.position - ${place}::int)::int END
    FROM (SELECT position FROM ${table} WHERE id = ${id}) moved
    WHERE e.position BETWEEN least(moved.position, ${place}::int) AND greatest(moved.position, ${place}::int)`;
}
