import fc from "fast-check";
import type pg from "pg";

/** The day it is in the model's firm. */
export const modelToday = "2026-06-15";
/** Days from 2024-12-01 to 2027-01-09; sales, stints and periods lie somewhere in them. */
const dayOf = (n: number): string => new Date(Date.UTC(2024, 11, 1 + n)).toISOString().slice(0, 10);
const lastDay = 769;

export interface ModelSale {
  status: "OPEN" | "WON" | "LOST";
  amount: bigint;
  probability: number;
  expected: string;
  closed: string | null;
  /** Basis points by the employee's place; 10,000 in all. */
  shares: [employee: number, share: number][];
  customer: number;
  deleted: boolean;
  source: number | null;
  reason: number | null;
  products: number[];
}

/** A firm's sales as plain lists: groups, employees, customers and values are known by their place. */
export interface SalesModel {
  groups: { parent: number | null; types: { sales: boolean; since: string }[]; deletedOn: string | null }[];
  /** `until` is the last day. */
  members: { group: number; employee: number; since: string; until: string | null }[];
  sales: ModelSale[];
  budgets: { employee: number; month: string; kroner: number }[];
  ownBudgets: { group: number; month: string; kroner: number }[];
  period: { from: string; to: string };
}

export const [modelEmployees, modelGroups, modelValues] = [4, 5, 3];

const day = fc.nat({ max: lastDay }).map(dayOf);
const two = fc.tuple(day, day).map(([a, b]): [string, string] => (a < b ? [a, b] : [b, a]));
const employee = fc.nat({ max: modelEmployees - 1 });
const month = fc.nat({ max: 24 }).map((n) => new Date(Date.UTC(2024, 11 + n, 1)).toISOString().slice(0, 10));
const kroner = fc.nat({ max: 9_000_000 });

const shares = fc
  .uniqueArray(employee, { minLength: 1, maxLength: 3 })
  .chain((employees) =>
    fc.tuple(fc.constant(employees), fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: employees.length, maxLength: employees.length })),
  )
  .map(([employees, parts]) => {
    const others = parts.slice(1).reduce((sum, part) => sum + part, 0);
    return employees.map((each, n) => [each, n === 0 ? 10_000 - others : (parts[n] ?? 0)] as [number, number]);
  });

const sale: fc.Arbitrary<ModelSale> = fc
  .record({
    status: fc.constantFrom("OPEN" as const, "WON" as const, "WON" as const, "LOST" as const),
    amount: fc.oneof(fc.bigInt({ min: 0n, max: 1_000_000_000_000n }), fc.bigInt({ min: 0n, max: 999n })),
    probability: fc.nat({ max: 100 }),
    expected: day,
    closed: day,
    shares,
    customer: fc.nat({ max: modelValues - 1 }),
    deleted: fc.nat({ max: 9 }).map((n) => n === 0),
    source: fc.option(fc.nat({ max: modelValues - 1 })),
    reason: fc.option(fc.nat({ max: modelValues - 1 })),
    products: fc.uniqueArray(fc.nat({ max: modelValues - 1 }), { maxLength: modelValues }),
  })
  .map((one) => ({ ...one, closed: one.status === "OPEN" ? null : one.closed, reason: one.status === "LOST" ? one.reason : null }));

