import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newOrganizationNumber } from "../../testing/organization-numbers";
import { aContact, aCustomer, anAlikeCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createSources } from "../additional-info/create-additional-info";
import { createContacts } from "../contacts/create-contacts";
import { deleteContact } from "../contacts/delete-contact";
import { editContact } from "../contacts/edit-contact";
import { editPlace } from "../contacts/edit-place";
import { linkContact } from "../contacts/link-contact";
import { deleteCustomers } from "../customers/delete-customers";
import { setSourceOfCustomers } from "../customers/set-source-of-customers";
import { planRestoreOfContacts } from "../deleted-contacts/plan-restore-of-contacts";
import { restoreContacts } from "../deleted-contacts/restore-contacts";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import { restoreCustomers } from "../deleted-customers/restore-customers";
import { importCustomers } from "../imports/import-customers";
import { createOpportunities } from "../opportunities/create-opportunities";
import { countTakenAway } from "./count-taken-away";

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
const link = (customerId: number, contactId: number) =>
  firm.done(linkContact, { customerId, contactId, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
const placeOf = async (contactId: number) => {
  const [place] = await firm.db.$queryRaw<{ id: number; from: string; deleted: boolean }[]>`
    SELECT id, lower(period)::text AS "from", deleted_by_operation IS NOT NULL AS deleted FROM contact_link WHERE contact_id = ${contactId} ORDER BY id LIMIT 1`;
  if (!place) throw new Error("the contact has no place");
  return place;
};
const makePrimary = async (contactId: number) => {
  const { id, from } = await placeOf(contactId);
  const seen = { role: null, workEmail: "", workPhone: "", from, until: null, isPrimary: false };
  await firm.done(editPlace, { id, role: "", workEmail: "", workPhone: "", from, until: "", isPrimary: "on", seen });
};
const customersDeleted = async (ids: number[]) => {
  const rows = await firm.db.customer.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => rows.find((row) => row.id === id)?.deletedByOperation !== null);
};
const contactsDeleted = async (ids: number[]) => {
  const rows = await firm.db.contact.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => rows.find((row) => row.id === id)?.deletedByOperation !== null);
};

async function imported(customers: number): Promise<{ ids: number[]; operationId: number }> {
  const numbers = Array.from({ length: customers }, newOrganizationNumber);
  const rows = numbers.map((number, n) => ({ row: n + 2, values: { organisasjonsnummer: number, navn: `FIRMA ${number} AS` } }));
  const { operationId } = await firm.did(importCustomers, { rows });
  const made = await firm.db.customer.findMany({ where: { organizationNumber: { in: numbers } }, orderBy: { id: "asc" } });
  return { ids: made.map(({ id }) => id), operationId };
}

/** What somebody may do to a customer meanwhile. */
const hangs = [
  { what: "a contact", hang: (id: number) => aContact(firm, undefined, id) },
  { what: "an opportunity", hang: (id: number) => aSale(id) },
  { what: "a person who was there already", hang: async (id: number) => link(id, await aContact(firm)) },
  {
    what: "contacts, among many,",
    hang: (id: number) => firm.done(createContacts, { contacts: [{ name: "En av flere", email: "", phone: "", links: [{ customerId: id }] }] }),
  },
  { what: "another customer that was merged into it", hang: (id: number) => mergedInto(id) },
];

describe("«Angre» of an import", () => {
  it.each(hangs)("leaves a customer that $what hangs on since, counts it, and takes the others away", async ({ hang }) => {
    const { ids, operationId } = await imported(3);
    const [used = 0] = ids;
    await hang(used);
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(1);
    expect(await customersDeleted(ids)).toEqual([false, true, true]);
    expect((await firm.logged(undo.operationId)).bulk).toEqual([{ entity: "customer", field: "deleted", before: "false", after: "true", records: 2 }]);
  });

  it("leaves those that somebody gave a source since, among many", async () => {
    const { ids, operationId } = await imported(2);
    const [source] = (await firm.done(createSources, { values: [{ nb: "Messe" }] })).ids;
    await firm.done(setSourceOfCustomers, { selection: { ids: ids.slice(0, 1) }, to: source });
    expect((await firm.undone(operationId)).left).toBe(1);
    expect(await customersDeleted(ids)).toEqual([false, true]);
  });

  it("takes away what was hung on and taken off again by «Angre»", async () => {
    const { ids, operationId } = await imported(1);
    const [id = 0] = ids;
    const hung = await firm.did(createContacts, { contacts: [{ name: "Kort innom", email: "", phone: "", links: [{ customerId: id }] }] });
    await firm.undone(hung.operationId);
    expect((await firm.undone(operationId)).left).toBe(0);
    expect(await customersDeleted(ids)).toEqual([true]);
  });

  it("of one row is refused once something hangs on the customer, and again after it was undone and redone", async () => {
    const { ids, operationId } = await imported(1);
    const [id = 0] = ids;
    const away = await firm.undone(operationId);
    const back = await firm.undone(away.operationId);
    await aSale(id);
    const before = await firm.everything();
    expect(await firm.undo(back.operationId)).toMatchObject({ ok: false, reason: "refused", formError: { key: "changeLog.errors.changedSince" } });
    expect(await firm.everything()).toEqual(before);
  });
});

