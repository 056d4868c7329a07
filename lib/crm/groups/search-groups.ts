import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Visible } from "./group-queries";

export interface FoundGroup {
  id: number;
  name: string;
  /** The names of those above it, the top one first. */
  above: string[];
}

export const mostFound = 50;

/**
 * The groups whose names hold the words, in Norwegian order, one more than are shown where there are more. `notUnder`:
 * without that group and all that is under it, which is where it may be moved to.
 */
export const searchGroups = (
  db: Database,
  words: string,
  { visible, today, notUnder = null, most = mostFound }: { visible: Visible; today: string; notUnder?: number | null; most?: number },
): Promise<FoundGroup[]> => db.$queryRaw<FoundGroup[]>`
  WITH RECURSIVE own AS (
    SELECT id FROM employee_group WHERE id = ${notUnder}::int
    UNION ALL SELECT g.id FROM employee_group g JOIN own ON g.parent_id = own.id
  ), found AS (
    SELECT g.id, g.name, g.parent_id FROM employee_group g
    WHERE g.deleted_by_operation IS NULL AND g.id NOT IN (SELECT id FROM own) ${like(words)}
      ${visible === "all" ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM group_type_period t WHERE t.group_id = g.id AND t.type = 'SALES' AND t.period @> ${today}::date)`}
    ORDER BY g.name COLLATE "nb-NO-x-icu", g.id LIMIT ${most + 1}
  )
  SELECT f.id, f.name, coalesce((
    WITH RECURSIVE up AS (
      SELECT p.name, p.parent_id, 1 AS steps FROM employee_group p WHERE p.id = f.parent_id
      UNION ALL SELECT p.name, p.parent_id, up.steps + 1 FROM employee_group p JOIN up ON p.id = up.parent_id
    ) SELECT jsonb_agg(up.name ORDER BY steps DESC) FROM up), '[]') AS above
  FROM found f ORDER BY f.name COLLATE "nb-NO-x-icu", f.id`;

/** Every word somewhere in the name. */
const like = (words: string): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.empty,
      ...words
        .split(/\s+/u)
        .filter((word) => word !== "")
        .map((word) => Prisma.sql`AND position(search_fold(${word}) IN search_fold(g.name)) > 0`),
    ],
    " ",
  );
