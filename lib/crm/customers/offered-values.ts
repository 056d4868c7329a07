import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { type AdditionalInfoField, isAdditionalInfo } from "./additional-info-fields";

type Chosen = Partial<Record<AdditionalInfoField, unknown>>;

const tables: Record<AdditionalInfoField, string> = { origin: "origin", products: "product", source: "source" };

/**
 * Which of the chosen values can be chosen now: neither deleted nor switched off. They are held until the transaction
 * ends, so that who deletes or switches one off comes before this choice or after it.
 */
export async function holdOffered(tx: Transaction, fields: Chosen): Promise<Record<AdditionalInfoField, Set<number>>> {
  const held = async (field: AdditionalInfoField): Promise<Set<number>> => {
    const ids = idsOf(fields[field]);
    if (ids.length === 0) return new Set();
    const rows = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM ${Prisma.raw(tables[field])} WHERE id = ANY(${ids}::int[]) AND active AND deleted_by_operation IS NULL ORDER BY id FOR SHARE`;
    return new Set(rows.map(({ id }) => id));
  };
  return { origin: await held("origin"), products: await held("products"), source: await held("source") };
}

/** Refuses a value that is chosen anew and not offered. One that the customer has already stays, switched off or not. */
export function refuseNotOffered(offered: Record<AdditionalInfoField, Set<number>>, written: string[], before: Chosen, after: Chosen): void {
  for (const field of written.filter(isAdditionalInfo)) {
    const had = new Set(idsOf(before[field]));
    if (idsOf(after[field]).some((id) => !had.has(id) && !offered[field].has(id))) throw refuseField(field, "customers.errors.valueNotOffered");
  }
}

const idsOf = (chosen: unknown): number[] => [chosen].flat().filter((id) => typeof id === "number");
