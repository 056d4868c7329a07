import type { Database } from "../db/client";
import type { EmployeeRole } from "../db/generated/enums";
import { keptPlan } from "../db/kept-plan";
import type { Actor } from "../permissions";

export interface Session {
  id: string;
  actor: Actor & { id: number; role: EmployeeRole };
  /** Whether a job of theirs goes on, or has ended without their having seen how. */
  untoldJobs: boolean;
  firm: { name: string; isDemo: boolean; employeesMayCreateCategories: boolean; additionalInfoAsTab: boolean };
}

interface Row {
  id: number;
  name: string;
  role: EmployeeRole;
  language: "nb" | "en";
  firm: string;
  is_demo: boolean;
  employees_may_create_categories: boolean;
  additional_info_as_tab: boolean;
  untold_jobs: boolean;
}

/** The session of a token, if it is still running and its employee still switched on: one look-up by key. */
export async function findSession(db: Database, sessionId: string): Promise<Session | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(sessionId)) return null;
  const [row] = await db.$queryRaw<Row[]>(keptPlan`
    SELECT e.id, e.name, e.role::text, e.language, f.name AS firm, f.is_demo, f.employees_may_create_categories, f.additional_info_as_tab,
      EXISTS (SELECT 1 FROM job j WHERE j.actor_id = e.id AND NOT j.told) AS untold_jobs
    FROM session s JOIN employee e ON e.id = s.employee_id CROSS JOIN firm f
    WHERE s.id = ${sessionId}::uuid AND s.expires_at > now() AND e.active`);
  if (!row) return null;
  return {
    id: sessionId,
    actor: { id: row.id, name: row.name, role: row.role, language: row.language, mayCreateCategories: row.employees_may_create_categories },
    untoldJobs: row.untold_jobs,
    firm: {
      name: row.firm,
      isDemo: row.is_demo,
      employeesMayCreateCategories: row.employees_may_create_categories,
      additionalInfoAsTab: row.additional_info_as_tab,
    },
  };
}
