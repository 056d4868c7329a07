import { afterAll, beforeAll, expect, it } from "vitest";

import { aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createOpportunities } from "./create-opportunities";
import { boardOf, cardsPerStep } from "./opportunity-board";
import { createOpportunitySteps } from "./opportunity-lists";
import { allOpportunities } from "./opportunity-search";

let firm: TestFirm;
let steps: number[];
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
  await makeSeller(firm, firm.admin.id);
  const customerId = await aCustomer(firm);
  steps = (await firm.done(createOpportunitySteps, { values: ["Kontakt", "Tilbud", "Avslått"].map((nb) => ({ nb, probability: 50 })) })).ids;
  const [contact = 0, , off = 0] = steps;
  const sellers = [
    { employeeId: firm.employee.id, share: 5_000 },
    { employeeId: firm.admin.id, share: 5_000 },
  ];
  const sale = (n: number, stepId: number | null) => ({
    ...{ title: `Salg ${n}`, customerId, stepId, amount: 101, sellers },
    expectedClose: `2027-01-${String(30 - n).padStart(2, "0")}`,
  });
  const many = Array.from({ length: cardsPerStep + 3 }, (_, n) => sale(n + 1, contact));
  await firm.done(createOpportunities, { opportunities: [...many, sale(25, off), sale(26, null), { ...sale(27, contact), status: "WON" }] });
  await firm.db.opportunityStep.update({ where: { id: off }, data: { active: false } });
});
afterAll(() => firm.close());

const board = async (filter: object = {}) =>
  (await boardOf(firm.db, { ...allOpportunities, status: "OPEN", ...filter }, "nb")).map(({ name, offered, found, amount, share, rows }) => ({
    ...{ name, offered, found, amount, share },
    rows: rows.map(({ title }) => title),
  }));

it("every step has its count, its sum and its first to close; who has none comes first, and a step that is switched off while it is used", async () => {
  const found = await board();
  expect(found.map(({ name, offered, found: count, amount }) => [name, offered, count, amount])).toEqual([
    ["", true, 1, 101n],
    ["Kontakt", true, 23, 2_323n],
    ["Tilbud", true, 0, 0n],
    ["Avslått", false, 1, 101n],
  ]);
  expect(found[1]?.rows).toEqual(Array.from({ length: cardsPerStep }, (_, n) => `Salg ${23 - n}`));
  expect(found[3]?.rows).toEqual(["Salg 25"]);
});

it("is narrowed as the list is, and sums a seller's shares", async () => {
  const found = await board({ seller: firm.admin.id, expectedTo: "2027-01-07" });
  expect(found.map(({ name, found: count, share }) => [name, count, share])).toEqual([
    ["", 1, 51n],
    ["Kontakt", 1, 51n],
    ["Tilbud", 0, 0n],
    ["Avslått", 1, 51n],
  ]);
});
