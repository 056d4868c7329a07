import type { Database } from "../../db/client";
import type { CustomerSample } from "./customer-sample";
import { editDistance } from "./edit-distance";
import { spellingsWithSigns } from "./missing-signs";
import { hasTerm, type SearchTerm, termIsIn } from "./search-terms";

/** Up to so many words that are equally near stand in place of the one that was typed, and so many words are put right by themselves. */
const mostReadings = 3;
/** Up to so many words are compared with one that was typed. */
const mostCompared = 20_000;
/** Of words equally near, up to so many are asked whether somebody has them. */
const mostAsked = 20;

/**
 * The readings of the terms with a small typing error put right, the likeliest first; none where there is none to be seen. A
 * word that nobody has (a single word also when few have it) is read as it is spelled with ø, å or æ, and if it is not, as
 * those nearest to it that somebody has. Words that are somebody's, but nobody's together, and a short one, are read with
 * those letters alone: one word at a time, then all of them. Figures are taken as they are. `found`: whether somebody was
 * found by all of them.
 */
export async function nearTerms(db: Database, terms: SearchTerm[], { sample, found }: { sample: CustomerSample; found: boolean }): Promise<SearchTerm[][]> {
  const missing: SearchTerm[] = [];
  if (!found) for (const term of terms.filter(isWord)) if (!(await somebodyHas(db, term, sample))) missing.push(term);
  const wrong = missing.length > 0 ? missing : terms.length === 1 ? terms.filter(isWord) : [];
  const plainly = wrong.length > 0 || (found && terms.length > 1) ? [] : terms;
  const near = new Map<SearchTerm, SearchTerm>();
  for (const term of [...wrong, ...plainly]) {
    const typed = typedAs(term);
    const spelled = await likeliest(db, await spellingsWithSigns(db, typed), sample);
    // Beside exact hits, only what is nearest of all is likely meant.
    const words = spelled.length > 0 || !wrong.includes(term) ? spelled : await nearWords(db, typed, { sample, most: missing.length > 0 ? 2 : 1 });
    if (words.length === 0 && wrong.includes(term)) return [];
    if (words.length > 0)
      near.set(
        term,
        words.map((word) => [word]),
      );
  }
  const put = (which: (term: SearchTerm) => boolean): SearchTerm[] => terms.map((term) => (which(term) ? (near.get(term) ?? term) : term));
  const one = wrong.length > 0 || near.size < 2 ? [] : [...near.keys()].slice(0, mostReadings).map((term) => put((each) => each === term));
  return near.size === 0 ? [] : [...one, put(() => true)];
}

const typedAs = (term: SearchTerm): string => term[0]?.join(" ") ?? "";

/** Letters alone, long enough that an error in it can be told from another word. */
const isWord = (term: SearchTerm): boolean => /^[a-z]{4,30}$/.test(typedAs(term));

/** Whether a customer who is not deleted has it. */
async function somebodyHas(db: Database, term: SearchTerm, { rows }: CustomerSample): Promise<boolean> {
  if (rows.some(({ words }) => hasTerm(words, term))) return true;
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM customer_search s WHERE ${termIsIn(term)}
      AND (SELECT c.deleted_by_operation FROM customer c WHERE c.id = s.customer_id) IS NULL LIMIT 1`;
  return found.length > 0;
}

/** The words nearest to a folded one, of equally near ones those that most customers have. Words it is a part of are found by itself. */
async function nearWords(db: Database, typed: string, { sample, most: errors }: { sample: CustomerSample; most: number }): Promise<string[]> {
  const most = typed.length < 6 ? 1 : errors;
  // One error leaves a half of the word as it is; two may leave but a third.
  for (let wrong = 1; wrong <= most; wrong++) {
    const like = await wordsLike(db, typed, { most, letters: Math.max(Math.floor(typed.length / (wrong + 1)), 2) });
    const near = like.filter((word) => !word.includes(typed) && editDistance(typed, word, wrong) === wrong);
    const words = await likeliest(db, near, sample);
    if (words.length > 0) return words;
  }
  return [];
}

/** Of words equally near, those that most customers have. A word that deleted ones alone have is nobody's. */
async function likeliest(db: Database, words: string[], sample: CustomerSample): Promise<string[]> {
  const having = (word: string): number => sample.rows.filter((row) => row.words.includes(word)).length;
  const inOrder = words.map((word) => ({ word, customers: having(word) })).sort((a, b) => b.customers - a.customers || a.word.localeCompare(b.word));
  const likely: string[] = [];
  for (const { word } of inOrder.slice(0, mostAsked)) {
    if (likely.length < mostReadings && (await somebodyHas(db, [[word]], sample))) likely.push(word);
  }
  return likely;
}

/** The words of nearly the same length that begin or end with as many letters as this one. Indexes: search_word_beginning, search_word_end. */
async function wordsLike(db: Database, typed: string, { most, letters }: { most: number; letters: number }): Promise<string[]> {
  const end = [...typed.slice(-letters)].reverse().join("");
  const lengths = Array.from({ length: 2 * most + 1 }, (_, n) => typed.length - most + n);
  // As one value: taking thousands of rows apart costs the app several times what the query does.
  const [{ words }] = await db.$queryRaw<[{ words: string | null }]>`
    SELECT string_agg(w.word, ' ') AS words FROM (
      SELECT w.word FROM search_word w WHERE length(w.word) = ANY (${lengths}::int[]) AND w.word LIKE ${`${typed.slice(0, letters)}%`}
      UNION SELECT w.word FROM search_word w WHERE length(w.word) = ANY (${lengths}::int[]) AND reverse(w.word) COLLATE "C" LIKE ${`${end}%`}
      LIMIT ${mostCompared}
    ) w`;
  return words === null ? [] : words.split(" ");
}
