import type { Database, Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import type { Actor } from "../../permissions";
import { planRestore, type RestorePlan, signatureOf } from "../restoring/plan-restore";
import type { RestoreSelection } from "../restoring/restorable";
import { deletedCustomers } from "./deleted-customers";
import { restorableCustomers } from "./restorable-customers";
import { findTakenNumbers, type TakenNumber } from "./taken-numbers";

export interface CustomerRestorePlan extends RestorePlan {
  taken: TakenNumber[];
}

/** What the restoring of the deleted customers `c` of a condition comes to, whose numbers others have by now among it. */
export async function planRestoreOfCustomers(db: Transaction, where: Prisma.Sql, language: "nb" | "en", now: Date): Promise<CustomerRestorePlan> {
  const plan = await planRestore(db, restorableCustomers, where, language, now);
  const taken = await findTakenNumbers(db, where);
  return { ...plan, taken, signature: signatureOf([plan.signature, taken.map(({ id, holder }) => [id, holder])]) };
}

/** The same of what somebody selected. */
export const planSelection = async (db: Database, actor: Actor, selection: RestoreSelection, language: "nb" | "en", now: Date): Promise<CustomerRestorePlan> =>
  planRestoreOfCustomers(db, await deletedCustomers(db, actor, selection), language, now);