/** Customers with a contact and an opportunity each, deleted and brought back together; with `taken`, their numbers were given to others meanwhile. */
async function customersBack({ taken = false } = {}): Promise<{ ids: number[]; operationId: number }> {
  const numbers = [newOrganizationNumber(), newOrganizationNumber()];
  const ids = [];
  for (const [n, organizationNumber] of numbers.entries()) {
    const id = await anAlikeCustomer(firm, `Tilbake ${organizationNumber} nr. ${n} AS`, { organizationNumber });
    await aSale(id, await aContact(firm, undefined, id));
    ids.push(id);
  }
  await firm.done(deleteCustomers, { selection: { ids }, customers: 2 });
  if (taken) for (const organizationNumber of numbers) await anAlikeCustomer(firm, `Tok ${organizationNumber} AS`, { organizationNumber });
  const selection = { ids };
  const { records, asOf, signature } = await planSelection(firm.db, firm.admin, selection, "nb", new Date());
  return { ids, operationId: (await firm.did(restoreCustomers, { selection, records, asOf, signature })).operationId };
}

describe.each([{ taken: false }, { taken: true }])("«Angre» of what brought several customers back (their numbers taken: $taken)", ({ taken }) => {
  it("deletes them again with what came back with them", async () => {
    const { ids, operationId } = await customersBack({ taken });
    expect((await firm.undone(operationId)).left).toBe(0);
    expect(await customersDeleted(ids)).toEqual([true, true]);
  });

  it.each(hangs)("leaves the one that $what hangs on since", async ({ hang }) => {
    const { ids, operationId } = await customersBack({ taken });
    const [used = 0] = ids;
    await hang(used);
    expect((await firm.undone(operationId)).left).toBeGreaterThan(0);
    expect(await customersDeleted(ids)).toEqual([false, true]);
  });
});

async function contactsBack(): Promise<{ ids: number[]; at: number; operationId: number }> {
  const at = await aCustomer(firm);
  const ids = [await aContact(firm, undefined, at), await aContact(firm, undefined, at)];
  for (const id of ids) await aSale(at, id);
  for (const id of ids) await firm.done(deleteContact, { id, customers: 1, opportunities: 1 });
  const selection = { ids };
  const { records, asOf, signature } = await planRestoreOfContacts(firm.db, firm.admin, selection, "nb", new Date());
  return { ids, at, operationId: (await firm.did(restoreContacts, { selection, records, asOf, signature })).operationId };
}

/** The same of people whose making was undone: their places went with a mark of their own. */
async function madeAndBack(): Promise<{ ids: number[]; at: number; operationId: number }> {
  const at = await aCustomer(firm);
  const contacts = ["En", "To"].map((name) => ({ name, email: "", phone: "", links: [{ customerId: at }] }));
  const made = await firm.did(createContacts, { contacts });
  const { ids } = made.value;
  await firm.undone(made.operationId);
  const selection = { ids };
  const { records, asOf, signature } = await planRestoreOfContacts(firm.db, firm.admin, selection, "nb", new Date());
  return { ids, at, operationId: (await firm.did(restoreContacts, { selection, records, asOf, signature })).operationId };
}

async function madeAtOnce(): Promise<{ ids: number[]; at: number; operationId: number }> {
  const at = await aCustomer(firm);
  const contacts = ["Anne", "Berit"].map((name) => ({ name, email: "", phone: "", links: [{ customerId: at }] }));
  const { value, operationId } = await firm.did(createContacts, { contacts });
  return { ids: value.ids, at, operationId };
}

describe.each([
  { of: "what brought several contacts back", several: contactsBack },
  { of: "what brought back those whose making was undone", several: madeAndBack },
  { of: "the making of several contacts", several: madeAtOnce },
])("«Angre» of $of", ({ several }) => {
  it("takes them away, with their places where those came with them", async () => {
    const { ids, operationId } = await several();
    expect((await firm.undone(operationId)).left).toBe(0);
    expect(await contactsDeleted(ids)).toEqual([true, true]);
  });

  it.each([
    { what: "edited", touch: (id: number) => firm.done(editContact, { id, name: "Rettet", email: "", phone: "22 33 44 55" }) },
    { what: "made «Hovedkontakt»", touch: (id: number) => makePrimary(id) },
    { what: "linked to another customer", touch: async (id: number) => link(await aCustomer(firm), id) },
    { what: "put on an opportunity", touch: (id: number, at: number) => aSale(at, id) },
  ])("leaves the one who was $what since, at the customer, and takes the other away", async ({ touch }) => {
    const { ids, at, operationId } = await several();
    const [used = 0] = ids;
    await touch(used, at);
    expect((await firm.undone(operationId)).left).toBeGreaterThan(0);
    expect(await contactsDeleted(ids)).toEqual([false, true]);
    expect((await placeOf(used)).deleted).toBe(false);
  });
});

/** Makes a redirect of another customer to this one, as a merge does. */
async function mergedInto(id: number): Promise<void> {
  const other = await aCustomer(firm, `Flettet ${newOrganizationNumber()} AS`);
  const { id: operationId } = await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } });
  await firm.db.customer.update({ where: { id: other }, data: { deletedByOperation: operationId } });
  await firm.db.customerRedirect.create({ data: { customerId: other, intoId: id, operationId } });
}

describe("the question before an undo", () => {
  it("counts the customers that it deletes with what goes along, and the contacts, without those that are left", async () => {
    const customers = await customersBack();
    expect(await countTakenAway(firm.db, customers.operationId)).toMatchObject({ customers: { customers: 2, contacts: 2, open: 2 }, contacts: 0 });
    await aSale(customers.ids[0] ?? 0);
    expect(await countTakenAway(firm.db, customers.operationId)).toMatchObject({ customers: { customers: 1, contacts: 1, open: 1 } });
    const contacts = await contactsBack();
    await aSale(contacts.at, contacts.ids[0]);
    expect(await countTakenAway(firm.db, contacts.operationId)).toMatchObject({ customers: { customers: 0 }, contacts: 1 });
    const named = await customersBack({ taken: true });
    expect(await countTakenAway(firm.db, named.operationId)).toMatchObject({ customers: { customers: 2, contacts: 2 } });
  });
});
