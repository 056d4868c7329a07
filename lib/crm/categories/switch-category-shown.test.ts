import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { setContactCategories } from "../contacts/set-contact-categories";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { categoriesOf, findCategory } from "./category-queries";
import { deleteCategory } from "./delete-category";
import { switchCategoryShown } from "./switch-category-shown";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const panel = async (kind: "customer" | "contact", id: number, category: number) =>
  (await categoriesOf(firm.db, kind, id, { counted: true })).find((one) => one.id === category);

describe("where a category shows", () => {
  it("is narrowed without loss: who carries it keeps it, hidden, and widening brings it back", async () => {
    const category = await aCategory(firm, "Messe 2026");
    const [customer, other] = [await aCustomer(firm), await aCustomer(firm)];
    const contact = await aContact(firm, "Nora Berg", customer);
    for (const id of [customer, other]) await firm.done(setCustomerCategories, { id, put: category });
    await firm.done(setContactCategories, { id: contact, put: category });

    const narrowed = await firm.did(switchCategoryShown, { id: category, where: "customer", shown: false });
    expect(await firm.db.category.findUnique({ where: { id: category } })).toMatchObject({ showOnCustomer: false, showOnContact: true, active: true });
    expect(await firm.logged(narrowed.operationId)).toMatchObject({
      kind: "categories.switchShown",
      data: { name: "Messe 2026", where: "customer", shown: "false", carriers: 2 },
    });
    expect(await firm.changeRows(narrowed.operationId)).toEqual([
      { entity: "category", id: category, before: { showOnCustomer: true }, after: { showOnCustomer: false }, personal: null },
    ]);
    expect([await carriedBy(firm, "customer", customer), await carriedBy(firm, "customer", other)]).toEqual([[category], [category]]);
    expect([await panel("customer", customer, category), await panel("contact", contact, category)]).toMatchObject([undefined, { carried: true }]);
    expect(await findCategory(firm.db, category)).toMatchObject({ customers: 2, contacts: 1 });

    const widened = await firm.did(switchCategoryShown, { id: category, where: "customer", shown: true });
    expect((await firm.logged(widened.operationId)).data).toEqual({ name: "Messe 2026", where: "customer", shown: "true", carriers: 2 });
    expect(await panel("customer", customer, category)).toMatchObject({ carried: true, offered: true, count: 2 });
  });

  it("is switched on contacts alike, and counts contacts", async () => {
    const category = await aCategory(firm);
    const contact = await aContact(firm);
    await firm.done(setContactCategories, { id: contact, put: category });
    const { operationId } = await firm.did(switchCategoryShown, { id: category, where: "contact", shown: false });
    expect(await firm.db.category.findUnique({ where: { id: category } })).toMatchObject({ showOnCustomer: true, showOnContact: false });
    expect((await firm.logged(operationId)).data).toMatchObject({ where: "contact", carriers: 1 });
    expect(await carriedBy(firm, "contact", contact)).toEqual([category]);
  });

  it.each(["customer", "contact"] as const)("cannot be nowhere: switching off the last of the two (%s) is refused and offers «Slå av»", async (where) => {
    const category = await aCategory(firm, `Bare på ${where}`, where);
    const before = await firm.everything();
    expect(await firm.run(switchCategoryShown, { id: category, where, shown: false })).toMatchObject({
      ...{ ok: false, reason: "refused", formError: { key: "categories.errors.lastSwitch", values: { name: `Bare på ${where}` } } },
      offer: { switchOff: category },
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("is not switched off in both places by two at once", async () => {
    for (let round = 0; round < 4; round++) {
      const category = await aCategory(firm);
      const answers = await Promise.all(
        (["customer", "contact"] as const).map((where) => firm.run(switchCategoryShown, { id: category, where, shown: false })),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ formError: { key: "categories.errors.lastSwitch" } });
    }
  });

  it("in the state it already has is no change, however often it is asked for", async () => {
    const category = await aCategory(firm, "Bare kunde", "customer");
    const before = await firm.everything();
    for (const [where, shown] of [
      ["customer", true],
      ["contact", false],
      ["contact", "false"],
    ] as const)
      expect(await firm.run(switchCategoryShown, { id: category, where, shown })).toEqual({ ok: true, value: { id: category }, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("pressed by two at once is switched once", async () => {
    const category = await aCategory(firm);
    const answers = await Promise.all([1, 2, 3].map(() => firm.run(switchCategoryShown, { id: category, where: "contact", shown: false })));
    expect(answers.map((answer) => answer.ok && answer.operationId !== null).filter(Boolean)).toHaveLength(1);
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: switchCategoryShown,
    input: async () => ({ id: await aCategory(firm), where: "customer", shown: "false" }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "a place that is none": [{ where: "both" }, "where", "errors.invalid"],
      "a state that is none": [{ shown: "perhaps" }, "shown", "errors.invalid"],
      "an id of nothing": [{ id: "0" }, "id", "errors.invalid"],
    },
  });

  it("is gone with the category when that was deleted meanwhile", async () => {
    const id = await aCategory(firm);
    await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    expect(await firm.run(switchCategoryShown, { id, where: "customer", shown: false })).toMatchObject({
      ok: false,
      reason: "not found",
      formError: { key: "errors.gone" },
    });
  });

  it("is guarded by the database too", async () => {
    const id = await aCategory(firm, "Vises ikke", "customer");
    await expect(firm.db.category.update({ where: { id }, data: { showOnCustomer: false } })).rejects.toThrow("category_shown_somewhere");
  });
});
