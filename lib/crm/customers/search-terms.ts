import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";

/**
 * One word a person looks for, folded as the search text is: all words of one of its readings must be there. «923 609» is
 * read as 923609 or as 923 and 609.
 */
export type SearchTerm = string[][];

/** The most words of a search that count. */
const most = 12;

/** The number of a firm registered for VAT as its invoices show it (bokføringsforskriften § 5-1-1). */
const ofInvoices = /(?<![\p{L}\p{N}])(?:NO[\s-]?)?((?:\d[\s.]?){9})(?:MVA)?(?![\p{L}\p{N}])/giu;

/** Those that addresses of Norwegian firms and their customers end with; any word may end with a full stop and a name («Ing.Hansen»). */
const lastLabel =
  /\.(?:no|com|net|org|info|biz|name|eu|se|dk|fi|is|de|nl|be|fr|es|it|pt|at|ch|pl|ee|lv|lt|uk|ie|us|ca|io|ai|app|dev|tech|shop|store|online|cloud)$/iu;

/**
 * What a person looks for, word by word; null when nothing was typed, an empty list when what was typed has no word in it.
 * Groups of digits that follow each other are read joined («923 609») and each by itself («24/7»), a telephone number
 * also without Norway's +47, an organisation number without the «NO» and «MVA» of an invoice. Of an e-mail address the last
 * label counts as little as it does in the search text.
 */
export async function searchTerms(db: Transaction, words: string): Promise<SearchTerm[] | null> {
  if (words.trim() === "") return null;
  const typed = words
    .replace(ofInvoices, " $1 ")
    .split(/\s+/u)
    .map((word) => word.replace(word.includes("@") ? /\.[^.@]*$/u : lastLabel, ""))
    .join(" ");
  const [{ folded }] = await db.$queryRaw<[{ folded: string }]>`SELECT regexp_replace(search_fold(${typed}), '[^[:alnum:]]+', ' ', 'g') AS folded`;
  const terms = folded.match(/(?<!\S)\d+(?: \d+)+(?!\S)|\S+/g) ?? [];
  return [...new Set(terms)].slice(0, most).map(readings);
}

function readings(term: string): SearchTerm {
  const groups = term.split(" ").slice(0, most);
  const joined = groups.join("");
  const national = /^(?:00)?47(\d{8})$/.exec(joined)?.[1];
  return [...(groups.length > 1 ? [[joined]] : []), ...(national ? [[national]] : []), groups];
}

/** Whether a search text has the term: any part of a word from three characters, its beginning below. */
export const hasTerm = (words: string, term: SearchTerm): boolean => term.some((reading) => reading.every((word) => words.includes(part(word))));

/** The same as a condition on the column `words` of customer_search `s`. Index: customer_search_words. */
export function termIsIn(term: SearchTerm, column: Prisma.Sql = Prisma.sql`s.words`): Prisma.Sql {
  const has = (word: string): Prisma.Sql => Prisma.sql`${column} LIKE ${likePart(word)}`;
  const alternatives = term.map((reading) => Prisma.join(reading.map(has), " AND "));
  return alternatives.length === 1 ? (alternatives[0] ?? Prisma.sql`false`) : Prisma.sql`((${Prisma.join(alternatives, ") OR (")}))`;
}

/** What a search text is LIKE that has the word. */
export const likePart = (word: string): string => `%${part(word)}%`;

/** Before each word of a search text stands a blank. Folded words hold letters and digits alone, so nothing means something to LIKE. */
const part = (word: string): string => (word.length >= 3 ? word : ` ${word}`);
