import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer, anIndustry } from "../testing/records";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { createGroup } from "./groups/create-group";
import { deleteContact } from "./contacts/delete-contact";
import { deleteCustomer } from "./customers/delete-customer";
import { deleteIndustry } from "./customers/delete-industry";
import { mergeCustomers, mergeFacts } from "./duplicates/merge-customers";
import { readMergeFields } from "./duplicates/merge-fields";
import { nearestPage } from "./nearest-page";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const after = (address: string) => nearestPage(firm.db, address);

describe("the nearest page that is still there", () => {
  it("is the page itself, with its query, while its record is there", async () => {
    const customer = await aCustomer(firm);
    const contact = await aContact(firm, "Kari Vik", customer);
    for (const address of [
      `/customers/${customer}?x=1`,
      `/customers/${customer}/contacts/${contact}?select=categories`,
      `/customers/${customer}/history`,
      "/customers?q=bygg&sort=city",
      "/customers?q=bygg&view=999999",
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

  it("is the one that a merged customer went into, and the one that was kept where the other is gone from the question", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const question = `/customers/${kept}/merge?customer=${other}`;
    expect(await after(question)).toBe(question);
    const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, kept, other, { lock: false }), kept, other);
    await firm.done(mergeCustomers, { id: kept, other, facts });
    expect(await after(question)).toBe(`/customers/${kept}`);
    expect(await after(`/customers/${kept}/merge?q=x&customer=${other}&changed=1`)).toBe(`/customers/${kept}`);
    expect(await after(`/customers/${other}/contacts`)).toBe(`/customers/${kept}`);
  });

  it("is the list of everything else that has pages of its own", async () => {
    const settings = "/settings/crm";
    for (const [address, above] of [
      ["/customers/views/999999/delete", "/customers/views"],
      ["/customers?view=999999", "/customers"],
      ["/contacts/999999/erase", "/customers"],
      [`${settings}/groups/999999/members/1/days?from=2026-01-01`, `${settings}/groups`],
      [`${settings}/categories/999999/merge?into=1`, `${settings}/categories`],
      [`${settings}/industries/recode/999999`, `${settings}/industries`],
      [`${settings}/roles/999999/delete`, `${settings}/roles`],
      [`${settings}/restore/999999/erase`, `${settings}/restore`],
      [`${settings}/restore/contacts/999999`, `${settings}/restore/contacts`],
      ["/settings/import/999999", "/settings/import"],
    ] as const)
      expect(await after(address)).toBe(above);
  });
});
