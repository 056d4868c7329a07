import { defineEntity, type EntityDefinition } from "../../change-log/entity";
import { Prisma } from "../../db/generated/client";

/** What a value is used on, as the pages count it. */
export type UsedOn = "customers" | "opportunities" | "contacts";

/** A field that holds values of the list. */
export interface ValueUse {
  on: UsedOn;
  entity: EntityDefinition;
  field: string;
}

export interface ValueEntity extends EntityDefinition {
  uses: readonly ValueUse[];
}

interface ValueList {
  /** The value's name in the log («origin»). */
  name: string;
  table: string;
  uses: readonly ValueUse[];
  /** The list's own settings beside name, order and switch. */
  settings?: EntityDefinition["fields"];
}

/** How the log knows a value of a list: all value lists are alike. */
export const defineValueEntity = ({ name, table, uses, settings = {} }: ValueList): ValueEntity =>
  defineEntity({
    name,
    table,
    subject: null,
    uses,
    fields: {
      nb: { kind: "column", column: "nb", type: "text" },
      en: { kind: "column", column: "en", type: "text" },
      position: { kind: "place", column: "position" },
      active: { kind: "column", column: "active", type: "boolean" },
      ...settings,
      deleted: { kind: "deleted" },
    },
    async countUses(tx, id) {
      const counts = uses.map(heldIn).map(({ table, column }) => Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(column)} = ${id})`);
      const [{ count }] = await tx.$queryRaw<[{ count: number }]>`SELECT (${Prisma.join(counts, " + ")})::int AS count`;
      return count;
    },
  });

/** Where a use stands in the database: the table of the records or of their links, and its column. */
export function heldIn({ entity, field: name }: ValueUse): { table: string; column: string } {
  const field = entity.fields[name];
  if (field?.kind === "column") return { table: entity.table, column: field.column };
  if (field?.kind === "link" || field?.kind === "links") return { table: field.table, column: field.value };
  throw new Error(`${entity.name}.${name} holds no value of a list`);
}
