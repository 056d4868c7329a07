import type { EmployeeRole } from "./db/generated/enums";

/** Who acts. `SYSTEM` is the app itself: the demo firm, jobs, the command line. */
export interface Actor {
  id: number | null;
  name: string;
  role: EmployeeRole | "SYSTEM";
  language: "nb" | "en";
  /** The firm's setting that lets employees make categories from a card. */
  mayCreateCategories: boolean;
}

type Allowed = "yes" | "no" | "own" | "by setting";

/**
 * Who may what: the one table, as product.md has it (the columns: admin, sales manager, employee).
 * "own" asks who the record belongs to, "by setting" asks the firm's setting.
 */
export const permissions = {
  "settings.see": ["yes", "yes", "no"],
  "categories.see": ["yes", "no", "no"],
  "categories.edit": ["yes", "no", "no"],
  "categories.createFromCard": ["yes", "yes", "by setting"],
  "categories.put": ["yes", "yes", "yes"],
  "industries.see": ["yes", "no", "no"],
  "industries.edit": ["yes", "no", "no"],
  "contactRoles.edit": ["yes", "no", "no"],
  "additionalInfo.edit": ["yes", "no", "no"],
  "groups.see": ["yes", "yes", "no"],
  "groups.edit": ["yes", "no", "no"],
  "users.edit": ["yes", "no", "no"],
  "imports.run": ["yes", "no", "no"],
  "firm.edit": ["yes", "no", "no"],
  "changeLog.seeAll": ["yes", "no", "no"],
  "customers.see": ["yes", "yes", "yes"],
  "customers.edit": ["yes", "yes", "yes"],
  "customers.changeMany": ["yes", "yes", "no"],
  "customers.delete": ["yes", "yes", "no"],
  "customers.restore": ["yes", "yes", "no"],
  "customers.restoreOthers": ["yes", "no", "no"],
  "customers.erase": ["yes", "no", "no"],
  "customers.merge": ["yes", "yes", "no"],
  "views.keep": ["yes", "yes", "yes"],
  "views.share": ["yes", "yes", "no"],
  "views.editOthers": ["yes", "no", "no"],
  "contacts.edit": ["yes", "yes", "yes"],
  "contacts.delete": ["yes", "yes", "no"],
  "contacts.restore": ["yes", "yes", "no"],
  "contacts.restoreOthers": ["yes", "no", "no"],
  "personalData.handle": ["yes", "no", "no"],
  "opportunities.see": ["yes", "yes", "yes"],
  "opportunities.edit": ["yes", "yes", "yes"],
  "salesReport.see": ["yes", "yes", "own"],
  "export.run": ["yes", "yes", "no"],
  "export.everything": ["yes", "no", "no"],
  "budgets.edit": ["yes", "yes", "no"],
  "budgets.see": ["yes", "yes", "own"],
  "jobs.see": ["yes", "own", "own"],
  "account.use": ["yes", "yes", "yes"],
} as const satisfies Record<string, readonly [admin: Allowed, salesManager: Allowed, employee: Allowed]>;

export type Permission = keyof typeof permissions;

const column: Record<EmployeeRole, 0 | 1 | 2> = { ADMIN: 0, SALES_MANAGER: 1, EMPLOYEE: 2 };

/**
 * Whether the actor may. For permissions that are "own" for the role, `record.ownerId` says whose it is;
 * without a record the answer is then no.
 */
export function can(actor: Actor, permission: Permission, record?: { ownerId: number | null }): boolean {
  if (actor.role === "SYSTEM") return true;
  switch (permissions[permission][column[actor.role]]) {
    case "yes":
      return true;
    case "no":
      return false;
    case "own":
      return record !== undefined && record.ownerId !== null && record.ownerId === actor.id;
    case "by setting":
      return actor.mayCreateCategories;
  }
}

/** The app itself, for the demo firm, jobs and the command line. */
export const systemActor: Actor = { id: null, name: "", role: "SYSTEM", language: "nb", mayCreateCategories: true };
