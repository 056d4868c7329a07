import type { Transaction } from "../../db/client";
import { refuse } from "../../refusal";

/**
 * Refuses what would leave the firm without an admin who can sign in. Whoever takes an admin away waits for
 * the same lock, so that two admins can't switch each other off at once.
 */
export async function refuseWithoutAdmin(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('employee.admins'))`;
  const admins = await tx.employee.count({ where: { role: "ADMIN", active: true } });
  if (admins === 0) throw refuse("users.errors.lastAdmin");
}
