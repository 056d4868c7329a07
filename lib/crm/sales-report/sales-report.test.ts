import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createSources } from "../additional-info/create-additional-info";
import { createProducts } from "../additional-info/create-additional-info";
import { aCustomer } from "../../testing/records";
import {
  dealtOut,
  groupsOn,
  isUnder,
  type ModelIds,
  modelEmployees,
  type ModelSale,
  modelToday,
  modelValues,
  type SalesModel,
  salesModel,
  writeSalesModel,
} from "../../testing/sales-model";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { readBreakdown } from "./breakdown";
import { forecastOf, remainingOf } from "./figures";
import { daysOf, reportPeriod, yearBefore } from "./report-period";
import type { ReportScope } from "./report-scope";
import { salesReport } from "./sales-report";

let firm: TestFirm;
let owner: pg.Client;
let ids: ModelIds;
beforeAll(async () => {
  firm = await testFirm();
  owner = new pg.Client({ connectionString: firm.ownerUrl });
  await owner.connect();
  const values = Array.from({ length: modelValues }, (_, n) => ({ nb: `Verdi ${n}` }));
  const customers = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm)];
  await firm.db.$executeRaw`UPDATE customer SET deleted_by_operation = 1 WHERE id = ${customers.at(-1)}`;
  ids = {
    customers,
    employees: await Promise.all(Array.from({ length: modelEmployees }, async (_, n) => (await firm.person(`Selger ${n}`)).id)),
    sources: (await firm.done(createSources, { values })).ids,
    products: (await firm.done(createProducts, { values })).ids,
    reasons: [],
  };
  for (const [n, { nb }] of values.entries()) {
    const { rows } = await owner.query<{ id: number }>("INSERT INTO lost_reason (nb, position) VALUES ($1, $2) RETURNING id", [nb, n]);
    ids.reasons.push(rows[0]?.id ?? 0);
  }
});
afterAll(async () => {
  await owner.end();
  await firm.close();
});

type InScope = (employee: number, groups: number[]) => boolean;

/** The figures by plain loops over the sales: no spans, no tree, no sums of sums. */
function expected(model: SalesModel, { from, to }: SalesModel["period"], isIn: InScope, months?: { from: string; to: string }) {
  const within = (day: string, { from: first, to: last }: { from: string; to: string }): boolean => first <= day && day <= last;
  const step = months ?? { from, to };
  const through = to < modelToday ? to : modelToday;
  const before = reportPeriod({ from, to }, modelToday).before;
  const sum = (counts: (sale: ModelSale) => boolean, day: (sale: ModelSale) => string, counted = (part: bigint, _: ModelSale) => part): bigint =>
    model.sales
      .filter((sale) => !sale.deleted && counts(sale))
      .flatMap((sale) =>
        [...dealtOut(sale.amount, sale.shares, ids.employees)]
          .filter(([employee]) => isIn(employee, groupsOn(model, employee, day(sale))))
          .map(([, part]) => counted(part, sale)),
      )
      .reduce((total, part) => total + part, 0n);
  const budget = (until: string): bigint | null => {
    const cells = model.budgets.filter(
      ({ employee, month }) =>
        month.slice(0, 7) >= step.from.slice(0, 7) && month <= step.to && month <= until && isIn(employee, groupsOn(model, employee, month)),
    );
    return cells.length === 0 ? null : cells.reduce((total, { kroner }) => total + BigInt(kroner) * 100n, 0n);
  };
  const closed = (sale: ModelSale): string => sale.closed ?? "";
  const isOpen = (sale: ModelSale): boolean => sale.status === "OPEN" && sale.customer !== modelValues - 1;
  const isAhead = (sale: ModelSale): boolean => isOpen(sale) && within(sale.expected, step) && sale.expected >= modelToday;
  return {
    budget: budget("9999"),
    budgetSoFar: budget(through),
    actual: sum((sale) => sale.status === "WON" && within(closed(sale), { from, to: through }) && within(closed(sale), step), closed),
    before: sum(
      (sale) =>
        sale.status === "WON" &&
        before !== null &&
        within(closed(sale), { from: before.from, to: before.through }) &&
        yearBefore(step.from).slice(0, 7) <= closed(sale).slice(0, 7) &&
        closed(sale).slice(0, 7) <= yearBefore(step.to).slice(0, 7),
      closed,
    ),
    open: sum(isAhead, () => modelToday),
    weighted: sum(
      isAhead,
      () => modelToday,
      (part, sale) => (part * BigInt(sale.probability) + 50n) / 100n,
    ),
    overdue: months
      ? 0n
      : sum(
          (sale) => isOpen(sale) && sale.expected < modelToday && sale.expected <= to,
          () => modelToday,
        ),
  };
}

