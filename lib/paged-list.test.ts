import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { listPageSize, pageOfList } from "./paged-list";

const rows = Array.from({ length: 230 }, (_, index) => ({ id: index + 1, name: `Verdi ${index + 1}` }));
const text = ({ name }: { name: string }): string => name;
const page = (at: number | null, words = "") => pageOfList(rows, { at, words, text });

describe("a page of a settings list", () => {
  it("is the first one unless a row is named, and then the one that row stands on", () => {
    expect(page(null)).toMatchObject({ found: 230, from: 1, first: null, previous: null, next: 51, last: 201 });
    expect(page(50).from).toBe(1);
    expect(page(51)).toMatchObject({ from: 51, first: 1, previous: 1, next: 101, last: 201 });
    expect(page(230)).toMatchObject({ from: 201, first: 1, previous: 151, next: null, last: null });
    expect(page(230).rows).toHaveLength(30);
  });

  it("is the first one when the named row is gone", () => {
    expect(page(999).from).toBe(1);
  });

  it("holds just the rows with all the words, whatever their case, blanks and form", () => {
    const some = [
      { id: 1, name: "Bygg og Anlegg" },
      { id: 2, name: "Anlegg" },
      { id: 3, name: "BLA\u030AB\u00c6R" },
    ];
    const found = (words: string): number[] => pageOfList(some, { at: null, words, text }).rows.map(({ id }) => id);
    expect(found(" anlegg  BYGG ")).toEqual([1]);
    expect(found("blåbær")).toEqual([3]);
    expect(found("")).toEqual([1, 2, 3]);
    expect(pageOfList(some, { at: 2, words: "finnes ikke", text })).toEqual({
      ...{ rows: [], found: 0, from: 0, first: null, previous: null, next: null, last: null },
    });
  });

  it("leads by «next» through every row once, in order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 450 }), (ids) => {
        const all = ids.map((id) => ({ id, name: "x" }));
        const seen: number[] = [];
        for (let at: number | null = ids[0] ?? null, end = false; !end;) {
          const one = pageOfList(all, { at, words: "", text });
          expect(one.rows.length).toBeLessThanOrEqual(listPageSize);
          seen.push(...one.rows.map(({ id }) => id));
          end = one.next === null;
          at = one.next;
        }
        expect(seen).toEqual(ids);
      }),
    );
  });
});
