import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createProducts, createSources } from "../additional-info/create-additional-info";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { createOpportunities } from "./create-opportunities";
import { createLostReasons, createOpportunitySteps, createOpportunityTypes } from "./opportunity-lists";
import { allOpportunities, type OpportunitySearch } from "./opportunity-search";
import { sumOpportunities } from "./opportunity-sums";
import { searchOpportunities } from "./search-opportunities";

const now = new Date("2026-11-26T12:00:00Z");
let firm: TestFirm;
let sellers: { east: number; city: number; both: number; loose: number };
let groups: { all: number; east: number; city: number };
let values: { source: number; type: number; step: number; product: number; reason: number; industry: number; category: number };
let customer: number, plain: number, gone: number;

beforeAll(async () => {
  firm = await testFirm();
  const group = async (name: string, parentId: number | "" = "", from = "2020-01-01") =>
    (await firm.done(createGroup, { name, parentId, type: "SALES", from })).id;
  const all = await group("Salg");
  const east = await group("Øst", all);
  groups = { all, east, city: await group("By", east) };
  const seller = async (name: string, ...places: { groupId: number; from?: string; until?: string }[]) => {
    const { id } = await firm.person(name);
    for (const place of places) await firm.done(addMember, { employeeId: id, from: "2020-01-01", ...place });
    return id;
  };
  sellers = {
    east: await seller("Øst Selger", { groupId: groups.east }),
    city: await seller("By Selger", { groupId: groups.city, until: "2026-05-31" }, { groupId: groups.all, from: "2026-06-01" }),
    both: await seller("Begge", { groupId: groups.east }, { groupId: groups.city }),
    loose: await seller("Løs", { groupId: groups.all, from: "2026-11-20" }),
  };
  const first = async (made: Promise<{ ids: number[] }>) => (await made).ids[0] ?? 0;
  values = {
    source: await first(firm.done(createSources, { values: [{ nb: "Messe" }] })),
    type: await first(firm.done(createOpportunityTypes, { values: [{ nb: "Nysalg" }] })),
    step: await first(firm.done(createOpportunitySteps, { values: [{ nb: "Tilbud", probability: 60 }] })),
    product: await first(firm.done(createProducts, { values: [{ nb: "Kurs" }] })),
    reason: await first(firm.done(createLostReasons, { values: [{ nb: "Pris" }] })),
    industry: await anIndustry(firm),
    category: await aCategory(firm),
  };
  customer = await aCustomer(firm, "Fjord AS", { industry: values.industry });
  await firm.done(setCustomerCategories, { id: customer, put: [values.category], take: [] });
  [plain, gone] = [await aCustomer(firm, "Ærlig AS"), await aCustomer(firm, "Borte AS")];
  const { source: sourceId, type: typeId, step: stepId, product, reason: lostReasonId } = values;
  const whole = (employeeId: number) => [{ employeeId, share: 10_000 }];
  const sale = { customerId: plain, expectedClose: "2026-10-15" };
  await firm.done(
    createOpportunities,
    {
      opportunities: [
        {
          ...sale,
          title: "Åpen med alt",
          customerId: customer,
          ...{ sourceId, typeId, stepId },
          products: [product],
          amount: 10_001,
          sellers: whole(sellers.east),
        },
        { ...sale, title: "Delt seier", status: "WON", closedOn: "2026-05-31", amount: 101, sellers: [...halves(sellers.east, sellers.city)] },
        { ...sale, title: "Seier etter flytting", status: "WON", closedOn: "2026-06-01", amount: 1_000, sellers: whole(sellers.city) },
        { ...sale, title: "Tapt på pris", status: "LOST", closedOn: "2026-03-01", lostReasonId, amount: 7, sellers: whole(sellers.both) },
        { ...sale, title: "Tapt uten årsak", status: "LOST", closedOn: "2026-03-02", amount: 70, sellers: whole(sellers.both) },
        { ...sale, title: "Seier før gruppen", status: "WON", closedOn: "2026-11-19", amount: 500, sellers: whole(sellers.loose) },
        { ...sale, title: "Åpen fremover", expectedClose: "2026-11-26", amount: 900, sellers: whole(sellers.loose) },
        { ...sale, title: "Borte vunnet", customerId: gone, status: "WON", closedOn: "2026-01-15", amount: 3_000, sellers: whole(sellers.east) },
        { ...sale, title: "Borte åpen", customerId: gone, amount: 4_000, sellers: whole(sellers.east) },
      ],
    },
    { now },
  );
  await firm.db.customer.update({ where: { id: gone }, data: { deletedByOperation: 1 } });
});
afterAll(() => firm.close());

const halves = (a: number, b: number) => [
  { employeeId: a, share: 5_000 },
  { employeeId: b, share: 5_000 },
];

/** The titles found, in the list's order, and their sums; the list's own shares add up to the sum's. */
async function found(filter: Partial<OpportunitySearch>): Promise<{ titles: string[]; amount: number; share: number; forecast: number }> {
  const search = { ...allOpportunities, sort: "title" as const, descending: false, ...filter };
  const [{ rows }, sums] = await Promise.all([searchOpportunities(firm.db, search, "nb", now), sumOpportunities(firm.db, search, now)]);
  expect(sums.found).toBe(rows.length);
  const [amount, share, forecast] = [Number(sums.amount), Number(sums.share), Number(sums.forecast)];
  expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(amount);
  expect(rows.reduce((sum, row) => sum + (row.share ?? row.amount), 0)).toBe(share);
  return { titles: rows.map(({ title }) => title), amount, share, forecast };
}

