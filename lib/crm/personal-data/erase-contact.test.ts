import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import { aCategory, aContact, aCustomer, makeSeller } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteContact } from "../contacts/delete-contact";
import { editContact } from "../contacts/edit-contact";
import { linkContact } from "../contacts/link-contact";
import { setContactCategories } from "../contacts/set-contact-categories";
import { createOpportunities } from "../opportunities/create-opportunities";
import { discloseContact } from "./disclose-contact";
import { eraseContact } from "./erase-contact";
import { readPersonalData } from "./personal-data";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

/** A contact full of what names the person, at two customers, with an opportunity. */
async function full() {
  const word = `hemmelig${(made += 1)}x`;
  const [one, other] = [await aCustomer(firm, "En AS"), await aCustomer(firm, "To AS")];
  const id = await aContact(firm, `Før ${word}`, one);
  await firm.done(editContact, { id, name: `Kari ${word}`, email: `kari@${word}.no`, phone: "99 88 77 66" });
  await firm.done(linkContact, { customerId: other, contactId: id, role: "", workEmail: `jobb@${word}.no`, workPhone: "", from: "2026-01-01" });
  const category = await aCategory(firm, `Kategori ${made}`);
  await firm.done(setContactCategories, { id, put: category });
  const sellers = [{ employeeId: firm.employee.id, share: 10_000 }];
  await firm.done(createOpportunities, {
    opportunities: [{ customerId: one, contactId: id, title: "Salget", amount: 100, expectedClose: "2030-01-01", sellers }],
  });
  return { word, id, one, other, name: `Kari ${word}`, category: `Kategori ${made}` };
}

const sent = (id: number, name: string) => ({ id, name, customers: 2, opportunities: 1 });

describe("«Innsyn»", () => {
  it("has everything kept about a person: places, categories, opportunities", async () => {
    const { id, name, word, category } = await full();
    expect(await readPersonalData(firm.db, id, "nb")).toMatchObject({
      ...{ id, name, email: `kari@${word}.no`, phone: "99 88 77 66", deletedAt: null, categories: [category] },
      places: expect.arrayContaining([
        expect.objectContaining({ customer: "En AS", until: null, customerDeleted: false }),
        expect.objectContaining({ customer: "To AS", from: "2026-01-01", workEmail: `jobb@${word}.no` }),
      ]),
      opportunities: [{ title: "Salget", customer: "En AS", status: "OPEN", day: "2030-01-01" }],
    });
    await firm.done(deleteContact, { id, customers: 2, opportunities: 1 });
    expect((await readPersonalData(firm.db, id, "nb"))?.deletedAt).not.toBeNull();
  });

  it("has what was changed about the person, and about who was merged into the person, and no other's", async () => {
    const { id, one } = await full();
    const [merged, stranger] = [await aContact(firm, "Flettet Mona", one), await aContact(firm, "Fremmed Fred", one)];
    await firm.done(editContact, { id: merged, name: "Flettet Mona", email: "", phone: "22 33 44 55" });
    await firm.done(editContact, { id: stranger, name: "Fremmed Fred", email: "", phone: "22 33 44 66" });
    await firm.db.contactRedirect.create({ data: { contactId: merged, intoId: id, operationId: 1 } });
    const { operations } = await readOperations(firm.db, { contact: id });
    expect(operations.map(({ kind }) => kind)).toEqual([
      "contacts.edit",
      "contacts.create",
      "contacts.setCategories",
      "contacts.link",
      "contacts.edit",
      "contacts.create",
    ]);
    expect(JSON.stringify(operations)).not.toContain("Fremmed");
  });

  it("taken out as a file is noted, with the name, and changes nothing", async () => {
    const { id, name } = await full();
    const { operationId } = await firm.did(discloseContact, { id });
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "contacts.disclose",
      records: [{ entity: "contact", id, before: {}, after: {}, label: name }],
    });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: discloseContact,
    input: async () => ({ id: await aContact(firm) }),
    refusedTo: ["employee", "salesManager"],
    invalid: { "no id": [{ id: "alle" }, "id", "errors.invalid"] },
  });
});

describe("«Slett for godt» of a contact", () => {
  it("takes everything personal out of every table, the change log too; the opportunity stays without a contact", async () => {
    const { word, id, one, name } = await full();
    const merged = await aContact(firm, `Flettet ${word}`, one);
    await firm.db.contactRedirect.create({ data: { contactId: merged, intoId: id, operationId: 1 } });
    await firm.db.contact.update({ where: { id: merged }, data: { deletedByOperation: 1 } });
    await firm.done(discloseContact, { id });
    expect(await tablesWith(firm.db, word)).toEqual(["change_personal", "contact", "contact_link", "customer_search"]);
    const { operationId } = await firm.did(eraseContact, { ...sent(id, ` ${name.toUpperCase()} `) });
    expect(await tablesWith(firm.db, word)).toEqual([]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "contacts.erase", data: { places: 2 }, records: [], bulk: [] });
    expect(await firm.db.opportunity.findFirstOrThrow({ where: { customerId: one } })).toMatchObject({ title: "Salget", contactId: null });
    expect(await firm.db.$queryRaw`SELECT subject, subject_id AS id FROM erased_subject WHERE subject_id IN (${id}, ${merged}) ORDER BY id`).toEqual([
      { subject: "contact", id },
      { subject: "contact", id: merged },
    ]);
  });

  it("is not to be undone, and nothing that was done before brings the person back", async () => {
    const { word, id, name } = await full();
    const earlier = (await readOperations(firm.db, { contact: id })).operations.map((operation) => operation.id);
    const deletion = (await firm.did(deleteContact, { id, customers: 2, opportunities: 1 })).operationId;
    const { operationId } = await firm.did(eraseContact, sent(id, name));
    for (const each of [...earlier, deletion, operationId]) await firm.undo(each);
    expect([await firm.db.contact.findUnique({ where: { id } }), await tablesWith(firm.db, word)]).toEqual([null, []]);
    expect(await firm.run(eraseContact, sent(id, name))).toMatchObject({ reason: "not found" });
  });

  it("wants the name, and asks again when more goes than the question said", async () => {
    const { id, name, one } = await full();
    expect(await firm.run(eraseContact, sent(id, "En Annen"))).toMatchObject({ fieldErrors: { name: { key: "deletedCustomers.errors.otherName" } } });
    expect(await firm.run(eraseContact, { ...sent(id, name), customers: 1 })).toMatchObject({
      formError: { key: "errors.countChanged" },
      offer: { askAgain: id },
    });
    await firm.done(deleteContact, { id: await aContact(firm, "Nabo", one), customers: 1, opportunities: 0 });
    await firm.done(eraseContact, sent(id, name));
  });

  itAnswersAsCommandsDo(() => firm, {
    command: eraseContact,
    input: async () => ({ id: await aContact(firm, "Helt Vanlig"), name: "Helt Vanlig", customers: 1, opportunities: 0 }),
    refusedTo: ["employee", "salesManager"],
    invalid: { "another name": [{ name: "Noe annet" }, "name", "deletedCustomers.errors.otherName"] },
  });
});
