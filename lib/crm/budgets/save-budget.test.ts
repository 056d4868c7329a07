import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { describeChanges } from "../../change-log/describe-changes";
import { readOperations } from "../../change-log/read-operations";
import { doneMessageOf, sentenceOf } from "../../change-log/sentence";
import { textsIn } from "../../i18n/texts";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { copyBudget } from "./copy-budget";
import { lockBudget } from "./lock-budget";
import { saveBudget } from "./save-budget";
import { setBudgets } from "./set-budgets";

let firm: TestFirm;
let group: number;
let office: number;
let seller: number;
let late: number;
beforeAll(async () => {
  firm = await testFirm();
  group = (await firm.done(createGroup, { name: "Salg", type: "SALES", from: "2025-01-01" })).id;
  office = (await firm.done(createGroup, { name: "Økonomi", type: "STANDARD", from: "2025-01-01" })).id;
  seller = firm.employee.id;
  late = firm.salesManager.id;
  await firm.done(addMember, { groupId: group, employeeId: seller, from: "2025-01-01" });
  await firm.done(addMember, { groupId: group, employeeId: late, from: "2026-03-15" });
});
afterAll(() => firm.close());
beforeEach(async () => {
  for (const year of [2025, 2026]) await firm.run(lockBudget, { year, locked: false });
  const held = await firm.db.$queryRaw<{ id: number; month: string }[]>`SELECT employee_id AS id, to_char(month, 'YYYY-MM') AS month FROM budget_month`;
  await firm.done(setBudgets, { sellers: held.map((cell) => ({ ...cell, amount: null })) });
});

type Month = { month: number; typed: string; seen?: number | null; keep?: "mine" | "theirs" | null };
const line = (id: number, months: Month[], more: { year?: string | null; line?: string } = {}) => ({
  ...{ line: `s${id}.${group}`, id, year: null },
  ...more,
  months: months.map((month) => ({ seen: null, keep: null, ...month })),
});
const save = (sellers: object[], by: Parameters<TestFirm["run"]>[2] = {}, groups: object[] = []) =>
  firm.run(saveBudget, { year: 2026, sellers, groups }, { as: firm.salesManager, ...by });
const saved = async (): Promise<Record<string, number>> => {
  const rows = await firm.db.$queryRaw<{ cell: string; amount: number }[]>`
    SELECT employee_id || ' ' || to_char(month, 'YYYY-MM') AS cell, amount::int FROM budget_month ORDER BY 1`;
  return Object.fromEntries(rows.map(({ cell, amount }) => [cell, amount]));
};
async function nothingWritten(act: () => Promise<unknown>) {
  const [held, operations] = [await firm.everything(), await firm.operations()];
  const outcome = await act();
  expect([await firm.everything(), await firm.operations()]).toEqual([held, operations]);
  return outcome;
}

describe("a saved budget", () => {
  it("holds what was typed, as one operation with a sentence and each month before and after, and is undone", async () => {
    const outcome = await save(
      [
        line(seller, [
          { month: 1, typed: "50 000,00" },
          { month: 2, typed: "60.000" },
        ]),
        line(late, [{ month: 4, typed: "0" }]),
      ],
      {},
      [{ line: `g${group}`, id: group, year: null, months: [{ month: 1, typed: "90 000", seen: null, keep: null }] }],
    );
    if (!outcome.ok || outcome.operationId === null) throw new Error(JSON.stringify(outcome));
    expect(await saved()).toEqual({ [`${seller} 2026-01`]: 50_000, [`${seller} 2026-02`]: 60_000, [`${late} 2026-04`]: 0 });
    expect(await firm.logged(outcome.operationId)).toMatchObject({ kind: "budgets.save", data: { year: "2026", cells: 4, owners: 3 } });

    const t = textsIn("nb");
    const { operations } = await readOperations(firm.db, { id: outcome.operationId });
    expect(operations.map((operation) => [sentenceOf(t, operation), doneMessageOf(t, operation)])).toEqual([
      ["endret salgsbudsjettet for 2026: 4 måneder for 3 selgere og grupper", "Salgsbudsjettet for 2026 er lagret: 4 måneder."],
    ]);
    expect((await describeChanges(firm.db, t, operations)).get(outcome.operationId)).toContainEqual({
      field: "Peder Ås, januar 2026",
      before: "tomt",
      after: "50\u00A0000\u00A0kr",
    });

    const undo = await firm.undone(outcome.operationId);
    expect([await saved(), await firm.db.groupBudgetMonth.count()]).toEqual([{}, 0]);
    await firm.undone(undo.operationId);
    expect(await saved()).toEqual({ [`${seller} 2026-01`]: 50_000, [`${seller} 2026-02`]: 60_000, [`${late} 2026-04`]: 0 });
    await firm.undone((await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } })).id);
  });

  it("names whose it is where it is one alone", async () => {
    const { operationId } = (await save([line(seller, [{ month: 1, typed: "1" }])])) as { operationId: number };
    const { operations } = await readOperations(firm.db, { id: operationId });
    expect(operations.map((operation) => sentenceOf(textsIn("nb"), operation))).toEqual(["endret salgsbudsjettet for 2026: 1 måned for Peder Ås"]);
  });

  it("undone leaves the months that somebody changed since", async () => {
    const { operationId } = (await save([
      line(seller, [
        { month: 1, typed: "1" },
        { month: 2, typed: "2" },
      ]),
    ])) as { operationId: number };
    await save([line(seller, [{ month: 2, typed: "22", seen: 2 }])]);
    expect((await firm.undone(operationId)).left).toBe(1);
    expect(await saved()).toEqual({ [`${seller} 2026-02`]: 22 });
  });

  it("with nothing changed is no operation", async () => {
    expect(await nothingWritten(() => save([line(seller, [{ month: 1, typed: "" }])]))).toMatchObject({ ok: true, operationId: null });
    expect(await nothingWritten(() => save([]))).toMatchObject({ ok: true, operationId: null });
  });
});

