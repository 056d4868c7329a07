import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";

/** Refuses a role that is deleted. */
export async function checkRole(tx: Transaction, role: number | null): Promise<void> {
  if (role === null) return;
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM contact_role WHERE id = ${role} AND deleted_by_operation IS NULL FOR KEY SHARE`;
  if (found.length === 0) throw refuseField("role", "contacts.errors.roleGone");
}
