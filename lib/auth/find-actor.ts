import type { Database } from "../db/client";
import type { Session } from "./find-session";

/** An employee as they are now; null where they are switched off. For what was sent a while ago: the session's own is as old as that. */
export async function findActor(db: Database, id: number): Promise<Session["actor"] | null> {
  const [actor] = await db.$queryRaw<Session["actor"][]>`
    SELECT e.id, e.name, e.role::text, e.language, f.employees_may_create_categories AS "mayCreateCategories"
    FROM employee e CROSS JOIN firm f WHERE e.id = ${id} AND e.active`;
  return actor ?? null;
}
