import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { categoriesOf } from "./category-queries";
import { deleteCategory } from "./delete-category";
import { letEmployeesCreate } from "./let-employees-create";
import { switchCategory } from "./switch-category";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const panel = async (customer: number, category: number) =>
  (await categoriesOf(firm.db, "customer", customer, { counted: true })).find(({ id }) => id === category);

describe("a category that is switched off", () => {
  it("stays where it is and is no longer offered elsewhere, and is offered again when switched on", async () => {
    const category = await aCategory(firm, "Gammel kampanje");
    const [carrier, other] = [await aCustomer(firm), await aCustomer(firm)];
    await firm.done(setCustomerCategories, { id: carrier, put: category });
    const off = await firm.did(switchCategory, { id: category, active: false });
    expect(await firm.logged(off.operationId)).toMatchObject({
      kind: "categories.switch",
      data: { name: "Gammel kampanje", active: "false", customers: 1, contacts: 0 },
    });
    expect(await firm.changeRows(off.operationId)).toEqual([
      { entity: "category", id: category, before: { active: true }, after: { active: false }, personal: null },
    ]);
    expect(await carriedBy(firm, "customer", carrier)).toEqual([category]);
    expect([await panel(carrier, category), await panel(other, category)]).toMatchObject([{ carried: true, offered: false }, undefined]);

    const on = await firm.did(switchCategory, { id: category, active: "true" });
    expect((await firm.logged(on.operationId)).data).toMatchObject({ active: "true" });
    expect(await panel(other, category)).toMatchObject({ carried: false, offered: true });
  });

  it("cannot be switched to the state it has: that is no change", async () => {
    const id = await aCategory(firm);
    const before = await firm.everything();
    expect(await firm.run(switchCategory, { id, active: true })).toEqual({ ok: true, value: { id }, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: switchCategory,
    input: async () => ({ id: await aCategory(firm), active: "false" }),
    refusedTo: ["salesManager", "employee"],
    invalid: { "a state that is none": [{ active: "maybe" }, "active", "errors.invalid"], "no id": [{ id: "" }, "id", "errors.invalid"] },
  });

  it("is gone when it was deleted meanwhile", async () => {
    const id = await aCategory(firm);
    await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    expect(await firm.run(switchCategory, { id, active: false })).toMatchObject({ ok: false, reason: "not found" });
  });
});

describe("whether employees make categories from a card", () => {
  const allowed = async () => (await firm.db.firm.findUniqueOrThrow({ where: { id: 1 } })).employeesMayCreateCategories;

  it("is a setting of the firm: on from the start, logged, and undone", async () => {
    expect(await allowed()).toBe(true);
    const { operationId } = await firm.did(letEmployeesCreate, { allowed: "false" });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "categories.letEmployeesCreate", data: { allowed: "false" } });
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "firm", id: 1, before: { employeesMayCreateCategories: true }, after: { employeesMayCreateCategories: false }, personal: null },
    ]);
    expect(await allowed()).toBe(false);
    await firm.undone(operationId);
    expect(await allowed()).toBe(true);
  });

  it("set as it is, is no change", async () => {
    expect(await firm.run(letEmployeesCreate, { allowed: "true" })).toMatchObject({ ok: true, operationId: null });
  });

  it("is set by an admin alone", async () => {
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(letEmployeesCreate, { allowed: "false" }, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await allowed()).toBe(true);
  });
});
