import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { setContactCategories } from "../contacts/set-contact-categories";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { findCategory, listCategories } from "./category-queries";
import { deleteCategory } from "./delete-category";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

async function used(): Promise<{ category: number; customers: number[]; contact: number }> {
  const category = await aCategory(firm);
  const customers = [await aCustomer(firm), await aCustomer(firm)];
  const contact = await aContact(firm, "Nora Berg", customers[0]);
  for (const id of customers) await firm.done(setCustomerCategories, { id, put: category });
  await firm.done(setContactCategories, { id: contact, put: category });
  return { category, customers, contact };
}

describe("a category in use", () => {
  it("is deleted with its count said, is logged with it, and is gone from the lists", async () => {
    const { category, customers } = await used();
    const name = (await findCategory(firm.db, category))?.name;
    const { operationId } = await firm.did(deleteCategory, { id: category, customers: 2, contacts: "1" });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "categories.delete", data: { name, customers: 2, contacts: 1 }, bulk: [] });
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "category", id: category, before: { deleted: false }, after: { deleted: true }, personal: null },
    ]);
    expect((await firm.db.category.findUniqueOrThrow({ where: { id: category } })).deletedByOperation).toBe(operationId);
    expect(await findCategory(firm.db, category)).toBeNull();
    expect((await listCategories(firm.db)).map(({ id }) => id)).not.toContain(category);
    // The links stay, for the undo.
    expect(await carriedBy(firm, "customer", customers[0] ?? 0)).toEqual([category]);
  });

  it("comes back at the same ones when the delete is undone", async () => {
    const { category, customers, contact } = await used();
    const { operationId } = await firm.did(deleteCategory, { id: category, customers: 2, contacts: 1 });
    await firm.undone(operationId);
    expect(await findCategory(firm.db, category)).toMatchObject({ customers: 2, contacts: 1 });
    for (const id of customers) expect(await carriedBy(firm, "customer", id)).toEqual([category]);
    expect(await carriedBy(firm, "contact", contact)).toEqual([category]);
  });

  it("is not deleted when the count is another than the question said: it is asked again", async () => {
    const { category } = await used();
    const before = await firm.everything();
    for (const seen of [
      { customers: 1, contacts: 1 },
      { customers: 3, contacts: 1 },
      { customers: 2, contacts: 0 },
      { customers: 0, contacts: 0 },
    ])
      expect(await firm.run(deleteCategory, { id: category, ...seen })).toMatchObject({
        ok: false,
        reason: "refused",
        formError: { key: "errors.countChanged" },
        offer: { askAgain: category },
      });
    expect(await firm.everything()).toEqual(before);
  });

  it("is counted without deleted customers", async () => {
    const category = await aCategory(firm);
    const [live, gone] = [await aCustomer(firm), await aCustomer(firm)];
    for (const id of [live, gone]) await firm.done(setCustomerCategories, { id, put: category });
    await firm.db.customer.update({ where: { id: gone }, data: { deletedByOperation: 1 } });
    expect(await findCategory(firm.db, category)).toMatchObject({ customers: 1, contacts: 0 });
    expect((await listCategories(firm.db)).find(({ id }) => id === category)).toMatchObject({ customers: 1 });
    expect(await firm.run(deleteCategory, { id: category, customers: 1, contacts: 0 })).toMatchObject({ ok: true });
  });

  it("is either deleted or put on one more, when both come at once, never both unseen", async () => {
    for (let round = 0; round < 5; round++) {
      const [category, customer] = [await aCategory(firm), await aCustomer(firm)];
      const [deleted, put] = await Promise.all([
        firm.run(deleteCategory, { id: category, customers: 0, contacts: 0 }),
        firm.run(setCustomerCategories, { id: customer, put: category }),
      ]);
      expect([deleted.ok, put.ok].filter(Boolean)).toHaveLength(1);
      expect(await carriedBy(firm, "customer", customer)).toEqual(put.ok ? [category] : []);
    }
  });
});

describe("the delete of a category", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: deleteCategory,
    input: async () => ({ id: await aCategory(firm), customers: "0", contacts: "0" }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "a count that is none": [{ customers: "many" }, "customers", "errors.invalid"],
      "a count below nothing": [{ contacts: "-1" }, "contacts", "errors.invalid"],
      "a count beyond all counts": [{ contacts: "99999999999" }, "contacts", "errors.invalid"],
      "an id in another script": [{ id: "１" }, "id", "errors.invalid"],
    },
  });

  it("is not done twice", async () => {
    const id = await aCategory(firm);
    await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    const before = await firm.everything();
    expect(await firm.run(deleteCategory, { id, customers: 0, contacts: 0 })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.everything()).toEqual(before);
  });
});
