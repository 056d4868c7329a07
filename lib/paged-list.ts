/** How many rows of a settings list stand on one page. */
export const listPageSize = 50;

/** From how many rows on a settings list has a box to narrow it with. */
export const listFilterFrom = 20;

export interface ListPage<Row> {
  rows: Row[];
  /** How many rows the words leave, on all pages. */
  found: number;
  /** The place of the page's first row among them, from 1; 0 when there is none. */
  from: number;
  /** The ids of the first rows of the other pages, for links; null where there is nothing that way. */
  first: number | null;
  previous: number | null;
  next: number | null;
  last: number | null;
}

interface Wanted<Row> {
  /** What is looked for: every word must stand somewhere in the row's text, whatever its case. */
  words: string;
  /** The row whose page is shown; the first page when it is not among the rows. */
  at: number | null;
  text: (row: Row) => string;
}

/**
 * The part of a list that one page shows: narrowed by words, cut into pages of 50 rows. The page is named by a row on
 * it and not by a number, so that a link to a row finds it wherever it stands by now.
 */
export function pageOfList<Row extends { id: number }>(all: Row[], { words, at, text }: Wanted<Row>): ListPage<Row> {
  const wanted = folded(words).split(" ").filter(Boolean);
  const rows = all.filter((row) => wanted.every((word) => folded(text(row)).includes(word)));
  const start = Math.floor(Math.max(0, at === null ? 0 : rows.findIndex(({ id }) => id === at)) / listPageSize) * listPageSize;
  const lastStart = Math.floor(Math.max(0, rows.length - 1) / listPageSize) * listPageSize;
  const idAt = (index: number): number | null => rows[index]?.id ?? null;
  return {
    rows: rows.slice(start, start + listPageSize),
    found: rows.length,
    from: rows.length === 0 ? 0 : start + 1,
    first: start > 0 ? idAt(0) : null,
    previous: start > 0 ? idAt(start - listPageSize) : null,
    next: start < lastStart ? idAt(start + listPageSize) : null,
    last: start < lastStart ? idAt(lastStart) : null,
  };
}

/** As the database folds names (name_key): form, case and blanks tell nothing. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
