import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { BudgetFacts } from "./budget-facts";
import { fieldsLine, monthField, writeSeen } from "./budget-fields";
import { twelve } from "./budget-months";
import { budgetTotals, standingIn } from "./budget-totals";
import { changedLines } from "./changed-lines";
import { inSeveralGroups } from "./in-several-groups";
import { homesOf, layOutBudget } from "./lay-out-budget";
import { inTreeOrder, narrowToGroup } from "./narrow-to-group";

const whole = [...twelve];
const flat = (amount: number | null): (number | null)[] => Array<number | null>(12).fill(amount);

/** Salg › Øst and Vest; Peder in both, Ola in Salg itself, Line moves from Øst to Vest on 1 June, Tor in none any more. */
const facts: BudgetFacts = {
  year: 2026,
  locked: false,
  groups: [
    { id: 1, name: "Salg", parent: null },
    { id: 2, name: "Vest", parent: 1 },
    { id: 3, name: "Øst", parent: 1 },
  ],
  sellers: [
    { id: 11, name: "Line" },
    { id: 12, name: "Ola" },
    { id: 13, name: "Peder" },
    { id: 14, name: "Tor" },
  ],
  places: [
    { seller: 11, group: 3, months: [0, 1, 2, 3, 4], since: "2025-01-01" },
    { seller: 11, group: 2, months: [5, 6, 7, 8, 9, 10, 11], since: "2026-06-01" },
    { seller: 12, group: 1, months: whole, since: "2025-01-01" },
    { seller: 13, group: 2, months: whole, since: "2025-03-01" },
    { seller: 13, group: 3, months: whole, since: "2025-01-01" },
  ],
  sellerAmounts: { 11: flat(10), 12: flat(100), 13: flat(1_000), 14: [7, ...Array<null>(11).fill(null)] },
  groupAmounts: { 3: [2_000, ...Array<null>(11).fill(null)] },
};

const totalsOf = (some: BudgetFacts) => {
  const lines = layOutBudget(some);
  return { lines, totals: budgetTotals(lines, standingIn(some)) };
};

describe("the grid", () => {
  it("stands in the order of the tree, what a group adds up to after what is below it", () => {
    expect(layOutBudget(facts).map(({ key }) => key)).toEqual([
      ...["group2", "own2", "unallocated2", "11 in 2", "13 in 2"],
      ...["group3", "own3", "unallocated3", "11 in 3", "13 in 3"],
      ...["direct1", "12 in 1", "all1", "own1", "unallocated1"],
      ...["none", "14 in none", "everybody"],
    ]);
  });

  it("has a field where the seller has been the longest, and the figure in grey with that group's name elsewhere", () => {
    const line = (key: string) => layOutBudget(facts).find((each) => each.key === key);
    expect(line("13 in 3")).toMatchObject({ cells: whole.map(() => "field"), elsewhere: [] });
    expect(line("13 in 2")).toMatchObject({ cells: whole.map(() => "elsewhere"), elsewhere: ["Øst"] });
    expect(line("11 in 3")).toMatchObject({ cells: [...Array<string>(5).fill("field"), ...Array<string>(7).fill("none")] });
    expect(line("14 in none")).toMatchObject({ cells: ["field", ...Array<string>(11).fill("none")] });
    expect(inSeveralGroups(facts)).toEqual(["Peder"]);
  });

  it("adds up each part with nobody twice, and says what is not dealt out of a group's own figure", () => {
    const { totals } = totalsOf(facts);
    const months = (key: string) => totals.get(key)?.months;
    expect(months("group2")).toEqual([...Array<number>(5).fill(1_000), ...Array<number>(7).fill(1_010)]);
    expect(months("group3")).toEqual([...Array<number>(5).fill(1_010), ...Array<number>(7).fill(1_000)]);
    expect(months("all1")).toEqual(flat(1_110));
    expect(months("everybody")).toEqual([1_117, ...Array<number>(11).fill(1_110)]);
    expect(months("unallocated3")).toEqual([990, ...Array<null>(11).fill(null)]);
    expect([totals.get("all1")?.year, totals.get("unallocated3")?.year, totals.get("own2")?.year]).toEqual([13_320, 990, null]);
  });
});

describe("narrowed to a group", () => {
  it("has the group and those under it, their sellers, and of each what falls in months there", () => {
    const vest = narrowToGroup(facts, 2);
    expect(layOutBudget(vest).map(({ key }) => key)).toEqual(["group2", "own2", "unallocated2", "11 in 2", "13 in 2"]);
    expect(vest.sellerAmounts[11]).toEqual([...Array<null>(5).fill(null), ...Array<number>(7).fill(10)]);
    expect(layOutBudget(vest).at(-1)).toMatchObject({ cells: whole.map(() => "field"), elsewhere: [] });
    expect(narrowToGroup(facts, 3).groupAmounts).toEqual({ 3: facts.groupAmounts[3] });
    expect([narrowToGroup(facts, null), narrowToGroup(facts, 99)]).toEqual([facts, facts]);
  });

  it("is chosen from the groups in the order of their tree", () => {
    expect(inTreeOrder(facts.groups).map(({ name, depth }) => `${depth} ${name}`)).toEqual(["0 Salg", "1 Vest", "1 Øst"]);
  });
});

