import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { execute } from "../command";
import type { Actor } from "../permissions";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { commands } from "./commands";
import { undoKind } from "./undo/undo-operation";

type Who = "admin" | "salesManager" | "employee" | "employeeWithoutSetting";

const everybody: Who[] = ["admin", "salesManager", "employee", "employeeWithoutSetting"];
const adminAlone: Who[] = ["admin"];
const managers: Who[] = ["admin", "salesManager"];

/** Who may do what, by hand out of the product's table. A command that is missing here fails the test. */
const mayDo: Record<string, Who[]> = {
  "account.signIn": everybody,
  "account.signOut": everybody,
  "account.changePassword": everybody,
  "account.setLanguage": everybody,
  // The settings sections, users, import.
  "users.create": adminAlone,
  "users.edit": adminAlone,
  "users.switch": adminAlone,
  "users.setPassword": adminAlone,
  "categories.create": adminAlone,
  "categories.rename": adminAlone,
  "categories.switchShown": adminAlone,
  "categories.switch": adminAlone,
  "categories.merge": adminAlone,
  "categories.delete": adminAlone,
  "categories.letEmployeesCreate": adminAlone,
  "origins.create": adminAlone,
  "products.create": adminAlone,
  "sources.create": adminAlone,
  "additionalInfo.showAsTab": adminAlone,
  "contactRoles.create": adminAlone,
  "opportunityTypes.create": adminAlone,
  "opportunitySteps.create": adminAlone,
  "lostReasons.create": adminAlone,
  ...Object.fromEntries(
    ["origins", "products", "sources", "contactRoles", "opportunityTypes", "opportunitySteps", "lostReasons"].flatMap((list) =>
      ["add", "edit", "move", "switch", "delete"].map((verb) => [`${list}.${verb}`, adminAlone]),
    ),
  ),
  "groups.create": adminAlone,
  ...Object.fromEntries(
    ["addMember", "addMembers", "edit", "move", "delete", "saveRoles", "editMember", "removeMember"].map((verb) => [`groups.${verb}`, adminAlone]),
  ),
  "industries.loadStandardCodes": adminAlone,
  "industries.create": adminAlone,
  "industries.rename": adminAlone,
  "industries.edit": adminAlone,
  "industries.switch": adminAlone,
  "industries.delete": adminAlone,
  "industries.moveCustomers": adminAlone,
  "industries.draftRecoding": adminAlone,
  "industries.recode": adminAlone,
  "imports.customers": adminAlone,
  "imports.keepFile": adminAlone,
  "register.switchLookup": adminAlone,
  "register.loadExtract": adminAlone,
  "imports.file": adminAlone,
  // Customers, contacts, opportunities: see, create, edit, categorise.
  "customers.create": everybody,
  "register.lookUp": everybody,
  "customers.takeFromRegister": everybody,
  "customers.edit": everybody,
  "customers.editAdditionalInfo": everybody,
  "customers.setCategories": everybody,
  "customers.markDistinct": everybody,
  "views.create": everybody,
  "views.edit": everybody,
  "views.keep": everybody,
  "views.delete": everybody,
  "views.openWith": everybody,
  "contacts.create": everybody,
  "contacts.edit": everybody,
  "contacts.link": everybody,
  "contacts.editPlace": everybody,
  "contacts.end": everybody,
  "contacts.move": everybody,
  "contacts.setCategories": everybody,
  "opportunities.create": everybody,
  "opportunities.createOne": everybody,
  "opportunities.edit": everybody,
  "opportunities.delete": everybody,
  "opportunities.win": everybody,
  "opportunities.lose": everybody,
  "opportunities.reopen": everybody,
  "opportunities.setSellers": everybody,
  "opportunities.changeCustomer": everybody,
  "opportunities.moveToStep": everybody,
  // «Ny kategori» from a card.
  "categories.createOnCard": ["admin", "salesManager", "employee"],
  // Delete a customer; restore those one deleted oneself.
  "customers.delete": managers,
  "customers.deleteMany": managers,
  "customers.restore": managers,
  "customers.erase": adminAlone,
  "contacts.delete": managers,
  "contacts.restore": managers,
  "customers.eraseOverdue": adminAlone,
  "firm.setErasureDays": adminAlone,
  "contacts.disclose": adminAlone,
  "contacts.erase": adminAlone,
  // Bulk changes.
  "customers.putCategory": managers,
  "customers.takeCategory": managers,
  // Who may delete a customer may merge two.
  "customers.merge": managers,
  "customers.setSeller": managers,
  "customers.setSource": managers,
  "customers.setAdditionalInfo": managers,
  "customers.setIndustry": managers,
  "contacts.putCategory": managers,
  "contacts.createMany": managers,
  // Export.
  "salesReport.export": managers,
  "groups.exportFigures": managers,
  "customers.export": managers,
  "exports.table": adminAlone,
  // Budgets.
  "budgets.set": managers,
  "budgets.save": managers,
  "budgets.copy": managers,
  "budgets.lock": managers,
};

let firm: TestFirm;
let actors: Record<Who, Actor>;
beforeAll(async () => {
  firm = await testFirm();
  const { admin, salesManager, employee } = firm;
  actors = { admin, salesManager, employee, employeeWithoutSetting: { ...employee, mayCreateCategories: false } };
});
afterAll(() => firm.close());

describe.each([...commands.values()])("$name", (command) => {
  // What no command takes: whoever may is told so, whoever may not is told that before it is read.
  const input = { nothing: "of the kind" };

  it("is in the table of who may do what", () => {
    expect(mayDo).toHaveProperty([command.name]);
  });

  it("is refused to who is signed out, before what was sent is read", async () => {
    const before = await firm.operations();
    expect(await execute(command, input, { db: firm.db, actor: null, via: "page" })).toMatchObject({
      ok: false,
      reason: "not signed in",
      formError: { key: "errors.notSignedIn" },
      fieldErrors: {},
    });
    expect(await firm.operations()).toBe(before);
  });

  it.each(everybody)("asks whether the %s may, before what was sent is read", async (who) => {
    const before = await firm.operations();
    const answer = await execute(command, input, { db: firm.db, actor: actors[who], via: "page" });
    if (mayDo[command.name]?.includes(who)) {
      expect(answer).toMatchObject({ ok: false, reason: "refused", formError: null });
      expect(answer.ok ? {} : answer.fieldErrors).not.toEqual({});
    } else expect(answer).toEqual({ ok: false, reason: "not permitted", formError: { key: "errors.notPermitted" }, fieldErrors: {}, conflicts: [], offer: {} });
    expect(await firm.operations()).toBe(before);
  });
});

describe("the table of who may do what", () => {
  it("has no line for a command that is gone", () => {
    expect(Object.keys(mayDo).sort()).toEqual([...commands.keys()].sort());
  });
});

describe("the name of a command", () => {
  it("is noun and verb, and never the undo's", () => {
    for (const name of commands.keys()) expect(name).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
    expect([...commands.keys()]).not.toContain(undoKind);
  });
});