export const salesModel: fc.Arbitrary<SalesModel> = fc
  .record({
    groups: fc.tuple(
      ...Array.from({ length: modelGroups }, (_, n) =>
        fc.record({
          parent: n === 0 ? fc.constant(null) : fc.option(fc.nat({ max: n - 1 }), { freq: 3 }),
          types: fc
            .uniqueArray(day, { maxLength: 2 })
            .chain((days) =>
              fc.tuple(...[dayOf(0), ...days.toSorted()].map((since) => fc.record({ since: fc.constant(since), sales: fc.nat({ max: 3 }).map((d) => d > 0) }))),
            )
            .map((types) => types.filter(({ since }, at) => types.findLastIndex((each) => each.since === since) === at)),
          deletedOn: fc
            .option(
              day.filter((d) => d <= modelToday),
              { freq: 4 },
            )
            .map((d) => d),
        }),
      ),
    ),
    members: fc
      .array(
        fc.record({ group: fc.nat({ max: modelGroups - 1 }), employee, days: two, open: fc.boolean() }).map(({ days, open, ...one }) => ({
          ...one,
          since: days[0],
          until: open ? null : days[1],
        })),
        { maxLength: 12 },
      )
      // One pair's periods never overlap.
      .map((all) =>
        all.filter((one, n) => !all.slice(0, n).some((other) => other.group === one.group && other.employee === one.employee && overlap(one, other))),
      ),
    sales: fc.array(sale, { minLength: 1, maxLength: 25 }),
    budgets: fc.uniqueArray(fc.record({ employee, month, kroner }), { maxLength: 20, selector: ({ employee: e, month: m }) => `${e} ${m}` }),
    ownBudgets: fc.uniqueArray(fc.record({ group: fc.nat({ max: modelGroups - 1 }), month, kroner }), {
      maxLength: 4,
      selector: ({ group, month: m }) => `${group} ${m}`,
    }),
    period: fc.oneof(
      two.map(([from, to]) => ({ from, to })),
      fc.constantFrom({ from: "2026-01-01", to: "2026-12-31" }, { from: "2025-01-01", to: "2025-12-31" }, { from: "2026-06-01", to: "2026-06-30" }),
    ),
  })
  // What stands under a deleted group was deleted with it, or moved up.
  .map((model) => ({
    ...model,
    groups: model.groups.reduce<SalesModel["groups"]>((done, group) => {
      const above = group.parent === null ? null : (done[group.parent]?.deletedOn ?? null);
      return [...done, { ...group, deletedOn: above ?? group.deletedOn }];
    }, []),
  }));

const overlap = (a: { since: string; until: string | null }, b: typeof a): boolean => a.since <= (b.until ?? "9999") && b.since <= (a.until ?? "9999");

/** The ids that stand for the model's places, and the customers of which the last one is deleted. */
export interface ModelIds {
  employees: number[];
  customers: number[];
  sources: number[];
  reasons: number[];
  products: number[];
}

