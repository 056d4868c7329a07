import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";

interface LockedCategory {
  id: number;
  name: string;
  showOnCustomer: boolean;
  showOnContact: boolean;
  active: boolean;
}

/** Locks a category that is not deleted, against everybody else who changes it. */
export async function lockCategory(tx: Transaction, id: number): Promise<LockedCategory> {
  const [category] = await tx.$queryRaw<LockedCategory[]>`
    SELECT id, name, show_on_customer AS "showOnCustomer", show_on_contact AS "showOnContact", active
    FROM category WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
  if (!category) throw new NotFound("category");
  return category;
}