describe("two people at once", () => {
  it("both stand where they changed different cells of one seller", async () => {
    await save([
      line(seller, [
        { month: 1, typed: "1" },
        { month: 2, typed: "2" },
      ]),
    ]);
    await save([line(seller, [{ month: 1, typed: "11", seen: 1 }])]);
    expect(await save([line(seller, [{ month: 2, typed: "22", seen: 2 }])], { as: firm.admin })).toMatchObject({ ok: true });
    expect(await saved()).toEqual({ [`${seller} 2026-01`]: 11, [`${seller} 2026-02`]: 22 });
  });

  it("are told of the cell that both changed, with the figure and whose it is, until they choose", async () => {
    await save([line(seller, [{ month: 3, typed: "165000" }])]);
    const mine = (keep: "mine" | "theirs" | null) =>
      save(
        [
          line(seller, [
            { month: 3, typed: "170000", keep },
            { month: 4, typed: "4" },
          ]),
        ],
        { as: firm.admin },
      );
    expect(await nothingWritten(() => mine(null))).toMatchObject({
      ok: false,
      conflicts: [{ field: `s${seller}.${group}-03`, now: "165000", by: "Marte Kirkerud" }],
    });
    expect(await mine("theirs")).toMatchObject({ ok: true });
    expect(await saved()).toEqual({ [`${seller} 2026-03`]: 165_000, [`${seller} 2026-04`]: 4 });
    expect(await mine("mine")).toMatchObject({ ok: true });
    expect(await saved()).toMatchObject({ [`${seller} 2026-03`]: 170_000 });
  });

  it("both fill the same empty cell: one of them is told", async () => {
    const outcomes = await Promise.all(["7", "8"].map((typed) => save([line(seller, [{ month: 5, typed }])])));
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(Object.keys(await saved())).toEqual([`${seller} 2026-05`]);
  });
});

describe("a budget is refused", () => {
  const wrong = async (sellers: object[], errors: Record<string, string>) => {
    const outcome = await nothingWritten(() => save(sellers));
    expect(outcome).toMatchObject({ ok: false });
    const { fieldErrors } = outcome as { fieldErrors: Record<string, { key: string }> };
    expect(Object.fromEntries(Object.entries(fieldErrors).map(([field, { key }]) => [field, key]))).toEqual(errors);
  };

  it("for what are no whole kroner, and for a year's amount that isn't dealt out, each by its field", async () => {
    const name = `s${seller}.${group}`;
    await wrong(
      [
        line(
          seller,
          [
            { month: 1, typed: "12,50" },
            { month: 2, typed: "x\u0000" },
            { month: 3, typed: "9".repeat(10_000) },
          ],
          { year: "-1" },
        ),
      ],
      {
        ...Object.fromEntries(["-01", "-02", "-03", "-y"].map((which) => [name + which, "budgets.errors.amount"])),
      },
    );
    await wrong([line(seller, [], { year: "500" })], { [`${name}-y`]: "budgets.errors.notDealtOut" });
  });

  it("for months before somebody was a seller, for who is none, and for groups that are none of type «Salg»", async () => {
    await wrong([line(late, [{ month: 3, typed: "1" }])], { [`s${late}.${group}-03`]: "budgets.errors.notSeller" });
    await wrong([line(firm.admin.id, [{ month: 3, typed: "1" }])], { [`s${firm.admin.id}.${group}-03`]: "budgets.errors.notSeller" });
    const own = { line: `g${office}`, id: office, year: null, months: [{ month: 1, typed: "1", seen: null, keep: null }] };
    expect(await nothingWritten(() => save([], {}, [own]))).toMatchObject({ fieldErrors: { [`g${office}-01`]: { key: "budgets.errors.notSalesGroup" } } });
  });

  it("for one cell twice, and a form that was tampered with", async () => {
    const cell = line(seller, [{ month: 1, typed: "1" }]);
    expect(await nothingWritten(() => save([cell, cell]))).toMatchObject({ formError: { key: "budgets.errors.cellTwice" } });
    for (const bad of [
      { ...cell, line: "x" },
      { ...cell, id: "1" },
      { ...cell, months: [{ month: 13, typed: "1", seen: null, keep: null }] },
    ])
      expect(await nothingWritten(() => save([bad]))).toMatchObject({ ok: false, reason: "refused" });
    expect(await firm.run(saveBudget, { year: 1999, sellers: [], groups: [] })).toMatchObject({ ok: false });
  });
});

