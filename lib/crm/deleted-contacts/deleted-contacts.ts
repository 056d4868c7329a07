import { Prisma } from "../../db/generated/client";
import { type Actor, can } from "../../permissions";
import { hasWords } from "../contacts/has-words";
import type { RestoreSelection } from "../restoring/restorable";

/**
 * The condition on contacts `p` that they are deleted by themselves, selected, and somebody's to restore: an admin's all,
 * else one's own. Who went along with a customer comes back with it and is not among them, nor is who was merged into another.
 */
export function deletedContacts(actor: Actor, { ids, words }: RestoreSelection): Prisma.Sql {
  const own = Prisma.sql`EXISTS (SELECT 1 FROM operation w WHERE w.id = p.deleted_by_operation AND w.actor_id = ${actor.id}::int)`;
  const conditions = [
    Prisma.sql`p.deleted_by_operation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = p.id)`,
    ...(can(actor, "contacts.restoreOthers") ? [] : [own]),
    ...(ids ? [Prisma.sql`p.id = ANY(${ids}::int[])`] : hasWords(words)),
  ];
  return Prisma.join(conditions, " AND ");
}
