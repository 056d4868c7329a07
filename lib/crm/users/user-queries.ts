import type { Database } from "../../db/client";
import type { EmployeeRole } from "../../db/generated/enums";

export interface UserRow {
  id: number;
  name: string;
  email: string;
  role: EmployeeRole;
  language: "nb" | "en";
  active: boolean;
  lastSignIn: Date | null;
}

/** Everybody who can or could sign in: those switched on first, in Norwegian order. */
export const listUsers = (db: Database): Promise<UserRow[]> => db.$queryRaw<UserRow[]>`
  SELECT e.id, e.name, e.email, e.role::text, e.language, e.active,
         (SELECT o.at FROM operation o WHERE o.actor_id = e.id AND o.kind = 'account.signIn' ORDER BY o.id DESC LIMIT 1) AS "lastSignIn"
  FROM employee e ORDER BY e.active DESC, e.name COLLATE "nb-NO-x-icu", e.id`;

/** One employee; null when there is none of that id. */
export const findUser = (db: Database, id: number) =>
  db.employee.findUnique({ where: { id }, select: { id: true, name: true, email: true, role: true, language: true, active: true } });
