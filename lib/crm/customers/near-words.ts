import type { Database } from "../../db/client";
import type { CustomerSample } from "./customer-sample";
import { editDistance } from "./edit-distance";
import { hasTerm, type SearchTerm, termIsIn } from "./search-terms";

/** Up to so many words that are equally near stand in place of the one that was typed, and so many words are put right by themselves. */
const mostReadings = 3;
/** Up to so many words are compared with one that was typed. */
const mostCompared = 20_000;

/**
 * The readings of the terms with a small typing error put right, the likeliest first; none where there is none to be seen. A
 * word that nobody has (a single word also when few have it) is read as those nearest to it that somebody has. Words that are
 * somebody's, but nobody's together, and a short one, are read as the same with ø, å or æ: one word at a time, then all of
 * them. Figures are taken as they are. `found`: whether somebody was found by all of them.
 */
export async function nearTerms(db: Database, terms: SearchTerm[], { sample, found }: { sample: CustomerSample; found: boolean }): Promise<SearchTerm[][]> {
  const missing: SearchTerm[] = [];
  if (!found) for (const term of terms.filter(isWord)) if (!(await somebodyHas(db, term, sample))) missing.push(term);
  const wrong = missing.length > 0 ? missing : terms.length === 1 ? terms.filter(isWord) : [];
  const plainly = wrong.length > 0 || (found && terms.length > 1) ? [] : terms.filter((term) => mayHideSigns.test(typedAs(term)));
  const near = new Map<SearchTerm, SearchTerm>();
  for (const term of [...wrong, ...plainly]) {
    // Beside exact hits, only what is nearest of all is likely meant.
    const words = await nearWords(db, typedAs(term), { sample, most: missing.length > 0 ? 2 : 1, signsAlone: plainly.includes(term) });
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

/** Letters of which an «o» may be an ø, or an «a» an å or æ. */
const mayHideSigns = /^(?=.*[oa])[a-z]{3,30}$/;
/** Each of those is a letter more as words are folded. */
const hiddenLetters = (typed: string): number => Math.min(typed.match(/[oa]/g)?.length ?? 0, 3);

async function somebodyHas(db: Database, term: SearchTerm, { rows }: CustomerSample): Promise<boolean> {
  if (rows.some(({ words }) => hasTerm(words, term))) return true;
  const found = await db.$queryRaw<unknown[]>`SELECT 1 FROM customer_search s WHERE ${termIsIn(term)} LIMIT 1`;
  return found.length > 0;
}

/** The words nearest to a folded one, of equally near ones those that most customers have. Words it is a part of are found by itself. */
async function nearWords(
  db: Database,
  typed: string,
  { sample: { rows }, most: errors, signsAlone }: { sample: CustomerSample; most: number; signsAlone: boolean },
): Promise<string[]> {
  const most = typed.length < 6 ? 1 : errors;
  // One error leaves a half of the word as it is; two may leave but a third.
  for (let wrong = 1; wrong <= most; wrong++) {
    const distances = new Map<string, number>();
    for (const word of await wordsLike(db, typed, { most, letters: Math.max(Math.floor(typed.length / (wrong + 1)), 2) })) {
      const distance = nearness(typed, word, wrong);
      if (distance <= (signsAlone ? missingSigns : wrong) && !word.includes(typed)) distances.set(word, distance);
    }
    const nearest = Math.min(...distances.values());
    const common = (word: string): number => rows.filter(({ words }) => words.includes(` ${word}`)).length;
    const words = [...distances].filter(([, distance]) => distance === nearest).map(([word]) => ({ word, customers: common(word) }));
    if (words.length > 0)
      return words
        .sort((a, b) => b.customers - a.customers || a.word.localeCompare(b.word))
        .slice(0, mostReadings)
        .map(({ word }) => word);
  }
  return [];
}

/** ø, å and æ typed as o and a are the smallest error of all. */
const missingSigns = 0.5;
const nearness = (typed: string, word: string, most: number): number => (plain(typed) === plain(word) ? missingSigns : editDistance(typed, word, most));

const plain = (word: string): string => word.replace(/oe/g, "o").replace(/aa|ae/g, "a");

/** The words of nearly the same length that begin or end with as many letters as this one. Indexes: search_word_beginning, search_word_end. */
async function wordsLike(db: Database, typed: string, { most, letters }: { most: number; letters: number }): Promise<string[]> {
  const end = [...typed.slice(-letters)].reverse().join("");
  const lengths = Array.from({ length: most + 1 + Math.max(most, hiddenLetters(typed)) }, (_, n) => typed.length - most + n);
  // As one value: taking thousands of rows apart costs the app several times what the query does.
  const [{ words }] = await db.$queryRaw<[{ words: string | null }]>`
    SELECT string_agg(w.word, ' ') AS words FROM (
      SELECT w.word FROM search_word w WHERE length(w.word) = ANY (${lengths}::int[]) AND w.word LIKE ${`${typed.slice(0, letters)}%`}
      UNION SELECT w.word FROM search_word w WHERE length(w.word) = ANY (${lengths}::int[]) AND reverse(w.word) COLLATE "C" LIKE ${`${end}%`}
      LIMIT ${mostCompared}
    ) w`;
  return words === null ? [] : words.split(" ");
}
