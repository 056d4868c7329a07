const letters: Record<string, string> = { å: "aa", ø: "oe", æ: "ae", ö: "oe", ä: "ae", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", œ: "oe", ı: "i" };

/** A text folded as search_fold does it in the database, for what a page shows: where the two differ, a hit explains itself once too often. */
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[åøæöäßłđðþœı]/gu, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "");

/** The words of a text as search texts have them, each with a blank before it. */
export const wordsOf = (text: string): string => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")}`;

/** A folded word, or a part of one, as it is written where a text has it («soerland» in «Sørlandets»: «sørland»); null where it has none. */
export function asWritten(folded: string, text: string): string | null {
  for (const word of text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const written = partOf(word, folded);
    if (written !== null) return written;
  }
  return null;
}

/** Letter by letter: a letter may be folded to two. */
function partOf(word: string, folded: string): string | null {
  const signs = word.match(/.\p{M}*/gu) ?? [];
  for (let first = 0; first < signs.length; first++) {
    let [end, read] = [first, ""];
    while (end < signs.length && read.length < folded.length && folded.startsWith(read)) read += fold(signs[end++] ?? "");
    if (read === folded) return signs.slice(first, end).join("");
  }
  return null;
}
