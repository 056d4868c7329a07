import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createGroup } from "../groups/create-group";
import { setBudgets } from "./set-budgets";

let firm: TestFirm;
let group: number;
beforeAll(async () => {
  firm = await testFirm();
  group = (await firm.done(createGroup, { name: "Salg", type: "SALES" })).id;
});
afterAll(() => firm.close());

const budgets = () => firm.db.$queryRaw<{ owner: string; month: string; amount: number }[]>`
  SELECT 'seller ' || employee_id AS owner, month::text, amount::int FROM budget_month
  UNION ALL SELECT 'group ' || group_id, month::text, amount::int FROM group_budget_month ORDER BY 1, 2`;

describe("setting budgets", () => {
  it("fills, changes and empties cells as one operation, and logs each seller's and group's months", async () => {
    const { id } = firm.employee;
    await firm.done(setBudgets, {
      sellers: [
        { id, month: "2026-01", amount: 50_000 },
        { id, month: "2026-02", amount: 60_000 },
      ],
    });
    const outcome = await firm.run(
      setBudgets,
      {
        sellers: [
          { id, month: "2026-01", amount: 55_000 },
          { id, month: "2026-02", amount: null },
          { id, month: "2026-03", amount: 0 },
        ],
        groups: [{ id: group, month: "2026-01", amount: 300_000 }],
      },
      { as: firm.salesManager },
    );
    expect(outcome).toMatchObject({ ok: true, value: { cells: 4 } });
    expect(await budgets()).toEqual([
      { owner: `group ${group}`, month: "2026-01-01", amount: 300_000 },
      { owner: `seller ${id}`, month: "2026-01-01", amount: 55_000 },
      { owner: `seller ${id}`, month: "2026-03-01", amount: 0 },
    ]);
    const log = await firm.logged(outcome.ok ? outcome.operationId : null);
    expect(log).toMatchObject({ kind: "budgets.set", actorId: firm.salesManager.id, data: { budget: 3, groupBudget: 1 } });
    expect(log.records).toEqual([
      {
        entity: "budget",
        id,
        before: { "2026-01": 50_000, "2026-02": 60_000, "2026-03": null },
        after: { "2026-01": 55_000, "2026-02": null, "2026-03": 0 },
        label: "Peder Ås",
      },
      { entity: "groupBudget", id: group, before: { "2026-01": null }, after: { "2026-01": 300_000 }, label: null },
    ]);
  });

  it("to what they hold already is no change", async () => {
    const [held, before] = [await budgets(), await firm.operations()];
    const cells = {
      sellers: [
        { id: firm.employee.id, month: "2026-01", amount: 55_000 },
        { id: firm.employee.id, month: "2026-07", amount: null },
      ],
    };
    expect(await firm.run(setBudgets, cells)).toEqual({ ok: true, value: { cells: 0 }, operationId: null });
    expect(await firm.run(setBudgets, {})).toMatchObject({ ok: true, operationId: null });
    expect([await budgets(), await firm.operations()]).toEqual([held, before]);
  });

  it("is refused for a locked year, and nothing of it is written", async () => {
    await firm.db.budgetYear.create({ data: { year: 2024, locked: true } });
    const [held, before] = [await budgets(), await firm.operations()];
    const { id } = firm.employee;
    expect(
      await firm.run(setBudgets, {
        sellers: [
          { id, month: "2025-12", amount: 1 },
          { id, month: "2024-01", amount: 1 },
        ],
      }),
    ).toMatchObject({ ok: false, formError: { key: "budgets.errors.yearLocked" } });
    expect([await budgets(), await firm.operations()]).toEqual([held, before]);
  });

  it("is refused for amounts and months that cannot be, a cell twice, and a seller who is not there", async () => {
    const [held, before] = [await budgets(), await firm.operations()];
    const { id } = firm.employee;
    const refusal = async (cell: object, ...more: object[]) => {
      const outcome = await firm.run(setBudgets, { sellers: [{ id, month: "2026-04", amount: 1, ...cell }, ...more] });
      return outcome.ok ? null : (outcome.fieldErrors.sellers?.key ?? outcome.reason);
    };
    expect(await refusal({ amount: -1 })).toBe("budgets.errors.amount");
    expect(await refusal({ amount: 0.5 })).toBe("budgets.errors.amount");
    expect(await refusal({ month: "2026-13" })).toBe("errors.invalid");
    expect(await refusal({}, { id, month: "2026-04", amount: 2 })).toBe("budgets.errors.cellTwice");
    expect(await refusal({ id: 999_999 })).toBe("not found");
    expect([await budgets(), await firm.operations()]).toEqual([held, before]);
  });

  it("is for admins and sales managers", async () => {
    const before = await firm.operations();
    expect(await firm.run(setBudgets, { sellers: [{ id: firm.employee.id, month: "2026-04", amount: 1 }] }, { as: firm.employee })).toMatchObject({
      ok: false,
      reason: "not permitted",
    });
    expect(await firm.operations()).toBe(before);
  });

  it("keeps months to their first day and amounts to whole kroner from nought, in the database too", async () => {
    const { id: employeeId } = firm.employee;
    await expect(firm.db.budgetMonth.create({ data: { employeeId, month: new Date("2026-05-02"), amount: 1 } })).rejects.toThrow();
    await expect(firm.db.budgetMonth.create({ data: { employeeId, month: new Date("2026-05-01"), amount: -1 } })).rejects.toThrow();
  });
});
