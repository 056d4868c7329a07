import type { Transaction } from "../db/client";
import { Prisma } from "../db/generated/client";
import type { EntityDefinition, EntityField, FieldValues } from "./entity";

/** Whether what a column is to lead to again is still there; held, so that it is until the undo is through. */
export async function isThere(tx: Transaction, field: EntityField | undefined, id: unknown): Promise<boolean> {
  if (field?.kind !== "column" || !field.target || typeof id !== "number") return true;
  const standing = field.target.erased === undefined ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(field.target.erased)} IS NULL`;
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM ${Prisma.raw(field.target.table)} WHERE id = ${id} ${standing} FOR KEY SHARE`;
  return rows.length > 0;
}

/** The values that a record can get back when operation `since` is undone. */
export async function putBackOf(
  tx: Transaction,
  entity: EntityDefinition,
  { id, values, since }: { id: number; values: FieldValues; since: number },
): Promise<FieldValues> {
  const possible = (await entity.putBack?.(tx, id, values, since)) ?? values;
  const there: FieldValues = {};
  for (const [name, value] of Object.entries(possible)) if (await isThere(tx, entity.fields[name], value)) there[name] = value;
  return there;
}
