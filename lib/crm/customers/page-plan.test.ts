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
const plan = (...parts: SearchPart[]) => planFor(parts, sample, { pageSize: 50, countLimit: 10_000 });
const asked = (asks: Prisma.Sql[] | undefined): string[] =>
  (asks ?? []).map(({ sql }) => `${sql.includes("IN (") ? "held" : "one by one"} ${/words|link/.exec(sql)?.[0] ?? ""}`);

describe("the plan of a page", () => {
  it("is a walk of four times the steps that are expected, where many fit", () => {
    expect(plan(words(200))).toMatchObject({ expected: 200_000, walk: { steps: 1_000 } });
  });

  it("is looking up where few do, by the part that leads to them soonest", () => {
    const { walk, lookup } = plan(words(5), link(400));
    expect(walk).toBeNull();
    expect(lookup?.by.sql).toContain("customer_search");
    expect(asked(lookup?.asks)).toEqual(["one by one link"]);
  });

  it("is a walk to the end where nothing leads to those who fit", () => {
    expect(plan({ ...link(5), ids: null })).toMatchObject({ walk: { steps: null }, lookup: null });
  });

  it("counts beside a walk through many as far as that is cheap, and nothing where there are surely more", () => {
    expect(plan(words(200)).counts).toEqual({ limit: 1_000, surelyMore: true });
    expect(plan(words(19)).counts).toEqual({ limit: 1_000, surelyMore: false });
    const few: CustomerSample = { ...sample, customers: 3_000 };
    expect(planFor([words(900)], few, { pageSize: 50, countLimit: 10_000 }).counts).toEqual({ limit: 10_000, surelyMore: false });
  });

  it("asks links before words, and holds a link that is listed sooner than asked one by one", () => {
    expect(asked(plan(words(500), link(500)).walk?.asks)).toEqual(["one by one link", "one by one words"]);
    expect(asked(plan(words(30), link(80, 20)).lookup?.asks)).toEqual(["held link"]);
  });

  it("never holds more than the server has room for", () => {
    expect(asked(plan(words(100), link(150, 50)).lookup?.asks)).toEqual(["one by one link"]);
  });
});
