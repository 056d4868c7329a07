import { defineEntity, type EntityDefinition } from "../../change-log/entity";
import { Prisma } from "../../db/generated/client";

interface ValueList {
  /** The value's name in the log («origin»). */
  name: string;
  table: string;
  /** Where values of the list are used. */
  usedIn: { table: string; column: string }[];
  /** The list's own settings beside name, order and switch. */
  settings?: EntityDefinition["fields"];
}

/** How the log knows a value of a list: all value lists are alike. */
export const defineValueEntity = ({ name, table, usedIn, settings = {} }: ValueList): EntityDefinition =>
  defineEntity({
    name,
    table,
    subject: null,
    fields: {
      nb: { kind: "column", column: "nb", type: "text" },
      en: { kind: "column", column: "en", type: "text" },
      position: { kind: "column", column: "position", type: "int" },
      active: { kind: "column", column: "active", type: "boolean" },
      ...settings,
      deleted: { kind: "deleted" },
    },
    async countUses(tx, id) {
      const counts = usedIn.map((use) => Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(use.table)} WHERE ${Prisma.raw(use.column)} = ${id})`);
      const [{ uses }] = await tx.$queryRaw<[{ uses: number }]>`SELECT (${Prisma.join(counts, " + ")})::int AS uses`;
      return uses;
    },
  });
