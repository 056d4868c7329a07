import type { Database } from "../../db/client";

export interface ReportChoices {
  /** Groups that are or were of type «Salg», those above before those below, with how deep they stand among them. */
  groups: { id: number; name: string; depth: number }[];
  /** Whoever is or was a seller, sold something or has a budget. */
  sellers: { id: number; name: string }[];
  /** The years there is something of, this one and the next, the latest first. */
  years: number[];
}

/** What the report can be narrowed to. */
export async function readReportChoices(db: Database, today: string): Promise<ReportChoices> {
  const [groups, sellers, [{ first }]] = await Promise.all([
    db.$queryRaw<ReportChoices["groups"]>`
      WITH RECURSIVE tree AS (
        SELECT g.id, g.name, 0 AS depth, sells, ARRAY[(g.name COLLATE "nb-NO-x-icu", g.id)] AS place
        FROM employee_group g, LATERAL (SELECT EXISTS (SELECT 1 FROM group_type_period t WHERE t.group_id = g.id AND t.type = 'SALES') AS sells) s
        WHERE g.parent_id IS NULL AND g.deleted_by_operation IS NULL
        UNION ALL
        SELECT g.id, g.name, tree.depth + tree.sells::int, s.sells, tree.place || (g.name COLLATE "nb-NO-x-icu", g.id)
        FROM tree JOIN employee_group g ON g.parent_id = tree.id AND g.deleted_by_operation IS NULL,
             LATERAL (SELECT EXISTS (SELECT 1 FROM group_type_period t WHERE t.group_id = g.id AND t.type = 'SALES') AS sells) s
      ) SELECT id, name, depth FROM tree WHERE sells ORDER BY place`,
    db.$queryRaw<ReportChoices["sellers"]>`
      SELECT e.id, e.name FROM employee e
      WHERE EXISTS (SELECT 1 FROM opportunity_seller s WHERE s.employee_id = e.id) OR EXISTS (SELECT 1 FROM budget_month b WHERE b.employee_id = e.id)
         OR EXISTS (SELECT 1 FROM sales_membership m WHERE m.employee_id = e.id)
      ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`,
    db.$queryRaw<[{ first: number | null }]>`
      SELECT extract(year FROM least((SELECT min(closed_on) FROM opportunity WHERE status = 'WON' AND deleted_by_operation IS NULL),
                                     (SELECT min(month) FROM budget_month)))::int AS first`,
  ]);
  const next = Number(today.slice(0, 4)) + 1;
  const oldest = Math.max(Math.min(first ?? next, next - 1), next - 30);
  return { groups, sellers, years: Array.from({ length: next - oldest + 1 }, (_, n) => next - n) };
}
