import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { setBudgets } from "../budgets/set-budgets";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { createOpportunities } from "../opportunities/create-opportunities";
import { editGroup } from "./edit-group";
import { listGroupFigures } from "./group-figures";

let firm: TestFirm;
let customer: number;
beforeAll(async () => {
  firm = await testFirm();
  customer = await aCustomer(firm);
});
afterAll(() => firm.close());

let made = 0;
const group = async (parentId: number | null = null, type = "SALES") =>
  (await firm.done(createGroup, { name: `Salg ${(made += 1)}`, type, parentId, from: "2025-01-01" })).id;
const seller = async () => (await firm.person(`Selger ${(made += 1)}`)).id;
const join = (groupId: number, employeeId: number, from = "2025-01-01", until: string | null = null) =>
  firm.done(addMember, { groupId, employeeId, from, until, roleName: "Selger" });
const now = new Date("2026-06-15T10:00:00Z");
const today = "2026-06-15";
const won = (amount: number, closedOn: string, sellers: { employeeId: number; share: number }[]) =>
  firm.done(
    createOpportunities,
    { opportunities: [{ title: "Salg", customerId: customer, amount, status: "WON", closedOn, expectedClose: closedOn, sellers }] },
    { now: new Date(`${closedOn}T10:00:00Z`) },
  );
const all = (employeeId: number) => [{ employeeId, share: 10_000 }];
const figures = async (groups: number[], year = 2026) =>
  (await listGroupFigures(firm.db, { groups, year, today })).map(({ groupId, employeeId, until, budget, actual }) => ({
    groupId,
    employeeId,
    until,
    budget,
    actual,
  }));

describe("what the members of a «Salg» group sell", () => {
  it("is their shares of what was won in the year until today, and the budget of the whole year", async () => {
    const [id, a, b] = [await group(), await seller(), await seller()];
    for (const employee of [a, b]) await join(id, employee);
    await won(10_001, "2026-03-01", [
      { employeeId: a, share: 5_000 },
      { employeeId: b, share: 5_000 },
    ]);
    await won(500, "2025-12-31", all(a));
    await firm.done(setBudgets, {
      sellers: [
        { id: a, month: "2026-01", amount: 100 },
        { id: a, month: "2026-12", amount: 50 },
        { id: a, month: "2027-01", amount: 7 },
      ],
    });
    const found = await figures([id]);
    expect(found.map(({ employeeId, budget }) => [employeeId, budget])).toEqual([
      [a, 150],
      [b, null],
    ]);
    expect(found.map(({ actual }) => actual).sort()).toEqual([5_000, 5_001]);
    expect((await figures([id], 2025)).map(({ actual }) => actual)).toEqual([500, 0]);
  });

  it("counts for the group they were in on the day, by the type of that day, and stays when they leave", async () => {
    const [first, second, office, a] = [await group(), await group(), await group(null, "STANDARD"), await seller()];
    await join(first, a, "2026-01-01", "2026-03-31");
    await join(second, a, "2026-04-01");
    await join(office, a, "2026-01-01");
    await won(100, "2026-03-31", all(a));
    await won(1_000, "2026-04-01", all(a));
    const budgets = ["2026-03", "2026-04", "2026-05"].map((month) => ({ id: a, month, amount: 10 }));
    await firm.done(setBudgets, { sellers: budgets });
    expect(await figures([first, second, office])).toEqual([
      { groupId: first, employeeId: a, until: "2026-03-31", budget: 10, actual: 100 },
      { groupId: second, employeeId: a, until: null, budget: 20, actual: 1_000 },
      { groupId: office, employeeId: a, until: null, budget: null, actual: 0 },
    ]);
  });

  it("is counted once for who is in a group and in one under it", async () => {
    const over = await group();
    const [under, a] = [await group(over), await seller()];
    for (const id of [over, under]) await join(id, a);
    await won(777, "2026-02-02", all(a));
    expect(await figures([over])).toMatchObject([{ actual: 777 }]);
  });

  it("of the past is unchanged by a type that changes today", async () => {
    const [id, a] = [await group(), await seller()];
    await join(id, a);
    await won(333, "2026-05-05", all(a));
    const held = await figures([id]);
    const { name } = await firm.db.group.findUniqueOrThrow({ where: { id } });
    await firm.done(editGroup, { id, name, description: "", type: "STANDARD", sellers: `${a}:0:0` }, { now });
    expect(await figures([id])).toEqual(held);
  });

  it("comes to what an independent sum of random sales says, to the øre", async () => {
    const [id, a, b] = [await group(), await seller(), await seller()];
    await join(id, a, "2026-02-01", "2026-04-30");
    await join(id, b, "2026-01-15");
    const sale = fc.record({ amount: fc.integer({ min: 1, max: 999_999 }), month: fc.integer({ min: 1, max: 6 }), share: fc.integer({ min: 1, max: 9_999 }) });
    const sum = { [a]: 0, [b]: 0 };
    for (const { amount, month, share } of fc.sample(sale, { numRuns: 40, seed: 11 })) {
      const day = `2026-0${month}-10`;
      await firm.done(addMember, { groupId: await group(), employeeId: a, from: day, until: day });
      await firm.done(addMember, { groupId: await group(), employeeId: b, from: day, until: day });
      await won(amount, day, [
        { employeeId: a, share },
        { employeeId: b, share: 10_000 - share },
      ]);
      // By largest remainder: two parts whose remainders make a whole; of equal ones the first takes it.
      const [ofA, ofB] = [(amount * share) % 10_000, (amount * (10_000 - share)) % 10_000];
      const left = amount - Math.floor((amount * share) / 10_000) - Math.floor((amount * (10_000 - share)) / 10_000);
      const partA = Math.floor((amount * share) / 10_000) + (left === 1 && ofA >= ofB ? 1 : 0);
      if (month >= 2 && month <= 4) sum[a] = (sum[a] ?? 0) + partA;
      if (month >= 2) sum[b] = (sum[b] ?? 0) + amount - partA;
    }
    expect(Object.fromEntries((await figures([id])).map(({ employeeId, actual }) => [employeeId, actual]))).toEqual(sum);
  }, 60_000);
});
