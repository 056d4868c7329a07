import type { Database } from "../../db/client";
import type { Actor } from "../../permissions";
import { planRestore, type RestorePlan } from "../restoring/plan-restore";
import type { RestoreSelection } from "../restoring/restorable";
import { deletedContacts } from "./deleted-contacts";
import { restorableContacts } from "./restorable-contacts";

export interface ContactRestorePlan extends RestorePlan {
  /** How many of them have deleted customers alone, and stay out of sight until those come back. */
  hidden: number;
}

/** What the restoring of the deleted contacts that somebody selected comes to. */
export async function planRestoreOfContacts(
  db: Database,
  actor: Actor,
  selection: RestoreSelection,
  language: "nb" | "en",
  now: Date,
): Promise<ContactRestorePlan> {
  const where = deletedContacts(actor, selection);
  const plan = await planRestore(db, restorableContacts, where, language, now);
  const [{ hidden }] = await db.$queryRaw<[{ hidden: number }]>`
    SELECT count(*)::int AS hidden FROM contact p WHERE ${where} AND p.id IN (SELECT contact_id FROM contact_gone)`;
  return { ...plan, hidden };
}
