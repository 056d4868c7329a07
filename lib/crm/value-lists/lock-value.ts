import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { NotFound } from "../../refusal";
import type { ValueEntity } from "./value-entity";

interface LockedValue {
  nb: string;
  active: boolean;
  position: number;
}

/** Locks a value that is not deleted, against everybody else who changes it, and against those who would put it on something. */
export async function lockValue(tx: Transaction, entity: ValueEntity, id: number): Promise<LockedValue> {
  const [value] = await tx.$queryRaw<LockedValue[]>`
    SELECT nb, active, position FROM ${Prisma.raw(entity.table)} WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
  if (!value) throw new NotFound(entity.name);
  return value;
}

/** Holds a value that others are given, so that it is still offered when the transaction ends; null when it is not. */
export async function holdOffered(tx: Transaction, entity: ValueEntity, id: number): Promise<{ nb: string } | null> {
  const [value] = await tx.$queryRaw<{ nb: string }[]>`
    SELECT nb FROM ${Prisma.raw(entity.table)} WHERE id = ${id} AND active AND deleted_by_operation IS NULL FOR SHARE`;
  return value ?? null;
}
