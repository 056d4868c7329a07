import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { contactsWithCategory } from "../contacts/contacts-with";
import { setContactCategories } from "../contacts/set-contact-categories";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { categoriesOf, countCarriersOfBoth, countCategories, findCategory, listCategories } from "./category-queries";
import { deleteCategory } from "./delete-category";
import { switchCategory } from "./switch-category";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

describe("the list of categories", () => {
  it("is in Norwegian order: æ, ø, å last, aa as å, capitals beside small letters; those switched off last of all", async () => {
    for (const name of ["Ål", "Æra", "Øl", "zebra", "Aas", "Beta", "alfa", "Av"]) await aCategory(firm, name);
    const off = (await listCategories(firm.db)).find(({ name }) => name === "Av")?.id;
    await firm.done(switchCategory, { id: off, active: false });
    expect((await listCategories(firm.db)).map(({ name }) => name)).toEqual(["alfa", "Beta", "zebra", "Æra", "Øl", "Ål", "Aas", "Av"]);
  });

  it("counts customers and contacts that are not deleted, each once, as a single category does", async () => {
    const [category, other, gone] = [await aCategory(firm, "Talt"), await aCategory(firm, "Talt også"), await aCategory(firm, "Slettet")];
    const customers = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm)];
    const contact = await aContact(firm, "Nora Berg", customers[0]);
    for (const id of customers) await firm.done(setCustomerCategories, { id, put: [category, other] });
    await firm.done(setContactCategories, { id: contact, put: [category] });
    await firm.db.customer.update({ where: { id: customers[2] ?? 0 }, data: { deletedByOperation: 1 } });
    await firm.done(deleteCategory, { id: gone, customers: 0, contacts: 0 });
    const counts = { customers: 2, contacts: 1 };
    expect(await findCategory(firm.db, category)).toMatchObject({ name: "Talt", showOnCustomer: true, showOnContact: true, active: true, ...counts });
    const listed = await listCategories(firm.db);
    expect(listed.find(({ id }) => id === category)).toMatchObject(counts);
    expect(listed).toHaveLength(await countCategories(firm.db));
    expect([await findCategory(firm.db, gone), await findCategory(firm.db, 999_999)]).toEqual([null, null]);
    expect(await countCarriersOfBoth(firm.db, category, other)).toEqual({ customers: 2, contacts: 0 });
  });
});

describe("the panel of a card", () => {
  it("offers what shows on that kind and is switched on, and what is carried though switched off, with how many have each", async () => {
    const [shown, elsewhere, off, offNotCarried] = [
      await aCategory(firm, "P1", "customer"),
      await aCategory(firm, "P2", "contact"),
      await aCategory(firm, "P3"),
      await aCategory(firm, "P4"),
    ];
    const [customer, other] = [await aCustomer(firm), await aCustomer(firm)];
    for (const id of [customer, other]) await firm.done(setCustomerCategories, { id, put: off });
    for (const id of [off, offNotCarried]) await firm.done(switchCategory, { id, active: false });
    const panel = (await categoriesOf(firm.db, "customer", customer, { counted: true })).filter(({ name }) => /^P\d$/.test(name));
    expect(panel).toEqual([
      { id: shown, name: "P1", count: 0, carried: false, offered: true },
      { id: off, name: "P3", count: 2, carried: true, offered: false },
    ]);
    const contact = await aContact(firm);
    expect((await categoriesOf(firm.db, "contact", contact, { counted: true })).filter(({ name }) => /^P\d$/.test(name))).toEqual([
      { id: elsewhere, name: "P2", count: 0, carried: false, offered: true },
    ]);
  });
});

describe("the contacts with a category", () => {
  it("come in Norwegian order, a page at a time, each with a customer that is there, deleted ones left out", async () => {
    const category = await aCategory(firm, "Nyhetsbrev");
    const [customer, gone] = [await aCustomer(firm, "Fjord AS"), await aCustomer(firm, "Borte AS")];
    const names = [...Array.from({ length: 53 }, (_, n) => `Bo ${String(n).padStart(2, "0")}`), "Åse", "Ørjan", "Anne"];
    for (const name of names) await firm.done(setContactCategories, { id: await aContact(firm, name, customer), put: category });
    await firm.done(setContactCategories, { id: await aContact(firm, "Alene", gone), put: category });
    await firm.db.customer.update({ where: { id: gone }, data: { deletedByOperation: 1 } });

    const first = await contactsWithCategory(firm.db, category, null);
    expect(first.contacts).toHaveLength(50);
    expect(first.contacts.slice(0, 2)).toMatchObject([{ name: "Anne", customer: "Fjord AS", customerId: customer, further: 0 }, { name: "Bo 00" }]);
    const rest = await contactsWithCategory(firm.db, category, first.next);
    expect(rest.next).toBeNull();
    expect(rest.contacts.map(({ name }) => name)).toEqual(["Bo 49", "Bo 50", "Bo 51", "Bo 52", "Ørjan", "Åse"]);
  });
});
