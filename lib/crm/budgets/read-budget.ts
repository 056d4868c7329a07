import type { Database, Transaction } from "../../db/client";
import type { Amounts, BudgetFacts, BudgetSeller, SalesGroup, SalesPlace } from "./budget-facts";
import { twelve } from "./budget-months";

/** Everything a year's budget shows. Who was in a «Salg» group at any time of the year is in it, by the types of those days. */
export async function readBudget(db: Database | Transaction, year: number): Promise<BudgetFacts> {
  const places = await placesOf(db, year);
  const sellerAmounts = await amountsOf(
    db.$queryRaw<AmountRow[]>`
      SELECT employee_id AS id, extract(month FROM month)::int - 1 AS month, amount FROM budget_month
      WHERE month BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 1)`,
  );
  const groupAmounts = await amountsOf(
    db.$queryRaw<AmountRow[]>`
      SELECT group_id AS id, extract(month FROM month)::int - 1 AS month, amount FROM group_budget_month
      WHERE month BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 1)`,
  );
  const sellers = [...new Set([...places.map(({ seller }) => seller), ...Object.keys(sellerAmounts).map(Number)])];
  return {
    year,
    locked: await isLocked(db, year),
    groups: await groupsOf(db, year),
    sellers: await db.$queryRaw<BudgetSeller[]>`
      SELECT id, name FROM employee WHERE id = ANY(${sellers}::int[]) ORDER BY name COLLATE "nb-NO-x-icu", id`,
    places,
    sellerAmounts,
    groupAmounts,
  };
}

/** One seller's budget by itself: without groups, whose sums would tell of the others. Nobody's where the person is no seller in the year. */
export async function readOwnBudget(db: Database, year: number, seller: { id: number; name: string }): Promise<BudgetFacts> {
  const sellerAmounts = await amountsOf(
    db.$queryRaw<AmountRow[]>`
      SELECT employee_id AS id, extract(month FROM month)::int - 1 AS month, amount FROM budget_month
      WHERE employee_id = ${seller.id} AND month BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 1)`,
  );
  const isSeller = (await placesOf(db, year)).some((place) => place.seller === seller.id) || seller.id in sellerAmounts;
  return {
    ...{ year, locked: await isLocked(db, year), sellerAmounts, groupAmounts: {} },
    groups: [{ id: 0, name: "", parent: null }],
    sellers: isSeller ? [{ id: seller.id, name: seller.name }] : [],
    places: isSeller ? [{ seller: seller.id, group: 0, months: [...twelve], since: "" }] : [],
  };
}

async function isLocked(db: Database | Transaction, year: number): Promise<boolean> {
  const [row] = await db.$queryRaw<{ locked: boolean }[]>`SELECT locked FROM budget_year WHERE year = ${year}`;
  return row?.locked ?? false;
}

interface AmountRow {
  id: number;
  month: number;
  amount: bigint;
}

/** Amounts are at most 10 billion kroner, and so exact as numbers. */
async function amountsOf(rows: Promise<AmountRow[]>): Promise<Amounts> {
  const amounts: Amounts = {};
  for (const { id, month, amount } of await rows) (amounts[id] ??= Array<number | null>(12).fill(null))[month] = Number(amount);
  return amounts;
}

/** Indexes: group_type_period_no_overlap and group_member_no_overlap, both by group. */
function placesOf(db: Database | Transaction, year: number): Promise<SalesPlace[]> {
  return db.$queryRaw<SalesPlace[]>`
    SELECT m.employee_id AS seller, m.group_id AS group, min(coalesce(lower(m.period), '0001-01-01'))::text AS since,
           coalesce(array_agg(DISTINCT n.month) FILTER (WHERE n.month IS NOT NULL), '{}') AS months
    FROM group_type_period t
    JOIN employee_group g ON g.id = t.group_id AND g.deleted_by_operation IS NULL
    JOIN group_member m ON m.group_id = t.group_id AND m.period && t.period AND (m.period * t.period) && daterange(make_date(${year}, 1, 1), make_date(${year} + 1, 1, 1))
    LEFT JOIN generate_series(0, 11) AS n(month) ON (m.period * t.period) @> make_date(${year}, n.month + 1, 1)
    WHERE t.type = 'SALES'
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** «Salg» groups of the year, each under the nearest one above it; those in between that are no «Salg» groups are passed over. */
async function groupsOf(db: Database | Transaction, year: number): Promise<SalesGroup[]> {
  const rows = await db.$queryRaw<{ id: number; name: string; parent: number | null; sales: boolean }[]>`
    WITH RECURSIVE sales AS (
      SELECT DISTINCT group_id AS id FROM group_type_period
      WHERE type = 'SALES' AND period && daterange(make_date(${year}, 1, 1), make_date(${year} + 1, 1, 1))
    ), up AS (
      SELECT g.id, g.parent_id FROM employee_group g JOIN sales USING (id) WHERE g.deleted_by_operation IS NULL
      UNION SELECT g.id, g.parent_id FROM employee_group g JOIN up ON g.id = up.parent_id
    )
    SELECT g.id, g.name, g.parent_id AS parent, g.deleted_by_operation IS NULL AND g.id IN (SELECT id FROM sales) AS sales
    FROM employee_group g JOIN up USING (id) ORDER BY g.name COLLATE "nb-NO-x-icu", g.id`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const nearest = (parent: number | null): number | null => {
    const above = parent === null ? undefined : byId.get(parent);
    return above === undefined ? null : above.sales ? above.id : nearest(above.parent);
  };
  return rows.filter(({ sales }) => sales).map(({ id, name, parent }) => ({ id, name, parent: nearest(parent) }));
}
