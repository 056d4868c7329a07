import { z } from "zod";

import { Prisma } from "../../db/generated/client";
import { type Actor, can } from "../../permissions";
import { id } from "../../validation/text";

/** Which deleted customers: those named, or all that the words find («»: all there are). */
export type RestoreSelection = { ids: number[]; words?: undefined } | { ids?: undefined; words: string };

export const restoreSelection: z.ZodType<RestoreSelection> = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(1000) }),
  z.strictObject({ words: z.string().max(200) }),
]);

/** The condition on customers `c` that they are deleted, selected, and somebody's to restore: an admin's all, else one's own. */
export function deletedCustomers(actor: Actor, { ids, words }: RestoreSelection): Prisma.Sql {
  const own = can(actor, "customers.restoreOthers")
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT 1 FROM operation w WHERE w.id = c.deleted_by_operation AND w.actor_id = ${actor.id}::int)`;
  const chosen = ids ? Prisma.sql`AND c.id = ANY(${ids}::int[])` : words === "" ? Prisma.empty : Prisma.sql`AND ${hasEvery(words)}`;
  return Prisma.sql`c.deleted_by_operation IS NOT NULL AND c.erased_by_operation IS NULL AND ${notMerged} ${own} ${chosen}`;
}

/** Who was merged into another is marked as deleted too, but not gone: it comes back by the undo of that alone. */
const notMerged = Prisma.sql`NOT EXISTS (SELECT 1 FROM customer_redirect m WHERE m.customer_id = c.id)`;

/** Every word stands in the search text: any part of a word from three characters, its beginning below. Deleted ones are few. */
const hasEvery = (words: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM customer_search s WHERE s.customer_id = c.id AND NOT EXISTS (
    SELECT 1 FROM unnest(string_to_array(regexp_replace(search_fold(${words}), '[^[:alnum:]]+', ' ', 'g'), ' ')) AS term
    WHERE term <> '' AND strpos(s.words, CASE WHEN length(term) >= 3 THEN term ELSE ' ' || term END) = 0))`;
