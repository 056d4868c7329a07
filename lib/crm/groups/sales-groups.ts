import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface SalesGroup {
  id: number;
  name: string;
  /** The names of the «Salg» groups above it, the top one first. */
  above: string[];
}

/** Every group of type «Salg», as the tree has them from top to bottom. */
export const listSalesGroups = (db: Database, today: string): Promise<SalesGroup[]> => db.$queryRaw<SalesGroup[]>`
  WITH RECURSIVE ${inOrder(today)} ${named(Prisma.sql`TRUE`)}`;

/** The same, so many to a page: the page that a group is on, the first where it is on none. */
export async function salesGroupsPage(db: Database, { today, at, perPage }: { today: string; at: number | null; perPage: number }): Promise<SalesGroupsPage> {
  const [page] = await db.$queryRaw<[SalesGroupsPage]>`
    WITH RECURSIVE ${inOrder(today)}, here AS (
      SELECT coalesce((SELECT n / ${perPage}::int FROM numbered WHERE id = ${at}::int), 0) AS page
    )
    SELECT (SELECT page * ${perPage}::int FROM here)::int AS start, count(*)::int AS total,
           coalesce(array_agg(id ORDER BY n) FILTER (WHERE n % ${perPage}::int = 0), '{}') AS "firstOfPages",
           (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (${named(Prisma.sql`p.n / ${perPage}::int = (SELECT page FROM here)`)}) AS g) AS groups
    FROM numbered`;
  return page;
}

export interface SalesGroupsPage {
  groups: SalesGroup[];
  /** How many come before the page. */
  start: number;
  total: number;
  /** The first group of every page. */
  firstOfPages: number[];
}

/**
 * `numbered`: every «Salg» group in the order of the tree in which each stands under the nearest one above it; `place` is
 * the ranks (by name, in Norwegian order) of those above it and its own.
 */
const inOrder = (today: string): Prisma.Sql => Prisma.sql`
  ranked AS MATERIALIZED (
    SELECT g.id, g.parent_id, g.name, t.group_id IS NOT NULL AS sales, row_number() OVER (ORDER BY g.name COLLATE "nb-NO-x-icu", g.id)::int AS rank
    FROM employee_group g LEFT JOIN group_type_period t ON t.group_id = g.id AND t.type = 'SALES' AND t.period @> ${today}::date
    WHERE g.deleted_by_operation IS NULL
  ), placed AS (
    SELECT id, sales, CASE WHEN sales THEN ARRAY[rank] ELSE '{}' END AS place FROM ranked WHERE parent_id IS NULL
    UNION ALL
    SELECT g.id, g.sales, CASE WHEN g.sales THEN p.place || g.rank ELSE p.place END FROM placed p JOIN ranked g ON g.parent_id = p.id
  ), numbered AS MATERIALIZED (
    SELECT id, place, (row_number() OVER (ORDER BY place) - 1)::int AS n FROM placed WHERE sales
  )`;

/** Those of `numbered` that are wanted, with the names of those above them. */
const named = (wanted: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT p.id, max(a.name) FILTER (WHERE a.id = p.id) AS name, coalesce(array_agg(a.name ORDER BY o.nth) FILTER (WHERE a.id <> p.id), '{}') AS above
  FROM numbered p CROSS JOIN unnest(p.place) WITH ORDINALITY AS o(rank, nth) JOIN ranked a ON a.rank = o.rank
  WHERE ${wanted} GROUP BY p.id, p.n ORDER BY p.n`;
