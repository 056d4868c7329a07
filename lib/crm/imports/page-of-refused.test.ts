import { describe, expect, it } from "vitest";

import { pageOfRefused, refusedPerPage } from "./page-of-refused";
import type { RefusedRow } from "./refused-row";

const many = refusedPerPage * 2 + 20;
/** Every second row of a file. */
const refused: RefusedRow[] = Array.from({ length: many }, (_, n) => ({ row: 2 * n + 2, what: "", column: null, message: { key: "imports.refused.noName" } }));
const rowsOf = (page: Parameters<typeof pageOfRefused>[1]) => pageOfRefused(refused, page).rows.map(({ row }) => row);

describe("the rows that an import refuses, page by page", () => {
  it("are each on a page, in the order of the file, forwards and backwards", () => {
    const [forwards, backwards]: number[][] = [[], []];
    for (let page = pageOfRefused(refused, "first"); ; page = pageOfRefused(refused, { after: page.rows.at(-1)?.row ?? 0 })) {
      forwards?.push(...page.rows.map(({ row }) => row));
      if (!page.hasNext) break;
    }
    for (let page = pageOfRefused(refused, "last"); ; page = pageOfRefused(refused, { before: page.rows[0]?.row ?? 0 })) {
      backwards?.unshift(...page.rows.map(({ row }) => row));
      if (!page.hasPrevious) break;
    }
    const all = refused.map(({ row }) => row);
    expect(forwards).toEqual(all);
    expect(backwards).toEqual(all);
  });

  it("go on from a row that is refused no more, and begin anew where none is left", () => {
    expect(rowsOf({ after: 3 })[0]).toBe(4);
    expect(rowsOf({ after: 1_000_000 })).toEqual(rowsOf("first"));
    expect(pageOfRefused([], "last")).toMatchObject({ rows: [], hasPrevious: false, hasNext: false });
  });
});