describe("the list of opportunities, by its filters", () => {
  it("counts closed ones of a deleted customer, and not open ones", async () => {
    expect(await found({ customer: gone })).toEqual({ titles: ["Borte vunnet"], amount: 3_000, share: 3_000, forecast: 3_000 });
    expect((await found({})).titles).toHaveLength(8);
  });

  it.each([
    ["open", { status: "OPEN" as const }, ["Åpen fremover", "Åpen med alt"]],
    ["won in May, both days included", { status: "WON" as const, closedFrom: "2026-05-01", closedTo: "2026-05-31" }, ["Delt seier"]],
    ["won in June", { closedFrom: "2026-06-01", closedTo: "2026-06-30" }, ["Seier etter flytting"]],
    ["expected from that day on", { expectedFrom: "2026-11-26" }, ["Åpen fremover"]],
    ["expected until that day", { status: "OPEN" as const, expectedTo: "2026-10-15" }, ["Åpen med alt"]],
    ["overdue: open, expected before today", { overdue: true }, ["Åpen med alt"]],
  ])("%s", async (_, filter, titles) => {
    expect((await found(filter)).titles).toEqual(titles);
  });

  it("by each value, and without one", async () => {
    const withAll = ["Åpen med alt"];
    for (const name of ["source", "type", "product", "industry", "category"] as const) {
      expect((await found({ [name]: values[name] })).titles).toEqual(withAll);
      expect((await found({ [name]: "none" })).titles).toHaveLength(7);
    }
    expect((await found({ step: values.step })).titles).toEqual(withAll);
    expect((await found({ reason: values.reason })).titles).toEqual(["Tapt på pris"]);
    expect((await found({ status: "LOST", reason: "none" })).titles).toEqual(["Tapt uten årsak"]);
    expect((await found({ words: "fjord alt" })).titles).toEqual(withAll);
  });

  it("by seller: whole opportunities are found, and the sum is the seller's shares, the odd øre to the first", async () => {
    expect(await found({ seller: sellers.east, status: "WON" })).toMatchObject({ titles: ["Borte vunnet", "Delt seier"], amount: 3_101, share: 3_051 });
    expect(await found({ seller: sellers.city })).toMatchObject({ titles: ["Delt seier", "Seier etter flytting"], amount: 1_101, share: 1_050 });
  });

  it("by group: the seller's on the day of closing, the groups under it with it, who is in two counted once", async () => {
    expect(await found({ group: groups.city })).toMatchObject({ titles: ["Delt seier", "Tapt på pris", "Tapt uten årsak"], share: 50 + 77 });
    expect(await found({ group: groups.east, status: "WON" })).toMatchObject({ titles: ["Borte vunnet", "Delt seier"], share: 3_000 + 101 });
    expect(await found({ group: groups.all, status: "WON" })).toMatchObject({ share: 3_000 + 101 + 1_000 });
    expect(await found({ group: groups.all, status: "OPEN" })).toMatchObject({ titles: ["Åpen fremover", "Åpen med alt"] });
    expect(await found({ nogroup: true })).toMatchObject({ titles: ["Seier før gruppen"], share: 500 });
    expect(await found({ group: groups.east, seller: sellers.city })).toMatchObject({ titles: ["Delt seier"], share: 50 });
  });

  it("by a group that was deleted since: what was sold in it counts for the one over it, until that day", async () => {
    const operationId = 1_000_001;
    await firm.db.operation.create({
      data: { id: operationId, kind: "groups.delete", at: new Date("2026-05-31T21:00:00Z"), via: "page", data: {}, actorId: firm.admin.id },
    });
    await firm.db.group.update({ where: { id: groups.city }, data: { deletedByOperation: operationId } });
    expect(await found({ group: groups.east })).toMatchObject({ share: 10_001 + 101 + 3_000 + 77 });
    expect((await found({ group: groups.city })).titles).toEqual([]);
    await firm.db.group.update({ where: { id: groups.city }, data: { deletedByOperation: null } });
  });

  it("adds the forecast of open ones by probability, half an øre rounded up", async () => {
    expect(await found({ status: "OPEN" })).toMatchObject({ amount: 10_901, forecast: 6_001 });
  });
});

describe("the order of the list", () => {
  it.each([
    [
      "title",
      false,
      ["Borte vunnet", "Delt seier", "Seier etter flytting", "Seier før gruppen", "Tapt på pris", "Tapt uten årsak", "Åpen fremover", "Åpen med alt"],
    ],
    [
      "amount",
      true,
      ["Åpen med alt", "Borte vunnet", "Seier etter flytting", "Åpen fremover", "Seier før gruppen", "Delt seier", "Tapt uten årsak", "Tapt på pris"],
    ],
    [
      "closed",
      true,
      ["Seier før gruppen", "Seier etter flytting", "Delt seier", "Tapt uten årsak", "Tapt på pris", "Borte vunnet", "Åpen fremover", "Åpen med alt"],
    ],
  ] as const)("by %s", async (sort, descending, titles) => {
    const { rows } = await searchOpportunities(firm.db, { ...allOpportunities, sort, descending }, "nb", now);
    expect(rows.map(({ title }) => title)).toEqual(titles);
  });

  it("goes on after a row and back before it, whatever it is sorted by, each row once", async () => {
    for (const sort of ["title", "customer", "status", "step", "amount", "expected", "closed"] as const)
      for (const descending of [true, false]) {
        const search = { ...allOpportunities, sort, descending };
        const list = async (page: OpportunitySearch["page"]) => (await searchOpportunities(firm.db, { ...search, page }, "nb", now)).rows.map(({ id }) => id);
        const all = await list("first");
        expect(new Set(all).size).toBe(8);
        expect(await list("last")).toEqual(all);
        for (const [n, id] of all.entries()) {
          expect(await list({ after: id })).toEqual(all.slice(n + 1));
          expect(await list({ before: id })).toEqual(all.slice(0, n));
        }
      }
  });
});
