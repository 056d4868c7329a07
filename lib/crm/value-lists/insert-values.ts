import { holdPlaces } from "../../change-log/places";
import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import type { ValueEntity } from "./value-entity";

export type Value = { nb: string; en: string | null } & Record<string, unknown>;

/** Adds values at the end of a list, in their order, and logs each. Answers their ids. */
export async function insertValues({ tx, log }: Pick<Run<unknown>, "tx" | "log">, entity: ValueEntity, values: Value[]): Promise<number[]> {
  await holdPlaces(tx, entity);
  const added = await tx.$queryRaw<{ id: number; position: number }[]>`
    INSERT INTO ${Prisma.raw(entity.table)} (${columns(entity, values)}, position)
    SELECT ${columns(entity, values)}, (SELECT coalesce(max(position), 0) FROM ${Prisma.raw(entity.table)}) + n
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS (${typedColumns(entity, values)})) WITH ORDINALITY AS v(${columns(entity, values)}, n)
    ORDER BY n
    RETURNING id, position`;
  added.forEach(({ id, position }, n) => log.change({ entity, id, before: null, after: { ...values[n], position, active: true } }));
  return added.map(({ id }) => id);
}

const stored = (entity: ValueEntity, values: Value[]): { column: string; type: string }[] =>
  Object.keys(values[0] ?? {}).map((name) => {
    const field = entity.fields[name];
    if (field?.kind !== "column") throw new Error(`${entity.name}.${name} is no column`);
    return field;
  });
const columns = (entity: ValueEntity, values: Value[]): Prisma.Sql =>
  Prisma.raw(
    stored(entity, values)
      .map(({ column }) => column)
      .join(", "),
  );
const typedColumns = (entity: ValueEntity, values: Value[]): Prisma.Sql =>
  Prisma.raw(
    stored(entity, values)
      .map(({ column, type }) => `${column} ${type}`)
      .join(", "),
  );
