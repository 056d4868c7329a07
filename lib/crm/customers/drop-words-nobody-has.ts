import type { Database } from "../../db/client";

/**
 * The background job: looks again at the words that somebody lost while others had them, since of two who lose one at the
 * same time each sees the other's. Leaves to the next round what somebody is just writing.
 */
export async function dropWordsNobodyHas(db: Database): Promise<void> {
  await db.$executeRaw`
    WITH lost AS (
      DELETE FROM search_word_lost WHERE ctid = ANY (ARRAY(SELECT ctid FROM search_word_lost FOR UPDATE SKIP LOCKED)) RETURNING word
    ) SELECT drop_words_nobody_has(ARRAY(SELECT DISTINCT word FROM lost))`;
}
