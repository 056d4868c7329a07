import type { Transaction } from "../../db/client";
import { refuseChoice } from "./change-of-many";

/**
 * Holds a category that shows on customers until the transaction ends; with `active` it must be switched on too. Answers
 * its name.
 */
export async function holdShownCategory(tx: Transaction, id: number, { active }: { active: boolean }): Promise<{ name: string }> {
  const [category] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM category WHERE id = ${id} AND deleted_by_operation IS NULL AND show_on_customer AND (active OR NOT ${active}) FOR KEY SHARE`;
  if (!category) throw refuseChoice("customers.errors.categoryGone");
  return category;
}
