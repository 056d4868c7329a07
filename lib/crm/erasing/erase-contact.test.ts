import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import { aFullContact } from "../../testing/full-contact";
import { aContact, aCustomer, makeSeller } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteContact } from "../contacts/delete-contact";
import { linkContact } from "../contacts/link-contact";
import { deleteCustomer } from "../customers/delete-customer";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import { discloseContact } from "../personal-data/disclose-contact";
import { eraseContact } from "./erase-contact";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const sent = (id: number, name: string) => ({ id, name, customers: 2, opportunities: 1 });

describe("«Slett for godt» of a contact", () => {
  it("takes everything personal out of every table, the change log too; the opportunity stays without a contact", async () => {
    const { word, id, one, name } = await aFullContact(firm);
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
    const { word, id, name } = await aFullContact(firm);
    const earlier = (await readOperations(firm.db, { contact: id })).operations.map((operation) => operation.id);
    const deletion = (await firm.did(deleteContact, { id, customers: 2, opportunities: 1 })).operationId;
    const { operationId } = await firm.did(eraseContact, sent(id, name));
    for (const each of [...earlier, deletion, operationId]) await firm.undo(each);
    expect([await firm.db.contact.findUnique({ where: { id } }), await tablesWith(firm.db, word)]).toEqual([null, []]);
    expect(await firm.run(eraseContact, sent(id, name))).toMatchObject({ reason: "not found" });
  });

  it("names a deleted customer that loses the contact, without the person, so that whoever restores it is told", async () => {
    const customer = await aCustomer(firm, "Slettet Med AS");
    const id = await aContact(firm, "Delt Dina", customer);
    await firm.done(linkContact, { customerId: await aCustomer(firm), contactId: id, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
    await firm.done(deleteCustomer, { id: customer, contacts: 0, opportunities: 0 });
    const { operationId } = await firm.did(eraseContact, { id, name: "Delt Dina", customers: 2, opportunities: 0 });
    expect((await firm.logged(operationId)).records).toEqual([{ entity: "customer", id: customer, before: {}, after: {}, label: "Slettet Med AS" }]);
    const { since } = await planSelection(firm.db, firm.admin, { ids: [customer] }, "nb", new Date());
    expect(since).toEqual([{ operation: operationId, records: 1 }]);
  });

  it("wants the name, and asks again when more goes than the question said", async () => {
    const { id, name, one } = await aFullContact(firm);
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
