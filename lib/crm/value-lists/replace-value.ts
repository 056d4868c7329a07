import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { ValueUse } from "./value-entity";

interface Replacement {
  from: number;
  /** null: nothing comes in its place. */
  to: number | null;
}

/**
 * Gives everything that has a value another one, or none, and logs it as bitmaps: deleted records too, so that they
 * come back with what took its place.
 */
export async function replaceValue(
  { tx, log, operationId }: Pick<Run<unknown>, "tx" | "log" | "operationId">,
  use: ValueUse,
  { from, to }: Replacement,
): Promise<void> {
  const { entity, field: name } = use;
  const field = entity.fields[name];
  const change = { entity, field: name };
  switch (field?.kind) {
    case "column": {
      const column = Prisma.raw(field.column);
      const stamp = entity.stamp ? Prisma.sql`, ${Prisma.raw(entity.stamp)} = ${operationId}` : Prisma.empty;
      const ids = await idsOf(tx.$queryRaw`UPDATE ${Prisma.raw(entity.table)} SET ${column} = ${to}::int ${stamp} WHERE ${column} = ${from} RETURNING id`);
      log.changeMany({ ...change, before: String(from), after: to === null ? "" : String(to), ids });
      return;
    }
    case "link": {
      const ids = await replaceLink(tx, field, { from, to }, operationId);
      log.changeMany({ ...change, before: String(from), after: to === null ? "" : String(to), ids });
      return;
    }
    case "links": {
      const { gone, put } = await replaceInSets(tx, field, { from, to }, operationId);
      log.changeMany({ ...change, before: String(from), after: "", ids: gone });
      log.changeMany({ ...change, before: "", after: String(to ?? ""), ids: put });
      return;
    }
    case "firstDay":
    case "lastDay":
    case "periods":
    case "place":
    case "shares":
    case "cell":
    case "deleted":
    case undefined:
      throw new Error(`${entity.name}.${name} holds no value of a list`);
  }
}

interface Links {
  table: string;
  key: string;
  value: string;
}

function replaceLink(tx: Transaction, { table, key, value }: Links, { from, to }: Replacement, operationId: number): Promise<number[]> {
  const [t, k, v] = [Prisma.raw(table), Prisma.raw(key), Prisma.raw(value)];
  return idsOf(
    to === null
      ? tx.$queryRaw`DELETE FROM ${t} WHERE ${v} = ${from} RETURNING ${k} AS id`
      : tx.$queryRaw`UPDATE ${t} SET ${v} = ${to}, operation_id = ${operationId} WHERE ${v} = ${from} RETURNING ${k} AS id`,
  );
}

/** Who has the replacement already keeps it, by its own stamp, and so is left with it by the undo. */
async function replaceInSets(
  tx: Transaction,
  { table, key, value }: Links,
  { from, to }: Replacement,
  operationId: number,
): Promise<{ gone: number[]; put: number[] }> {
  const [t, k, v] = [Prisma.raw(table), Prisma.raw(key), Prisma.raw(value)];
  const put =
    to === null
      ? []
      : await idsOf(tx.$queryRaw`
          INSERT INTO ${t} (${k}, ${v}, operation_id) SELECT ${k}, ${to}::int, ${operationId}::int FROM ${t} WHERE ${v} = ${from}
          ON CONFLICT DO NOTHING RETURNING ${k} AS id`);
  const gone = await idsOf(tx.$queryRaw`DELETE FROM ${t} WHERE ${v} = ${from} RETURNING ${k} AS id`);
  return { gone, put };
}

const idsOf = async (rows: Promise<unknown>): Promise<number[]> => ((await rows) as { id: number }[]).map(({ id }) => id);
