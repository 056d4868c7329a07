import { describe, expect, it } from "vitest";

import { cutPage, type PageKey, pageLinks, pageParams } from "./page-by-key";

const size = 50;
const list = Array.from({ length: 120 }, (_, n) => ({ id: n + 1 }));

/** A page of the list, read as the database reads it. */
function read(page: PageKey) {
  const at = page === "first" || page === "last" ? null : "after" in page ? page.after : page.before;
  const backwards = page === "last" || (typeof page === "object" && "before" in page);
  const rows = backwards ? list.filter(({ id }) => at === null || id < at).reverse() : list.filter(({ id }) => at === null || id > at);
  return cutPage(rows.slice(0, size + 1), size, page);
}

const linksOf = (page: PageKey) => pageLinks(read(page), (key) => JSON.stringify(pageParams(key)));
const at = (key: Record<string, unknown>) => JSON.stringify(key);

describe("the links of a page by key", () => {
  it("lead from the first page to the next and the last, and from the last to the one before and the first", () => {
    expect(linksOf("first")).toEqual({ next: at({ after: 50 }), last: at({ page: "last" }) });
    expect(linksOf("last")).toEqual({ first: at({}), previous: at({ before: 71 }) });
    expect(linksOf({ after: 50 })).toEqual({ first: at({}), previous: at({ before: 51 }), next: at({ after: 100 }), last: at({ page: "last" }) });
  });

  it("lead on from a short page at the front, reached backwards", () => {
    expect(read({ before: 21 }).rows).toHaveLength(20);
    expect(linksOf({ before: 21 })).toEqual({ next: at({ after: 20 }), last: at({ page: "last" }) });
  });

  it("lead nowhere from a list that one page holds", () => {
    expect(pageLinks({ rows: [{ id: 1 }], hasPrevious: false, hasNext: false }, String)).toEqual({});
  });
});
