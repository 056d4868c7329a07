import { z } from "zod";

import type { EntityDefinition } from "../../change-log/entity";
import { type Command, defineCommand } from "../../command";
import { Prisma } from "../../db/generated/client";
import type { Permission } from "../../permissions";
import { line, requiredLine } from "../../validation/text";

/** A value's names: bokmål must, English may. Each is unique in its list but for case and blanks. */
export const valueNames = {
  nb: requiredLine(80),
  en: line(80)
    .transform((name) => name || null)
    .nullable()
    .default(null),
};

const plainValue = z.strictObject(valueNames);

type Value = { nb: string; en: string | null } & Record<string, unknown>;
export interface CreatedValues {
  ids: number[];
}

/**
 * The command that adds values, one or many, at the end of a list. A name that is taken is refused by the
 * database's own rule, and nothing is added then.
 */
export const defineCreateValues = <Schema extends z.ZodType<Value>>(list: {
  name: string;
  permission: Permission;
  entity: EntityDefinition;
  value: Schema;
}): Command<{ values: z.output<Schema>[] }, CreatedValues> =>
  defineCommand({
    name: list.name,
    permission: list.permission,
    input: z.strictObject({ values: z.array(list.value).min(1).max(200) }),
    undo: "undo",
    async run({ input: { values }, tx, log }) {
      const added = await tx.$queryRaw<{ id: number; position: number }[]>`
        INSERT INTO ${Prisma.raw(list.entity.table)} (${columns(list.entity, values)}, position)
        SELECT ${columns(list.entity, values)}, (SELECT coalesce(max(position), 0) FROM ${Prisma.raw(list.entity.table)}) + n
        FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS (${typedColumns(list.entity, values)})) WITH ORDINALITY AS v(${columns(list.entity, values)}, n)
        ORDER BY n
        RETURNING id, position`;
      added.forEach(({ id, position }, n) => log.change({ entity: list.entity, id, before: null, after: { ...values[n], position, active: true } }));
      log.note({ values: values.length, names: values.map(({ nb }) => nb).join(", ") });
      return { ids: added.map(({ id }) => id) };
    },
  });

/** Such a command for a list whose values have names and nothing else. */
export const defineCreatePlainValues = (list: { name: string; permission: Permission; entity: EntityDefinition }) =>
  defineCreateValues({ ...list, value: plainValue });

const stored = (entity: EntityDefinition, values: Value[]): { column: string; type: string }[] =>
  Object.keys(values[0] ?? {}).map((name) => {
    const field = entity.fields[name];
    if (field?.kind !== "column") throw new Error(`${entity.name}.${name} is no column`);
    return field;
  });
const columns = (entity: EntityDefinition, values: Value[]): Prisma.Sql =>
  Prisma.raw(
    stored(entity, values)
      .map(({ column }) => column)
      .join(", "),
  );
const typedColumns = (entity: EntityDefinition, values: Value[]): Prisma.Sql =>
  Prisma.raw(
    stored(entity, values)
      .map(({ column, type }) => `${column} ${type}`)
      .join(", "),
  );
