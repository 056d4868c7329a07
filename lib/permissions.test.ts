import { describe, expect, it } from "vitest";

import { type Actor, can, type Permission, permissions, systemActor } from "./permissions";

const actor = (role: Actor["role"], { id = 7, mayCreateCategories = true } = {}): Actor => ({ id, name: "Kari", role, language: "nb", mayCreateCategories });

/** What each role may without a record, as the table of the product has it: admin, sales manager, employee. */
const expected: Record<Permission, [boolean, boolean, boolean]> = {
  "settings.see": [true, true, false],
  "categories.see": [true, false, false],
  "industries.see": [true, false, false],
  "categories.edit": [true, false, false],
  "categories.createFromCard": [true, true, true],
  "categories.put": [true, true, true],
  "industries.edit": [true, false, false],
  "contactRoles.edit": [true, false, false],
  "additionalInfo.edit": [true, false, false],
  "groups.see": [true, true, false],
  "groups.edit": [true, false, false],
  "users.edit": [true, false, false],
  "imports.run": [true, false, false],
  "firm.edit": [true, false, false],
  "changeLog.seeAll": [true, false, false],
  "customers.see": [true, true, true],
  "customers.edit": [true, true, true],
  "customers.changeMany": [true, true, false],
  "customers.delete": [true, true, false],
  "customers.restore": [true, true, false],
  "customers.restoreOthers": [true, false, false],
  "customers.erase": [true, false, false],
  "views.keep": [true, true, true],
  "views.share": [true, true, false],
  "views.editOthers": [true, false, false],
  "customers.merge": [true, true, false],
  "contacts.edit": [true, true, true],
  "contacts.delete": [true, true, false],
  "contacts.restore": [true, true, false],
  "contacts.restoreOthers": [true, false, false],
  "personalData.handle": [true, false, false],
  "opportunities.see": [true, true, true],
  "opportunities.edit": [true, true, true],
  "salesReport.see": [true, true, false],
  "export.run": [true, true, false],
  "export.everything": [true, false, false],
  "budgets.edit": [true, true, false],
  "budgets.see": [true, true, false],
  "jobs.see": [true, false, false],
  "account.use": [true, true, true],
};

describe("who may what", () => {
  it.each(Object.keys(permissions) as Permission[])("%s is as the table says", (permission) => {
    const roles = (["ADMIN", "SALES_MANAGER", "EMPLOYEE"] as const).map((role) => can(actor(role), permission));
    expect(roles).toEqual(expected[permission]);
  });

  it("an employee makes categories from a card when the firm's setting allows", () => {
    expect(can(actor("EMPLOYEE", { mayCreateCategories: false }), "categories.createFromCard")).toBe(false);
    expect(can(actor("SALES_MANAGER", { mayCreateCategories: false }), "categories.createFromCard")).toBe(true);
    expect(can(actor("ADMIN", { mayCreateCategories: false }), "categories.createFromCard")).toBe(true);
  });

  it("an employee sees the own budget and nobody else's", () => {
    expect(can(actor("EMPLOYEE"), "budgets.see", { ownerId: 7 })).toBe(true);
    expect(can(actor("EMPLOYEE"), "budgets.see", { ownerId: 8 })).toBe(false);
    expect(can(actor("EMPLOYEE"), "budgets.see", { ownerId: null })).toBe(false);
    expect(can(actor("SALES_MANAGER"), "budgets.see", { ownerId: 8 })).toBe(true);
  });

  it("the app itself may everything", () => {
    for (const permission of Object.keys(permissions) as Permission[]) expect(can(systemActor, permission)).toBe(true);
  });
});