/** Any tree of groups, anybody in any of them in any months, any amounts. */
const anyFacts: fc.Arbitrary<BudgetFacts> = fc
  .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 6 }))
  .chain(([parents, sellers]) => {
    const groups = parents.map((above, n) => ({ id: n + 1, name: `G${n + 1}`, parent: n === 0 || above % (n + 1) === 0 ? null : above % (n + 1) }));
    const place = fc.record({
      seller: fc.integer({ min: 1, max: sellers }),
      group: fc.integer({ min: 1, max: groups.length }),
      months: fc.uniqueArray(fc.integer({ min: 0, max: 11 })),
      since: fc.constantFrom("2025-01-01", "2026-02-01"),
    });
    const year = fc.array(fc.option(fc.integer({ min: 0, max: 10_000_000_000 })), { minLength: 12, maxLength: 12 });
    return fc
      .tuple(
        fc.uniqueArray(place, { selector: ({ seller, group }) => `${seller} ${group}`, maxLength: 16 }),
        fc.array(year, { minLength: sellers, maxLength: sellers }),
      )
      .map(([places, amounts]) => ({
        ...{ year: 2026, locked: false, groups, places, groupAmounts: {} },
        sellers: amounts.map((_, n) => ({ id: n + 1, name: `S${n + 1}` })),
        sellerAmounts: Object.fromEntries(amounts.map((each, n): [number, (number | null)[]] => [n + 1, each])),
      }));
  });

const under = ({ groups }: BudgetFacts, top: number): number[] => [
  top,
  ...groups.filter(({ parent }) => parent === top).flatMap(({ id }) => under({ groups } as BudgetFacts, id)),
];

describe("in any firm", () => {
  it("every seller's month with a figure or a group has one field, and no more", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const lines = layOutBudget(some);
        const home = homesOf(some);
        for (const { id } of some.sellers)
          for (const month of twelve) {
            const fields = lines.filter((line) => line.kind === "seller" && line.seller.id === id && line.cells[month] === "field");
            expect(fields.length).toBe(home(id, month) !== null || some.sellerAmounts[id]?.[month] != null ? 1 : 0);
          }
      }),
    );
  });

  it("what a group adds up to is the same when the budget is narrowed to it, and there is nothing else", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (some, n) => {
        const group = some.groups[n % some.groups.length]?.id ?? 1;
        const { totals } = totalsOf(some);
        const narrow = totalsOf(narrowToGroup(some, group)).totals;
        const key = totals.has(`all${group}`) ? `all${group}` : `group${group}`;
        expect(narrow.get(key)).toEqual(totals.get(key));
        expect([...narrow.keys()].filter((each) => each === "none" || each === "everybody")).toEqual([]);
      }),
    );
  });

  it("a group's total counts each seller of its tree once, the whole counts every figure once, and the months make the year", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { lines, totals } = totalsOf(some);
        for (const line of lines) {
          const figures = totals.get(line.key);
          expect(figures?.year ?? 0).toBe((figures?.months ?? []).reduce<number>((sum, month) => sum + (month ?? 0), 0));
          if (line.kind !== "sum" || !line.group || line.of === "direct") continue;
          const tree = under(some, line.group.id);
          for (const month of twelve) {
            const sellers = new Set(some.places.filter((place) => tree.includes(place.group) && place.months.includes(month)).map(({ seller }) => seller));
            expect(figures?.months[month] ?? 0).toBe([...sellers].reduce((sum, seller) => sum + (some.sellerAmounts[seller]?.[month] ?? 0), 0));
          }
        }
        const all = Object.values(some.sellerAmounts)
          .flat()
          .reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
        const roots = some.groups.filter(({ parent }) => parent === null);
        const grand = totals.get("everybody") ?? totals.get(`all${roots[0]?.id}`) ?? totals.get(`group${roots[0]?.id}`);
        expect(grand?.year ?? 0).toBe(all);
      }),
    );
  });

  it("a form that is sent as it was shown asks for nothing, and with one cell changed for that cell", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (some, pick) => {
        const fields: Record<string, string> = {};
        for (const line of layOutBudget(some)) {
          const name = fieldsLine(line);
          if (line.kind !== "seller" || name === null || !line.cells.includes("field")) continue;
          const amounts = twelve.map((month) => (line.cells[month] === "field" ? (some.sellerAmounts[line.seller.id]?.[month] ?? null) : null));
          fields[`seen-${name}`] = writeSeen(amounts);
          for (const month of twelve) if (line.cells[month] === "field") fields[monthField(name, month)] = String(amounts[month] ?? "");
        }
        expect(changedLines(fields, {})).toEqual({ sellers: [], groups: [] });
        const cells = Object.keys(fields).filter((name) => !name.startsWith("seen"));
        const cell = cells[pick % (cells.length || 1)];
        if (cell === undefined) return;
        const changed = changedLines({ ...fields, [cell]: "10000000000,5" }, { [cell]: "mine" });
        expect(changed.sellers.flatMap(({ months }) => months)).toMatchObject([{ typed: "10000000000,5", keep: "mine" }]);
      }),
    );
  });
});
