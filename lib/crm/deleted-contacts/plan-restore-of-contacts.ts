import type { Database } from "../../db/client";
import type { Actor } from "../../permissions";
import { planRestore, type RestorePlan } from "../restoring/plan-restore";
import type { RestoreSelection } from "../restoring/restorable";
import { comesBack } from "./comes-back";
import { customerOfPlace } from "./customer-of-place";
import { deletedContacts } from "./deleted-contacts";
import { restorableContacts } from "./restorable-contacts";

export interface ContactRestorePlan extends RestorePlan {
  /** How many of them have deleted customers alone, and stay out of sight until those come back. */
  hidden: number;
  /** How many of them have no customer any more, deleted or not. */
  nowhere: number;
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
  const [counts] = await db.$queryRaw<[Pick<ContactRestorePlan, "hidden" | "nowhere">]>`
    SELECT count(*) FILTER (WHERE NOT at.stands)::int AS hidden, count(*) FILTER (WHERE at.stands IS NULL)::int AS nowhere
    FROM contact p CROSS JOIN LATERAL (
      SELECT bool_or(c.deleted_by_operation IS NULL) AS stands FROM contact_link l JOIN customer c ON c.id = ${customerOfPlace}
      WHERE l.contact_id = p.id AND ${comesBack}
    ) at WHERE ${where}`;
  return { ...plan, ...counts };
}
