import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, aDeletedCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { setContactCategories } from "../contacts/set-contact-categories";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { deleteCategory } from "./delete-category";
import { mergeCategories } from "./merge-categories";
import { switchCategory } from "./switch-category";
import { switchCategoryShown } from "./switch-category-shown";

let firm: TestFirm;
let a: number;
let b: number;
let c: number;
beforeAll(async () => {
  firm = await testFirm();
  [a, b, c] = [await aCategory(firm), await aCategory(firm), await aCategory(firm)];
});
afterAll(() => firm.close());

const kinds = {
  customer: { command: setCustomerCategories, kindInLog: "customers.setCategories", make: (name?: string) => aCustomer(firm, name), notHere: "contact" },
  contact: { command: setContactCategories, kindInLog: "contacts.setCategories", make: (name?: string) => aContact(firm, name), notHere: "customer" },
} as const;

describe.each(["customer", "contact"] as const)("the categories of a %s", (kind) => {
  const { command, kindInLog, make, notHere } = kinds[kind];
  const carried = (id: number) => carriedBy(firm, kind, id);

  it("are put and taken, and the log keeps both sets, apart, with the name", async () => {
    const id = await make("Fjordheim");
    await firm.done(command, { id, put: [String(a), String(b)] });
    const { operationId } = await firm.did(command, { id, put: c, take: [a] }, { as: firm.employee });
    expect(await carried(id)).toEqual([b, c]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: kindInLog, actorId: firm.employee.id, data: { put: 1, taken: 1 }, bulk: [] });
    expect(await firm.changeRows(operationId)).toEqual([
      {
        entity: kind,
        id,
        before: null,
        after: null,
        personal: { subject: kind, subjectId: id, label: "Fjordheim", before: { categories: [a, b] }, after: { categories: [b, c] } },
      },
    ]);
  });

  it("stand with what others ticked meanwhile", async () => {
    const id = await make();
    await firm.done(command, { id, put: [a] });
    // Both saw just «a»: one puts b, the other takes a.
    await firm.done(command, { id, put: [b] }, { as: firm.salesManager });
    await firm.done(command, { id, take: [a] }, { as: firm.employee });
    expect(await carried(id)).toEqual([b]);
  });

  it("stand with what others tick at once", async () => {
    const id = await make();
    const answers = await Promise.all([a, b, c].map((category) => firm.run(command, { id, put: category })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await carried(id)).toEqual([a, b, c]);
  });

  it("put where they are and taken where they are not are no change", async () => {
    const id = await make();
    await firm.done(command, { id, put: a });
    const before = await firm.everything();
    for (const sent of [{ put: a }, { take: b }, { put: a, take: [b, c] }, {}, { put: [], take: [] }, { put: b, take: b }, { take: 999_999 }])
      expect(await firm.run(command, { id, ...sent })).toEqual({ ok: true, value: { id }, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("ticked twice in one form are put once", async () => {
    const id = await make();
    const { operationId } = await firm.did(command, { id, put: [a, String(a), a] });
    expect(await carried(id)).toEqual([a]);
    expect((await firm.logged(operationId)).data).toEqual({ put: 1, taken: 0 });
  });

  it("put and taken at once are taken", async () => {
    const id = await make();
    await firm.done(command, { id, put: [a] });
    await firm.done(command, { id, put: [a, b], take: [a] });
    expect(await carried(id)).toEqual([b]);
  });

  it.each([
    ["is switched off", async (id: number) => firm.done(switchCategory, { id, active: false })],
    ["does not show here", async (id: number) => firm.done(switchCategoryShown, { id, where: kind, shown: false })],
    ["is deleted", async (id: number) => firm.done(deleteCategory, { id, customers: 0, contacts: 0 })],
    ["was merged into another", async (id: number) => firm.done(mergeCategories, { id, into: a, customers: 0, contacts: 0 })],
  ])("cannot be put where the category %s meanwhile, and nothing else of the form is saved then", async (_, meanwhile) => {
    const [id, category] = [await make(), await aCategory(firm)];
    await firm.done(command, { id, put: a });
    await meanwhile(category);
    const before = await firm.everything();
    expect(await firm.run(command, { id, put: [b, category], take: [a] })).toMatchObject({
      ok: false,
      reason: "refused",
      formError: { key: "categories.errors.noLongerOffered" },
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("cannot be put where there is no such category, or one of the other kind", async () => {
    const id = await make();
    for (const category of [999_999, await aCategory(firm, `Bare på ${notHere}`, notHere)])
      expect(await firm.run(command, { id, put: category })).toMatchObject({ ok: false, formError: { key: "categories.errors.noLongerOffered" } });
    expect(await carried(id)).toEqual([]);
  });

  it("stay, hidden or switched off, while others are put and taken; and can be taken, not put back", async () => {
    const [id, hidden, off] = [await make(), await aCategory(firm), await aCategory(firm)];
    await firm.done(command, { id, put: [hidden, off, a] });
    await firm.done(switchCategoryShown, { id: hidden, where: kind, shown: false });
    await firm.done(switchCategory, { id: off, active: false });
    await firm.done(command, { id, put: [b, hidden, off], take: a });
    expect(await carried(id)).toEqual([b, hidden, off].sort((x, y) => x - y));
    await firm.done(command, { id, take: [off] });
    expect(await carried(id)).toEqual([b, hidden].sort((x, y) => x - y));
    expect(await firm.run(command, { id, put: [off] })).toMatchObject({ ok: false, formError: { key: "categories.errors.noLongerOffered" } });
  });

  it("are not found with who is gone", async () => {
    const id = await make();
    await (kind === "customer"
      ? firm.db.customer.update({ where: { id }, data: { deletedByOperation: 1 } })
      : firm.db.contact.update({ where: { id }, data: { deletedByOperation: 1 } }));
    const before = await firm.everything();
    for (const gone of [id, 999_999])
      expect(await firm.run(command, { id: gone, put: a })).toMatchObject({ ok: false, reason: "not found", formError: { key: "errors.gone" } });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command,
    input: async () => ({ id: await make(), put: a }),
    refusedTo: [],
    invalid: {
      "an id that is none": [{ put: ["1", "x"] }, "put", "errors.invalid"],
      "an id beyond all ids": [{ take: "4000000000" }, "take", "errors.invalid"],
      "2,001 categories": [{ put: Array.from({ length: 2001 }, (_, n) => n + 1) }, "put", "errors.invalid"],
      "a list within the list": [{ put: [[1]] }, "put", "errors.invalid"],
      "no customer or contact": [{ id: "" }, "id", "errors.invalid"],
    },
  });
});

it("a deleted customer's categories are not those of the living", async () => {
  const [gone, live] = [await aDeletedCustomer(firm), await aCustomer(firm)];
  await firm.done(setCustomerCategories, { id: live, put: a });
  expect([await carriedBy(firm, "customer", gone), await carriedBy(firm, "customer", live)]).toEqual([[], [a]]);
});
