import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { GroupType } from "./group-fields";

/** Which groups a person sees: all, or those of type «Salg» alone. */
export type Visible = "all" | "sales";

export interface TreeRow {
  id: number;
  name: string;
  /** The group it is shown under: the nearest one above it that is seen. */
  parentId: number | null;
  type: GroupType;
  /** Members today (Oslo's). */
  members: number;
  hasSubgroups: boolean;
}

/** How many groups of one level are shown; the rest are found by searching. */
export const mostInLevel = 200;

const typeOn = (today: string): Prisma.Sql =>
  Prisma.sql`coalesce((SELECT t.type::text FROM group_type_period t WHERE t.group_id = g.id AND t.period @> ${today}::date), 'STANDARD')`;

const row = (today: string): Prisma.Sql => Prisma.sql`
  g.id, g.name, s.parent_id AS "parentId", ${typeOn(today)} AS type,
  (SELECT count(*)::int FROM group_member m JOIN employee e ON e.id = m.employee_id
   WHERE m.group_id = g.id AND m.period @> ${today}::date AND e.active) AS members`;

/**
 * The groups at the top and those right under the open ones, in Norwegian order. Index: employee_group_in_order. Where
 * only «Salg» is seen, a group stands under the nearest one above it that is seen.
 */
export async function listTree(db: Database, { open, visible, today }: { open: number[]; visible: Visible; today: string }): Promise<TreeRow[]> {
  return visible === "all"
    ? db.$queryRaw<TreeRow[]>`
        SELECT ${row(today)}, EXISTS (SELECT 1 FROM employee_group c WHERE c.parent_id = g.id AND c.deleted_by_operation IS NULL) AS "hasSubgroups"
        FROM (${levels(open)}) AS s JOIN employee_group g ON g.id = s.id ORDER BY s.place`
    : db.$queryRaw<TreeRow[]>`
        WITH RECURSIVE ${salesLevels({ open, today })}
        SELECT ${row(today)}, g.id IN (SELECT over FROM below WHERE sales) AS "hasSubgroups"
        FROM shown AS s JOIN employee_group g ON g.id = s.id ORDER BY s.place`;
}

/** The first of each level that is shown, one more where there are more, and their place among all that are shown. */
const levels = (open: number[]): Prisma.Sql => {
  const first = Prisma.sql`g.deleted_by_operation IS NULL ORDER BY g.name COLLATE "nb-NO-x-icu", g.id LIMIT ${mostInLevel + 1}`;
  return Prisma.sql`
    SELECT l.id, l.parent_id, row_number() OVER (ORDER BY l.name COLLATE "nb-NO-x-icu", l.id) AS place FROM (
      (SELECT g.id, g.name, g.parent_id FROM employee_group g WHERE g.parent_id IS NULL AND ${first})
      UNION ALL
      SELECT c.* FROM unnest(${open}::int[]) AS p(id)
      CROSS JOIN LATERAL (SELECT g.id, g.name, g.parent_id FROM employee_group g WHERE g.parent_id = p.id AND ${first}) AS c
    ) AS l`;
};

/**
 * `shown`: the «Salg» groups under the top and under each open «Salg» group, walked down to from there, no further than to
 * the first on each way; and `below`, the same from those that are shown.
 */
const salesLevels = ({ open, today }: { open: number[]; today: string }): Prisma.Sql => Prisma.sql`
  s AS (
    SELECT g.id, NULL::int AS parent_id, ${isSales(Prisma.sql`g.id`, today)} AS sales FROM employee_group g
    WHERE g.parent_id IS NULL AND g.deleted_by_operation IS NULL
    UNION ALL
    SELECT g.id, g.parent_id, ${isSales(Prisma.sql`g.id`, today)} FROM employee_group g
    WHERE g.parent_id = ANY(${open}::int[]) AND ${isSales(Prisma.sql`g.parent_id`, today)} AND g.deleted_by_operation IS NULL
    UNION ALL
    SELECT g.id, s.parent_id, ${isSales(Prisma.sql`g.id`, today)} FROM employee_group g JOIN s ON g.parent_id = s.id
    WHERE NOT s.sales AND g.deleted_by_operation IS NULL
  ), level AS (
    SELECT s.id, s.parent_id, row_number() OVER (ORDER BY g.name COLLATE "nb-NO-x-icu", g.id) AS place,
           row_number() OVER (PARTITION BY s.parent_id ORDER BY g.name COLLATE "nb-NO-x-icu", g.id) AS in_level
    FROM s JOIN employee_group g ON g.id = s.id WHERE s.sales
  ), shown AS MATERIALIZED (
    SELECT id, parent_id, place FROM level WHERE in_level <= ${mostInLevel + 1}
  ), below AS (
    SELECT p.id AS over, g.id, ${isSales(Prisma.sql`g.id`, today)} AS sales FROM employee_group g JOIN shown p ON g.parent_id = p.id
    WHERE g.deleted_by_operation IS NULL
    UNION ALL
    SELECT b.over, g.id, ${isSales(Prisma.sql`g.id`, today)} FROM employee_group g JOIN below b ON g.parent_id = b.id
    WHERE NOT b.sales AND g.deleted_by_operation IS NULL
  )`;

const isSales = (id: Prisma.Sql, today: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM group_type_period t WHERE t.group_id = ${id} AND t.type = 'SALES' AND t.period @> ${today}::date)`;

export interface GroupCard {
  id: number;
  name: string;
  description: string;
  type: GroupType;
  parentId: number | null;
  /** Those above it, the top one first. */
  path: { id: number; name: string; type: GroupType }[];
}

/** One group that is not deleted; null where there is none, or none that is seen. */
export async function findGroup(db: Database, id: number, { visible, today }: { visible: Visible; today: string }): Promise<GroupCard | null> {
  const [group] = await db.$queryRaw<GroupCard[]>`
    SELECT g.id, g.name, g.description, ${typeOn(today)} AS type, g.parent_id AS "parentId", coalesce((
      WITH RECURSIVE up AS (
        SELECT p.id, p.name, p.parent_id, 1 AS steps FROM employee_group p WHERE p.id = g.parent_id
        UNION ALL SELECT p.id, p.name, p.parent_id, up.steps + 1 FROM employee_group p JOIN up ON p.id = up.parent_id
      ) SELECT jsonb_agg(jsonb_build_object('id', up.id, 'name', up.name, 'type', coalesce(
          (SELECT t.type::text FROM group_type_period t WHERE t.group_id = up.id AND t.period @> ${today}::date), 'STANDARD')) ORDER BY steps DESC)
        FROM up), '[]') AS path
    FROM employee_group g WHERE g.id = ${id} AND g.deleted_by_operation IS NULL`;
  if (!group || (visible === "sales" && group.type !== "SALES")) return null;
  return visible === "sales" ? { ...group, path: group.path.filter(({ type }) => type === "SALES") } : group;
}

/** How many groups there are. */
export async function countGroups(db: Database, { visible, today }: { visible: Visible; today: string }): Promise<number> {
  const [{ groups }] = await db.$queryRaw<[{ groups: number }]>`
    SELECT count(*)::int AS groups FROM employee_group g
    WHERE g.deleted_by_operation IS NULL ${visible === "all" ? Prisma.empty : Prisma.sql`AND ${isSales(Prisma.sql`g.id`, today)}`}`;
  return groups;
}
