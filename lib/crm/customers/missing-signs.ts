import type { Database } from "../../db/client";

/** Up to so many words are looked through for one that was typed. */
const mostRead = 20_000;

/**
 * How a folded word, or a part of one, is spelled where somebody has it with signs that were left out as it was typed (o for
 * ø, a for å or æ; or typed though they have none): «sorland» is spelled «soerland» in «sørlandets». Index: search_word_without_signs.
 */
export async function spellingsWithSigns(db: Database, typed: string): Promise<string[]> {
  if (!mayHideSigns.test(typed)) return [];
  const plain = withoutSigns(typed);
  // As one value: taking thousands of rows apart costs the app several times what the query does.
  const [{ words }] = await db.$queryRaw<[{ words: string | null }]>`
    SELECT string_agg(w.word, ' ') AS words FROM (
      SELECT word FROM search_word WHERE without_signs(word) LIKE ${`%${plain}%`} AND position(${typed} IN word) = 0 LIMIT ${mostRead}
    ) w`;
  return words === null ? [] : [...new Set(words.split(" ").map((word) => spelledIn(word, plain)))];
}

/** Three letters or more, an o or an a among them. */
const mayHideSigns = /^(?=.*[oa])[a-z]{3,30}$/;

/** The same as without_signs in the database. */
const withoutSigns = (word: string): string => lettersOf(word).map(first).join("");

/** The letters of a folded word; ø, å and æ are folded to two. */
const lettersOf = (word: string): string[] => word.match(/oe|aa|ae|./g) ?? [];
const first = (letter: string): string => letter.charAt(0);

/** The part of a word that a plain one stands for. */
function spelledIn(word: string, plain: string): string {
  const at = withoutSigns(word).indexOf(plain);
  return lettersOf(word)
    .slice(at, at + plain.length)
    .join("");
}
