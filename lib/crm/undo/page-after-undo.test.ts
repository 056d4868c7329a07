import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createGroup } from "../groups/create-group";
import { deleteContact } from "../contacts/delete-contact";
import { deleteCustomer } from "../customers/delete-customer";
import { deleteIndustry } from "../customers/delete-industry";
import { pageAfterUndo } from "./page-after-undo";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const after = (address: string) => pageAfterUndo(firm.db, address);

describe("where «Angre» leads back to", () => {
  it("is the page it was pressed on, with its query, while its record is there", async () => {
    const customer = await aCustomer(firm);
    const contact = await aContact(firm, "Kari Vik", customer);
    for (const address of [
      `/customers/${customer}?x=1`,
      `/customers/${customer}/contacts/${contact}?select=categories`,
      `/customers/${customer}/history`,
      "/customers?q=bygg&sort=city",
      "/settings/crm/categories",
      "/customers/views",
    ])
      expect(await after(address)).toBe(address);
  });

  it("is the nearest page above where the record is gone", async () => {
    const [customer, gone] = [await aCustomer(firm), await aCustomer(firm)];
    const contact = await aContact(firm, "Ola Vik", customer);
    const elsewhere = await aContact(firm, "Per Vik", gone);
    await firm.done(deleteContact, { id: contact, customers: 1, opportunities: 0 });
    await firm.done(deleteCustomer, { id: gone, contacts: 1, opportunities: 0 });
    expect(await after(`/customers/${customer}/contacts/${contact}?select=categories`)).toBe(`/customers/${customer}/contacts`);
    expect(await after(`/customers/${customer}/contacts/${elsewhere}`)).toBe(`/customers/${customer}/contacts`);
    expect(await after(`/customers/${gone}/contacts/${elsewhere}/place`)).toBe("/customers");
    expect(await after(`/customers/${gone}?x=1`)).toBe("/customers");
    expect(await after("/opportunities/999999")).toBe("/opportunities");
    expect(await after("/customers/99999999999")).toBe("/customers");
  });

  it("is the list of groups or industries where one of them is gone", async () => {
    const group = await firm.did(createGroup, { name: "Kort liv", description: "", type: "STANDARD", parentId: "" });
    const industry = await anIndustry(firm);
    const { id } = group.value;
    expect(await after(`/settings/crm/groups/${id}/edit`)).toBe(`/settings/crm/groups/${id}/edit`);
    await firm.undone(group.operationId);
    await firm.done(deleteIndustry, { id: industry, to: await anIndustry(firm), customers: 0, deletedCustomers: 0 });
    expect(await after(`/settings/crm/groups/${id}/edit`)).toBe("/settings/crm/groups");
    expect(await after(`/settings/crm/industries/${industry}`)).toBe("/settings/crm/industries");
  });
});
