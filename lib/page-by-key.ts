/** A page of a list by key: after or before the record with an id, the first one or the last. */
export type PageKey = { after: number } | { before: number } | "first" | "last";

/** How an address names it (see pageKeyIn); the first page by nothing. */
export const pageParams = (page: PageKey): Record<string, string | number> => (page === "last" ? { page } : page === "first" ? {} : page);

/** How such a page is read: from which record on, and whether against the list's order. */
export interface KeyRead {
  at: number | null;
  backwards: boolean;
}

export const keyRead = (page: PageKey): KeyRead =>
  typeof page === "object" ? { at: "after" in page ? page.after : page.before, backwards: "before" in page } : { at: null, backwards: page === "last" };

/** The page out of its rows as they were read, up to one more than it holds: that one tells that there is a further page. */
export function cutPage<Row>(read: readonly Row[], size: number, page: PageKey): { rows: Row[]; hasPrevious: boolean; hasNext: boolean } {
  const { at, backwards } = keyRead(page);
  const more = read.length > size;
  const rows = read.slice(0, size);
  return backwards ? { rows: rows.reverse(), hasPrevious: more, hasNext: page !== "last" } : { rows, hasPrevious: at !== null, hasNext: more };
}

/**
 * Where the pages beside this one are, and the first and the last; undefined where there is nothing that way. A page read
 * backwards to the front of the list may be a short one, and is not the last for that.
 */
export function pageLinks(
  { rows, hasPrevious, hasNext }: { rows: readonly { id: number }[]; hasPrevious: boolean; hasNext: boolean },
  to: (page: PageKey) => string,
): Partial<Record<"first" | "previous" | "next" | "last", string>> {
  const [top, bottom] = [rows[0], rows.at(-1)];
  return {
    ...(hasPrevious && { first: to("first") }),
    ...(hasPrevious && top && { previous: to({ before: top.id }) }),
    ...(hasNext && bottom && { next: to({ after: bottom.id }) }),
    ...(hasNext && { last: to("last") }),
  };
}
