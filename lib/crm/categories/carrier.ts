import type { EntityDefinition } from "../../change-log/entity";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { NotFound } from "../../refusal";
import { contactEntity } from "../contacts/contact-entity";
import { notGone } from "../contact-gone";
import { customerEntity } from "../customers/customer-entity";

/** What can carry categories, each with the switch that shows a category on it. */
export type CarrierKind = "customer" | "contact";

export const carrierEntities: Record<CarrierKind, EntityDefinition> = { customer: customerEntity, contact: contactEntity };

/** Locks a customer or contact that is not deleted, and answers its name. */
export async function lockCarrier(tx: Transaction, kind: CarrierKind, id: number): Promise<{ name: string }> {
  const [carrier] = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM ${Prisma.raw(kind)} p WHERE p.id = ${id} AND p.deleted_by_operation IS NULL
      ${kind === "contact" ? Prisma.sql`AND ${notGone}` : Prisma.empty} FOR UPDATE`;
  if (!carrier) throw new NotFound(kind);
  return carrier;
}
