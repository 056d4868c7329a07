import { Prisma } from "../../db/generated/client";

/**
 * The condition on a contact `p` that its name, e-mail or telephone number has every word, in any part of it, or all of
 * them as one telephone number («99 88 77 66»); none where there is no word. Index: contact_words_found.
 */
export function hasWords(words: string): Prisma.Sql[] {
  const terms = words.split(/\s+/u).filter((word) => word !== "");
  if (terms.length === 0) return [];
  const found = (part: Prisma.Sql) => Prisma.sql`contact_words(p.name, p.email, p.phone) LIKE '%' || ${part} || '%'`;
  const each = terms.slice(0, 12).map((term) => found(Prisma.sql`search_fold(${escaped(term)})`));
  const digits = words.replace(/[\s().+-]/gu, "");
  const apart = Prisma.join(each, " AND ");
  return [/^\d{3,20}$/.test(digits) ? Prisma.sql`(${found(Prisma.sql`${digits}`)} OR (${apart}))` : Prisma.sql`(${apart})`];
}

/** What means something to LIKE stands for itself. */
const escaped = (term: string): string => term.replace(/[\\%_]/gu, "\\$&");