/** Puts the model in place of whatever groups, sales and budgets there are; answers the groups' and sales' ids. */
export async function writeSalesModel(owner: pg.Client, model: SalesModel, ids: ModelIds): Promise<{ groups: number[]; sales: number[] }> {
  await owner.query("ROLLBACK");
  await owner.query("BEGIN");
  await owner.query(
    "TRUNCATE opportunity_product, opportunity_seller, opportunity, group_member, group_type_period, group_budget_month, budget_month, employee_group",
  );
  const groups: number[] = [];
  for (const { parent, types, deletedOn } of model.groups) {
    const deletion =
      deletedOn === null
        ? null
        : await one(owner, "INSERT INTO operation (kind, at, via) VALUES ('test', ($1 || ' 12:00+01')::timestamptz, 'page') RETURNING id", [deletedOn]);
    const id = await one(owner, "INSERT INTO employee_group (name, parent_id, deleted_by_operation) VALUES ($1, $2, $3) RETURNING id", [
      `Gruppe ${groups.length}`,
      parent === null ? null : groups[parent],
      deletion,
    ]);
    groups.push(id);
    for (const [n, { since, sales }] of types.entries())
      await owner.query("INSERT INTO group_type_period (group_id, type, period) VALUES ($1, $2, daterange($3, $4))", [
        id,
        sales ? "SALES" : "STANDARD",
        n === 0 ? null : since,
        types[n + 1]?.since ?? null,
      ]);
  }
  for (const { group, employee: who, since, until } of model.members)
    await owner.query("INSERT INTO group_member (group_id, employee_id, period) VALUES ($1, $2, daterange($3, $4, '[]'))", [
      groups[group],
      ids.employees[who],
      since,
      until,
    ]);
  const sales: number[] = [];
  for (const { shares: parts, products, ...each } of model.sales) {
    const id = await one(
      owner,
      `INSERT INTO opportunity (title, customer_id, status, amount, probability, expected_close, closed_on, source_id, lost_reason_id, deleted_by_operation, updated_by_operation)
       VALUES ('Salg', $1, $2, $3, $4, $5, $6, $7, $8, $9, 1) RETURNING id`,
      [
        ...[ids.customers[each.customer], each.status, String(each.amount), each.probability, each.expected, each.closed],
        ...[each.source === null ? null : ids.sources[each.source], each.reason === null ? null : ids.reasons[each.reason], each.deleted ? 1 : null],
      ],
    );
    sales.push(id);
    for (const [who, share] of parts) await owner.query("INSERT INTO opportunity_seller VALUES ($1, $2, $3)", [id, ids.employees[who], share]);
    for (const product of products) await owner.query("INSERT INTO opportunity_product VALUES ($1, $2, 1)", [id, ids.products[product]]);
  }
  for (const { employee: who, month: of, kroner: amount } of model.budgets)
    await owner.query("INSERT INTO budget_month VALUES ($1, $2, $3)", [ids.employees[who], of, amount]);
  for (const { group, month: of, kroner: amount } of model.ownBudgets)
    await owner.query("INSERT INTO group_budget_month VALUES ($1, $2, $3)", [groups[group], of, amount]);
  await owner.query("COMMIT");
  return { groups, sales };
}

async function one(owner: pg.Client, sql: string, values: unknown[]): Promise<number> {
  const { rows } = await owner.query<{ id: number }>(sql, values);
  return rows[0]?.id ?? 0;
}

/** What of a sale's amount is each seller's: rounded down, and what is left one øre each to the largest remainders. */
export function dealtOut(amount: bigint, parts: ModelSale["shares"], ids: readonly number[]): Map<number, bigint> {
  const rows = parts.map(([who, share]) => ({ who, whole: (amount * BigInt(share)) / 10_000n, rest: (amount * BigInt(share)) % 10_000n }));
  let left = amount - rows.reduce((sum, { whole }) => sum + whole, 0n);
  const inOrder = rows.toSorted((a, b) => (a.rest === b.rest ? (ids[a.who] ?? 0) - (ids[b.who] ?? 0) : a.rest > b.rest ? -1 : 1));
  return new Map(inOrder.map(({ who, whole }) => [who, whole + (left-- > 0n ? 1n : 0n)]));
}

/**
 * The groups somebody sells in on a day: members of it while it is of type «Salg». A deleted group is one to the end of
 * its last day, and the nearest over it that is there stands for it.
 */
export const groupsOn = (model: SalesModel, who: number, on: string): number[] => [
  ...new Set(
    model.members
      .filter(({ group, employee: member, since, until }) => {
        const { types, deletedOn } = model.groups[group] ?? { types: [], deletedOn: null };
        // The first type holds from ever.
        const type = types.findLast((each, n) => n === 0 || each.since <= on);
        return member === who && since <= on && on <= (until ?? "9999") && type?.sales === true && on <= (deletedOn ?? "9999");
      })
      .flatMap(({ group }) => standing(model, group)),
  ),
];

function standing(model: SalesModel, group: number): number[] {
  const { deletedOn = null, parent = null } = model.groups[group] ?? {};
  return deletedOn === null ? [group] : parent === null ? [] : standing(model, parent);
}

/** Whether a group is another or stands under it. */
export function isUnder(model: SalesModel, group: number, top: number): boolean {
  for (let at: number | null = group; at !== null; at = model.groups[at]?.parent ?? null) if (at === top) return true;
  return false;
}
