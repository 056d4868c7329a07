import { idParam, param, readable, type SearchParams } from "@/lib/local-path";

/** What the URL says about the list beside whatever is chosen. */
export interface ListState {
  /** What was searched for. */
  words: string;
  /** An industry on the page of the list. */
  at: number | null;
  /** «Vis alle»: everything on one page. */
  all: boolean;
}

export const listState = (params: SearchParams): ListState => ({
  words: readable(param(params, "q")),
  at: idParam(param(params, "at")),
  all: param(params, "all") === "1",
});
