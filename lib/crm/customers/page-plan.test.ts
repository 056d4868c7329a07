import { describe, expect, it } from "vitest";

import { Prisma } from "../../db/generated/client";
import type { CustomerSample, SampledCustomer } from "./customer-sample";
import { planFor } from "./page-plan";
import { linked, type SearchPart } from "./search-part";

/** A sample of a thousand out of a million; a part fits those of them whose place is among its first so many. */
const nobody: SampledCustomer = { words: "", industry: null, seller: null, origin: null, source: null, categories: [], products: [], changed: 0, codes: [] };
const sample: CustomerSample = { rows: Array.from({ length: 1_000 }, (_, n) => ({ ...nobody, changed: n })), customers: 1_000_000 };

const words = (fit: number, from = 0): SearchPart => linked("customer_search", Prisma.sql`words`, ({ changed }) => changed >= from && changed < from + fit);
const link = (fit: number, from = 0): SearchPart => linked("customer_source", Prisma.sql`link`, ({ changed }) => changed >= from && changed < from + fit);
const byName = { pageSize: 50, countLimit: 10_000, byName: true };
const plan = (...parts: SearchPart[]) => planFor(parts, sample, byName);
const asked = (asks: Prisma.Sql[] | undefined): string[] =>
  (asks ?? []).map(({ sql }) => `${sql.includes("IN (") ? "held" : "one by one"} ${/words|link/.exec(sql)?.[0] ?? ""}`);

describe("the plan of a page", () => {
  it("is a walk of four times the steps that are expected, where many fit", () => {
    expect(plan(words(200))).toMatchObject({ expected: 200_000, walk: { steps: 1_000 } });
  });

  it("is looking up where few do, by the part that leads to them soonest", () => {
    const { walk, lookup } = plan(words(5), link(400));
    expect(walk).toBeNull();
    expect(lookup).toMatchObject({ by: null, text: { sql: "words" } });
    expect(asked(lookup?.asks)).toEqual(["one by one link"]);
  });

  it("asks the search texts of those who are listed by a link, all at once", () => {
    const { lookup } = plan(words(500), link(5));
    expect(lookup).toMatchObject({ text: { sql: "words" }, asks: [] });
    expect(lookup?.by?.sql).toContain("customer_source");
  });

  it("walks along the search texts in the order of names, where they are asked anyway", () => {
    const { walk } = plan(words(500), link(500));
    expect(walk?.text?.sql).toBe("words");
    expect(asked(walk?.asks)).toEqual(["one by one link"]);
    expect(plan(link(500)).walk?.text).toBeNull();
    expect(planFor([words(500)], sample, { ...byName, byName: false }).walk).toMatchObject({ text: null });
    expect(plan(words(500), { ...link(500), byId: false }).walk?.text).toBeNull();
  });

  it("is a walk to the end where nothing leads to those who fit", () => {
    expect(plan({ ...link(5), ids: null })).toMatchObject({ walk: { steps: null }, lookup: null });
  });

  it("counts beside a walk through many as far as that is cheap, and nothing where there are surely more", () => {
    expect(plan(words(200)).counts).toEqual({ limit: 1_000, surelyMore: true });
    expect(plan(words(19)).counts).toEqual({ limit: 1_000, surelyMore: false });
    const few: CustomerSample = { ...sample, customers: 3_000 };
    expect(planFor([words(900)], few, byName).counts).toEqual({ limit: 10_000, surelyMore: false });
  });

  it("asks links before words, and holds a link that is listed sooner than asked one by one", () => {
    expect(asked(planFor([words(500), link(500)], sample, { ...byName, byName: false }).walk?.asks)).toEqual(["one by one link", "one by one words"]);
    expect(asked(plan(words(30), link(80, 20)).lookup?.asks)).toEqual(["held link"]);
  });

  it("never holds more than the server has room for", () => {
    expect(asked(plan(words(60), link(250, 10)).lookup?.asks)).toEqual(["one by one link"]);
  });
});
