import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteCustomer } from "../customers/delete-customer";
import { findCustomer } from "../customers/customer-queries";
import { createOpportunities } from "../opportunities/create-opportunities";
import { findOpportunity } from "../opportunities/opportunity-queries";
import { findContact, listContacts } from "./contact-queries";
import { deleteContact } from "./delete-contact";
import { editContact } from "./edit-contact";
import { linkContact } from "./link-contact";
import { searchPeople } from "./search-people";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const link = { role: "", workEmail: "", workPhone: "", from: "2026-01-01" };

async function sale(customerId: number, contactId: number): Promise<number> {
  const sellers = [{ employeeId: firm.employee.id, share: 10_000 }];
  await firm.done(createOpportunities, { opportunities: [{ customerId, contactId, title: "Salg", amount: 100, expectedClose: "2030-01-01", sellers }] });
  return (await firm.db.opportunity.findFirstOrThrow({ where: { contactId }, orderBy: { id: "desc" } })).id;
}

describe("«Slett kontakt»", () => {
  it("takes a person out of every customer, leaves the name on opportunities, and is undone whole", async () => {
    const [one, other] = [await aCustomer(firm, "En AS"), await aCustomer(firm, "To AS")];
    const id = await aContact(firm, "Kari Sletteberg", one);
    await firm.done(linkContact, { customerId: other, contactId: id, ...link });
    const opportunity = await sale(one, id);
    const before = await firm.everything();
    const { operationId } = await firm.did(deleteContact, { id, customers: "2", opportunities: "1" });
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "contacts.delete",
      data: { places: 2 },
      records: [{ entity: "contact", id, before: { deleted: false }, after: { deleted: true }, label: "Kari Sletteberg" }],
    });
    expect([await listContacts(firm.db, one, "nb"), await listContacts(firm.db, other, "nb"), await findContact(firm.db, one, id, "nb")]).toEqual([
      [],
      [],
      null,
    ]);
    expect([(await findCustomer(firm.db, one, "nb"))?.contacts, await searchPeople(firm.db, "Sletteberg", one, "nb")]).toEqual([0, []]);
    expect(await findOpportunity(firm.db, opportunity)).toMatchObject({ contact: id, contactName: "Kari Sletteberg", contactDeleted: true });
    await firm.undone(operationId);
    const after = await firm.everything();
    // A word that nobody had meanwhile has a row of its own again.
    const changed = Object.keys(before).filter((table) => before[table] !== after[table] && table !== "search_word");
    expect(changed.sort()).toEqual(["change", "change_personal", "operation"]);
  });

  it("asks again when more is concerned than the question said, and deletes nobody then", async () => {
    const customer = await aCustomer(firm);
    const id = await aContact(firm, "Asle Igjen", customer);
    const again = { formError: { key: "errors.countChanged" }, offer: { askAgain: id } };
    await sale(customer, id);
    expect(await firm.run(deleteContact, { id, customers: 1, opportunities: 0 })).toMatchObject(again);
    await firm.done(linkContact, { customerId: await aCustomer(firm), contactId: id, ...link });
    expect(await firm.run(deleteContact, { id, customers: 1, opportunities: 1 })).toMatchObject(again);
    await firm.done(deleteContact, { id, customers: 2, opportunities: 1 });
  });

  it("finds neither one who is deleted already nor one who went along with a customer; and nobody changes who is deleted", async () => {
    const customer = await aCustomer(firm);
    const [id, along] = [await aContact(firm, "Slettet Alt", customer), await aContact(firm, "Fulgte Med", customer)];
    await firm.done(deleteContact, { id, customers: 1, opportunities: 0 });
    expect(await firm.run(deleteContact, { id, customers: 1, opportunities: 0 })).toMatchObject({ reason: "not found" });
    expect(await firm.run(editContact, { id, name: "Nytt Navn", email: "", phone: "" })).toMatchObject({ reason: "not found" });
    expect(await firm.run(linkContact, { customerId: customer, contactId: id, ...link })).toMatchObject({ reason: "not found" });
    await firm.done(deleteCustomer, { id: customer, contacts: 1, opportunities: 0 });
    expect(await firm.run(deleteContact, { id: along, customers: 0, opportunities: 0 })).toMatchObject({ reason: "not found" });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: deleteContact,
    input: async () => ({ id: await aContact(firm), customers: 1, opportunities: 0 }),
    refusedTo: ["employee"],
    invalid: { "a count that is none": [{ customers: "mange" }, "customers", "errors.invalid"] },
  });
});