describe("a locked year", () => {
  it("takes no more changes and no undo of them, and opens again; locking is undone like anything else", async () => {
    const { operationId: before } = (await save([line(seller, [{ month: 1, typed: "1" }])])) as { operationId: number };
    const { operationId } = await firm.did(lockBudget, { year: 2026, locked: "true" }, { as: firm.salesManager });
    const locked = { ok: false, formError: { key: "budgets.errors.yearLocked" } };
    expect(await nothingWritten(() => save([line(seller, [{ month: 1, typed: "2", seen: 1 }])]))).toMatchObject(locked);
    expect(await nothingWritten(() => firm.undo(before))).toMatchObject(locked);
    expect(await nothingWritten(() => firm.run(lockBudget, { year: 2026, locked: "true" }))).toMatchObject({ ok: true, operationId: null });
    const t = textsIn("nb");
    const { operations } = await readOperations(firm.db, { id: operationId });
    expect(operations.map((operation) => sentenceOf(t, operation))).toEqual(["låste salgsbudsjettet for 2026"]);
    await firm.undone(operationId);
    expect(await save([line(seller, [{ month: 1, typed: "2", seen: 1 }])])).toMatchObject({ ok: true });
    expect(await nothingWritten(() => firm.run(lockBudget, { year: 2031, locked: "false" }))).toMatchObject({ ok: true, operationId: null });
  });
});

describe("a copy of last year's budget", () => {
  const copy = (input: object) => firm.run(copyBudget, { year: 2026, percent: "", replace: "false", cells: 1, replaced: 0, ...input });
  beforeEach(async () => {
    await firm.done(setBudgets, {
      sellers: [
        { id: seller, month: "2025-01", amount: 1_000 },
        { id: seller, month: "2025-02", amount: 333 },
        { id: late, month: "2025-02", amount: 5 },
        { id: seller, month: "2026-02", amount: 7 },
      ],
    });
  });

  it("fills empty months with the percentage added, and leaves the others", async () => {
    const outcome = await copy({ percent: "2,5" });
    expect(outcome).toMatchObject({ ok: true });
    expect(await saved()).toMatchObject({ [`${seller} 2026-01`]: 1_025, [`${seller} 2026-02`]: 7 });
    if (!outcome.ok || outcome.operationId === null) throw new Error("not done");
    const { operations } = await readOperations(firm.db, { id: outcome.operationId });
    expect(operations.map((operation) => sentenceOf(textsIn("nb"), operation))).toEqual([
      "kopierte 1 tall fra salgsbudsjettet for 2025 til 2026, med 2,5 % endring",
    ]);
    await firm.undone(outcome.operationId);
    expect(await saved()).not.toHaveProperty([`${seller} 2026-01`]);
  });

  it("replaces figures only as many as the person was told, and asks again otherwise", async () => {
    expect(await nothingWritten(() => copy({ percent: "-10", replace: "true", cells: 2, replaced: 0 }))).toMatchObject({
      ok: false,
      formError: { key: "errors.countChanged" },
      offer: { askAgain: 1 },
    });
    expect(await copy({ percent: "-10", replace: "true", cells: 2, replaced: 1 })).toMatchObject({ ok: true });
    expect(await saved()).toMatchObject({ [`${seller} 2026-01`]: 900, [`${seller} 2026-02`]: 300 });
    expect(await saved()).not.toHaveProperty([`${late} 2026-02`]);
  });

  it("is refused with what is no percentage, and in a locked year", async () => {
    expect(await nothingWritten(() => copy({ percent: "mye" }))).toMatchObject({ fieldErrors: { percent: { key: "budgets.errors.percent" } } });
    await firm.done(lockBudget, { year: 2026, locked: "true" });
    expect(await nothingWritten(() => copy({}))).toMatchObject({ ok: false, formError: { key: "budgets.errors.yearLocked" } });
  });
});