const everything: InScope = () => true;
const report = (model: SalesModel, scope: ReportScope = { kind: "all" }) => salesReport(firm.db, reportPeriod(model.period, modelToday), scope);

/** With one firm after the other: the model is written in place of the one before. */
const holds = (runs: number, predicate: (model: SalesModel, groups: number[], sales: number[]) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(salesModel, async (model) => {
      const { groups, sales } = await writeSalesModel(owner, model, ids);
      await predicate(model, groups, sales);
    }),
    { numRuns: runs, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true },
  );

describe("the figures of the sales report, over random firms", () => {
  it("the shares of each sale add up to it to the øre, dealt out as the rule says", async () => {
    await holds(25, async (model, _, sales) => {
      const rows = await firm.db.$queryRaw<{ opportunity: number; employee: number; amount: bigint }[]>`
        SELECT opportunity_id AS opportunity, employee_id AS employee, amount FROM opportunity_share`;
      for (const [n, sale] of model.sales.entries()) {
        const own = rows.filter(({ opportunity }) => opportunity === sales[n]);
        const counts = !sale.deleted && (sale.status !== "OPEN" || sale.customer !== modelValues - 1);
        expect(own.reduce((sum, { amount }) => sum + amount, 0n)).toBe(counts ? sale.amount : 0n);
        const parts = [...dealtOut(sale.amount, sale.shares, ids.employees)].map(([who, part]) => [ids.employees[who] ?? 0, part] as const);
        expect(new Map(own.map(({ employee, amount }) => [employee, amount]))).toEqual(new Map(counts ? parts : []));
      }
    });
  });

  it("the total is the sum of the sales themselves, and of its months", async () => {
    await holds(25, async (model) => {
      const { total, steps } = await report(model);
      expect(total).toEqual(expected(model, model.period, everything));
      const through = reportPeriod(model.period, modelToday).through;
      const won = model.sales.filter(
        ({ status, deleted, closed }) => status === "WON" && !deleted && (closed ?? "") >= model.period.from && (closed ?? "") <= through,
      );
      expect(total.actual).toBe(won.reduce((sum, { amount }) => sum + amount, 0n));
      for (const name of ["actual", "before", "open", "weighted"] as const)
        expect(
          steps.reduce((sum, { figures }) => sum + figures[name], 0n),
          name,
        ).toBe(total[name]);
      expect(steps.reduce((sum, { figures }) => sum + (figures.budget ?? 0n), 0n)).toBe(total.budget ?? 0n);
      expect(forecastOf(total)).toBe(steps.reduce((sum, { figures }) => sum + forecastOf(figures), 0n));
      for (const { step, figures } of steps) {
        expect(figures, step).toEqual(expected(model, model.period, everything, daysOf(reportPeriod(model.period, modelToday), step)));
      }
    });
  });

  it("a group is the sum over itself and all under it, each seller once; sellers stand under the groups they were in; none is left out", async () => {
    await holds(25, async (model, groups) => {
      const { rows, total } = await report(model);
      for (const row of rows) {
        const isIn: InScope = (who, inGroups) => {
          if (row.kind === "no group") return inGroups.length === 0;
          if (row.kind === "group") return inGroups.some((group) => isUnder(model, group, groups.indexOf(row.id)));
          return (
            ids.employees[who] === row.id &&
            (row.group === null ? inGroups.length === 0 : inGroups.some((group) => isUnder(model, group, groups.indexOf(row.group ?? 0))))
          );
        };
        expect(
          row.figures,
          JSON.stringify({ ...row, figures: null, unallocated: null }, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
        ).toEqual(expected(model, model.period, isIn));
      }
      // What stands in no row is nothing: each sale's share is in a group that is listed, or in «Uten gruppe».
      const listed = new Set(rows.flatMap((row) => (row.kind === "group" ? [groups.indexOf(row.id)] : [])));
      const hasNone = rows.some(({ kind }) => kind === "no group");
      expect(expected(model, model.period, (_, inGroups) => (inGroups.length === 0 ? hasNone : inGroups.every((group) => listed.has(group))))).toEqual(total);
    });
  });

  it("narrowed to a seller, a group or none, it is the sum of that, and its months add up to it", async () => {
    await holds(25, async (model, groups) => {
      const scopes: [ReportScope, InScope][] = [
        [{ kind: "no group" }, (_, inGroups) => inGroups.length === 0],
        ...ids.employees.map((id, n): [ReportScope, InScope] => [{ kind: "seller", id }, (who) => who === n]),
        ...groups.map((id, n): [ReportScope, InScope] => [{ kind: "group", id }, (_, inGroups) => inGroups.some((group) => isUnder(model, group, n))]),
      ];
      for (const [scope, isIn] of scopes) {
        const { total, steps } = await report(model, scope);
        expect(total, JSON.stringify(scope)).toEqual(expected(model, model.period, isIn));
        expect(steps.reduce((sum, { figures }) => sum + figures.actual, 0n)).toBe(total.actual);
      }
    });
  });

  it("the past is unchanged by who leaves today and whose group sells no more from today; a group deleted today takes its row along and no krone", async () => {
    await holds(25, async (model) => {
      const past = { ...model, period: { from: model.period.from < modelToday ? model.period.from : "2026-01-01", to: "2026-06-14" } };
      const before = await report(past);
      await owner.query("UPDATE group_member SET period = period * daterange(NULL, $1) WHERE period @> $1::date AND lower(period) < $1::date", [modelToday]);
      expect(won(await report(past))).toEqual(won(before));
      await owner.query(
        "UPDATE group_type_period SET period = period * daterange(NULL, $1) WHERE upper_inf(period) AND coalesce(lower(period), '-infinity') < $1::date",
        [modelToday],
      );
      expect(won(await report(past))).toEqual(won(before));
      await owner.query(
        "WITH o AS (INSERT INTO operation (kind, at, via) VALUES ('test', $1, 'page') RETURNING id) UPDATE employee_group SET deleted_by_operation = o.id FROM o WHERE deleted_by_operation IS NULL",
        [`${modelToday}T10:00:00Z`],
      );
      expect({ ...won(await report(past)), rows: null }).toEqual({ ...won(before), rows: null });
    });
  });

  it("«Ufordelt» is a group's own figure less its sellers', over the begun months that have one", async () => {
    await holds(25, async (model, groups) => {
      const { rows } = await report(model);
      const { through, from } = reportPeriod(model.period, modelToday);
      for (const row of rows) {
        if (row.kind !== "group") continue;
        const own = model.ownBudgets.filter(({ group, month }) => groups[group] === row.id && month.slice(0, 7) >= from.slice(0, 7) && month <= through);
        const sellers = own.flatMap(({ month }) =>
          model.budgets.filter(
            (cell) => cell.month === month && groupsOn(model, cell.employee, month).some((group) => isUnder(model, group, groups.indexOf(row.id))),
          ),
        );
        const sum = (cells: { kroner: number }[]): bigint => cells.reduce((total, { kroner }) => total + BigInt(kroner) * 100n, 0n);
        expect(row.unallocated).toBe(own.length === 0 ? null : sum(own) - sum(sellers));
      }
    });
  });

  it("what was won and lost is the same in every breakdown: each opportunity once in the total, and whole in each value it carries", async () => {
    await holds(25, async (model, groups) => {
      const period = reportPeriod(model.period, modelToday);
      const scopes: [ReportScope, number[], InScope][] = [
        [{ kind: "all" }, [], everything],
        [{ kind: "no group" }, [], (_, inGroups) => inGroups.length === 0],
        [{ kind: "seller", id: ids.employees[0] ?? 0 }, [], (who) => who === 0],
        [
          { kind: "group", id: groups[0] ?? 0 },
          groups.filter((_, n) => isUnder(model, n, 0)),
          (_, inGroups) => inGroups.some((group) => isUnder(model, group, 0)),
        ],
      ];
      for (const [scope, under, isIn] of scopes) {
        const closed = model.sales.flatMap((sale) => {
          const parts = [...dealtOut(sale.amount, sale.shares, ids.employees)].filter(([who]) => isIn(who, groupsOn(model, who, sale.closed ?? "")));
          const inPeriod = !sale.deleted && sale.closed !== null && sale.closed >= period.from && sale.closed <= period.through;
          return inPeriod && parts.length > 0 ? [{ ...sale, amount: parts.reduce((sum, [, part]) => sum + part, 0n) }] : [];
        });
        const [won, lost] = (["WON", "LOST"] as const).map((status) => closed.filter((each) => each.status === status)) as [typeof closed, typeof closed];
        const sum = (some: typeof closed): bigint => some.reduce((total, { amount }) => total + amount, 0n);
        for (const by of ["product", "source"] as const) {
          const { total, rows, reasons } = await readBreakdown(firm.db, period, { scope, under, by, language: "nb" });
          expect(total).toEqual({
            ...{ won: sum(won), wonCount: won.length, lost: sum(lost), lostCount: lost.length },
            before: expected(model, model.period, isIn).before,
          });
          expect(reasons.map(({ id, lost: amount, lostCount }) => [id, amount, lostCount]).sort()).toEqual(
            [...ids.reasons, null]
              .map((id, n) => [id, lost.filter(({ reason }) => reason === (id === null ? null : n))] as const)
              .flatMap(([id, some]) => (some.length > 0 ? [[id, sum(some), some.length]] : []))
              .sort(),
          );
          const carry = (n: number | null) => (sale: ModelSale) =>
            by === "source" ? sale.source === n : n === null ? sale.products.length === 0 : sale.products.includes(n);
          for (const [n, id] of [...(by === "source" ? ids.sources : ids.products).entries(), [null, null] as const]) {
            const row = rows.find((each) => each.id === id);
            expect(row?.won ?? 0n).toBe(sum(won.filter(carry(n))));
            expect(row?.wonCount ?? 0).toBe(won.filter(carry(n)).length);
            expect(row?.lost ?? 0n).toBe(sum(lost.filter(carry(n))));
          }
          if (by === "source") expect(rows.reduce((all, row) => all + row.won, 0n)).toBe(total.won);
        }
      }
    });
  });
});

/** What of a report is past: won and budget. */
const won = ({ total, steps, rows }: Awaited<ReturnType<typeof salesReport>>) => ({
  total: [total.actual, total.before, total.budget],
  steps: steps.map(({ step, figures }) => [step, figures.actual, figures.before, figures.budget]),
  rows: rows
    .filter(({ figures }) => figures.actual + figures.before + (figures.budget ?? 0n) > 0n)
    .map((row) => [row.kind, "id" in row ? row.id : 0, "group" in row ? row.group : 0, row.figures.actual, row.figures.before, row.figures.budget]),
});

it("«Gjenstår» is what is left to the budget, nothing once it is reached, and unknown without one", () => {
  const figures = { budget: 500n, budgetSoFar: null, actual: 300n, before: 0n, open: 0n, weighted: 0n, overdue: 0n };
  expect([remainingOf(figures), remainingOf({ ...figures, actual: 900n }), remainingOf({ ...figures, budget: null })]).toEqual([200n, 0n, null]);
});
