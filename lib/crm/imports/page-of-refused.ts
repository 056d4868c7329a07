import { cutPage, keyRead, type PageKey } from "../../page-by-key";
import type { RefusedRow } from "./refused-row";

export const refusedPerPage = 500;

interface RefusedPage {
  rows: RefusedRow[];
  hasPrevious: boolean;
  hasNext: boolean;
}

/** A page of the rows that are refused, in the order of the file; by their numbers, so that it stays where others are refused by then. The first one where nothing is left there. */
export function pageOfRefused(refused: readonly RefusedRow[], page: PageKey): RefusedPage {
  const { at, backwards } = keyRead(page);
  const ahead = at === null ? [...refused] : refused.filter(({ row }) => (backwards ? row < at : row > at));
  const read = (backwards ? ahead.reverse() : ahead).slice(0, refusedPerPage + 1);
  return read.length === 0 && page !== "first" ? pageOfRefused(refused, "first") : cutPage(read, refusedPerPage, page);
}
