import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer, anAlikeCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { deleteContact } from "../contacts/delete-contact";
import { linkContact } from "../contacts/link-contact";
import { createContacts } from "../contacts/create-contacts";
import { deleteCustomer } from "../customers/delete-customer";
import { planRestoreOfContacts } from "../deleted-contacts/plan-restore-of-contacts";
import { restoreContacts } from "../deleted-contacts/restore-contacts";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import { restoreCustomers } from "../deleted-customers/restore-customers";
import { createOpportunities } from "../opportunities/create-opportunities";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const aSale = (customerId: number, contactId: number | null = null) =>
  firm.done(createOpportunities, {
    opportunities: [
      { customerId, contactId, title: "Salget", amount: 100, expectedClose: "2030-01-01", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] },
    ],
  });

/** A customer with a contact and an opportunity, deleted and brought back: by the undo, or by «Gjenopprett». */
async function customerBack(by: "the undo" | "«Gjenopprett»"): Promise<{ id: number; operationId: number }> {
  const id = await aCustomer(firm);
  await aSale(id, await aContact(firm, undefined, id));
  const deletion = await firm.did(deleteCustomer, { id, contacts: 1, opportunities: 1 });
  if (by === "the undo") return { id, operationId: (await firm.undone(deletion.operationId)).operationId };
  const selection = { ids: [id] };
  const { records, asOf, signature } = await planSelection(firm.db, firm.admin, selection, "nb", new Date());
  return { id, operationId: (await firm.did(restoreCustomers, { selection, records, asOf, signature })).operationId };
}

/** The same of a contact, of whom an opportunity tells. */
async function contactBack(by: "the undo" | "«Gjenopprett»"): Promise<{ id: number; at: number; operationId: number }> {
  const at = await aCustomer(firm);
  const id = await aContact(firm, undefined, at);
  await aSale(at, id);
  const deletion = await firm.did(deleteContact, { id, customers: 1, opportunities: 1 });
  if (by === "the undo") return { id, at, operationId: (await firm.undone(deletion.operationId)).operationId };
  const selection = { ids: [id] };
  const { records, asOf, signature } = await planRestoreOfContacts(firm.db, firm.admin, selection, "nb", new Date());
  return { id, at, operationId: (await firm.did(restoreContacts, { selection, records, asOf, signature })).operationId };
}

const customerIsDeleted = async (id: number) => (await firm.db.customer.findUniqueOrThrow({ where: { id } })).deletedByOperation !== null;
const contactIsDeleted = async (id: number) => (await firm.db.contact.findUniqueOrThrow({ where: { id } })).deletedByOperation !== null;

describe.each(["the undo", "«Gjenopprett»"] as const)("«Angre» of what brought one back by %s", (by) => {
  it("deletes it again while nothing was hung on it since: what came back with it does not count", async () => {
    const [customer, contact] = [await customerBack(by), await contactBack(by)];
    await firm.undone(customer.operationId);
    await firm.undone(contact.operationId);
    expect([await customerIsDeleted(customer.id), await contactIsDeleted(contact.id)]).toEqual([true, true]);
  });

  it.each([
    { what: "a contact", hang: (id: number) => aContact(firm, undefined, id) },
    {
      what: "contacts, among many,",
      hang: (id: number) => firm.done(createContacts, { contacts: [{ name: "En av flere", email: "", phone: "", links: [{ customerId: id }] }] }),
    },
    { what: "an opportunity", hang: (id: number) => aSale(id) },
    { what: "a person who was there already", hang: async (id: number) => link(id, await aContact(firm)) },
    { what: "another customer that was merged into it", hang: async (id: number) => mergedInto(id) },
  ])("leads to the question of the deletion once $what hangs on the customer since", async ({ hang }) => {
    const { id, operationId } = await customerBack(by);
    await hang(id);
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.customerInUse" }, offer: { deleteCustomer: id } });
    expect(await customerIsDeleted(id)).toBe(false);
  });

  it.each([
    { what: "at another customer", hang: async (id: number) => link(await aCustomer(firm), id) },
    { what: "named by another opportunity", hang: (id: number, at: number) => aSale(at, id) },
  ])("leads to the question of the deletion once the contact is $what since", async ({ hang }) => {
    const { id, at, operationId } = await contactBack(by);
    await hang(id, at);
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.contactInUse" }, offer: { deleteContact: id, at } });
    expect(await contactIsDeleted(id)).toBe(false);
  });
});

const link = (customerId: number, contactId: number) =>
  firm.done(linkContact, { customerId, contactId, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });

/** Makes a redirect of another customer to this one, as a merge does that comes last. */
async function mergedInto(id: number): Promise<void> {
  const other = await anAlikeCustomer(firm, `Flettet inn i ${id} AS`);
  const { id: operation } = await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } });
  await firm.db.customer.update({ where: { id: other }, data: { deletedByOperation: operation } });
  await firm.db.customerRedirect.create({ data: { customerId: other, intoId: id, operationId: operation } });
}
