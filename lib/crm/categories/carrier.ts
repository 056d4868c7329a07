import type { EntityDefinition } from "../../change-log/entity";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { NotFound } from "../../refusal";
import { contactEntity } from "../contacts/contact-entity";
import { customerEntity } from "../customers/customer-entity";

/** What can carry categories, each with the switch that shows a category on it. */
export type CarrierKind = "customer" | "contact";

export const carrierEntities: Record<CarrierKind, EntityDefinition> = { customer: customerEntity, contact: contactEntity };

/** Locks a customer or contact that is not deleted, and answers its name. */
export async function lockCarrier(tx: Transaction, kind: CarrierKind, id: number): Promise<{ name: string }> {
  const [carrier] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM ${Prisma.raw(kind)} WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
  if (!carrier) throw new NotFound(kind);
  return carrier;
}
