import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Actor } from "../../permissions";
import { aContact, aCustomer, anAlikeCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createContact } from "../contacts/create-contact";
import { editContact } from "../contacts/edit-contact";
import { linkContact } from "../contacts/link-contact";
import { createCustomer } from "../customers/create-customer";
import { deleteCustomer } from "../customers/delete-customer";
import { editCustomer } from "../customers/edit-customer";
import { setSourceOfCustomers } from "../customers/set-source-of-customers";
import { createSources } from "../additional-info/create-additional-info";
import { createOpportunities } from "../opportunities/create-opportunities";

let firm: TestFirm;
let people: Record<"admin" | "salesManager" | "employee", Actor>;
beforeAll(async () => {
  firm = await testFirm();
  people = { admin: firm.admin, salesManager: firm.salesManager, employee: firm.employee };
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

let made = 0;
const madeCustomer = async (as: Actor) => {
  const { value, operationId } = await firm.did(createCustomer, { ...blankCustomer, name: `Nylaget ${(made += 1)} AS` }, { as });
  return { id: value.id, operationId };
};
const madeContact = async (as: Actor, customerId?: number) => {
  const at = customerId ?? (await aCustomer(firm));
  const { value, operationId } = await firm.did(createContact, { customerId: at, name: `Nylaget ${(made += 1)}`, email: "", phone: "", role: "" }, { as });
  return { id: value.id, operationId, at };
};
const isDeleted = async (kind: "customer" | "contact", id: number): Promise<boolean> => {
  const row = kind === "customer" ? await firm.db.customer.findUniqueOrThrow({ where: { id } }) : await firm.db.contact.findUniqueOrThrow({ where: { id } });
  return row.deletedByOperation !== null;
};
const aSale = (customerId: number, contactId: number | null = null) =>
  firm.did(createOpportunities, {
    opportunities: [
      { customerId, contactId, title: "Salget", amount: 100, expectedClose: "2030-01-01", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] },
    ],
  });
const link = (customerId: number, contactId: number) =>
  firm.done(linkContact, { customerId, contactId, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
const phoned = (id: number, as: Actor) => firm.done(editCustomer, { id, ...blankCustomer, name: `Ringt ${id} AS`, phone: "22 33 44 55" }, { as });

describe("«Angre» of one's own making", () => {
  it.each(["employee", "salesManager", "admin"] as const)("takes a customer and a contact away again while nothing hangs on them (%s)", async (who) => {
    const [customer, contact] = [await madeCustomer(people[who]), await madeContact(people[who])];
    await firm.undone(customer.operationId, { as: people[who] });
    await firm.undone(contact.operationId, { as: people[who] });
    expect([await isDeleted("customer", customer.id), await isDeleted("contact", contact.id)]).toEqual([true, true]);
  });

  it("takes a customer away that one has put right oneself meanwhile", async () => {
    const { id, operationId } = await madeCustomer(firm.employee);
    await phoned(id, firm.employee);
    await firm.undone(operationId, { as: firm.employee });
    expect(await isDeleted("customer", id)).toBe(true);
  });

  it.each([
    { what: "a contact", hang: (id: number) => aContact(firm, undefined, id) },
    { what: "an opportunity", hang: (id: number) => aSale(id) },
    { what: "another customer that was merged into it", hang: async (id: number) => mergedInto(id) },
  ])("is refused once $what hangs on the customer, and leads whoever may delete it to the question", async ({ hang }) => {
    for (const who of ["employee", "salesManager", "admin"] as const) {
      const { id, operationId } = await madeCustomer(people[who]);
      await hang(id);
      const before = await firm.everything();
      expect(await firm.undo(operationId, { as: people[who] })).toMatchObject({
        ok: false,
        reason: "refused",
        formError: { key: "changeLog.errors.customerInUse" },
        offer: who === "employee" ? {} : { deleteCustomer: id },
      });
      expect(await firm.everything()).toEqual(before);
    }
  });

  it.each([
    { what: "at another customer too", hang: async (id: number) => link(await aCustomer(firm), id) },
    { what: "named by an opportunity", hang: async (id: number, at: number) => aSale(at, id) },
  ])("is refused once the contact is $what, and leads whoever may delete the person to the question", async ({ hang }) => {
    for (const who of ["employee", "salesManager", "admin"] as const) {
      const { id, operationId, at } = await madeContact(people[who]);
      await hang(id, at);
      expect(await firm.undo(operationId, { as: people[who] })).toMatchObject({
        ok: false,
        formError: { key: "changeLog.errors.contactInUse" },
        offer: who === "employee" ? {} : { deleteContact: id, at },
      });
      expect(await isDeleted("contact", id)).toBe(false);
    }
  });

  it("of a contact whose one customer is deleted says so to whoever may delete, and leads to the deleted customers", async () => {
    for (const who of ["employee", "salesManager"] as const) {
      const { id, operationId, at } = await madeContact(people[who]);
      await aSale(at, id);
      await firm.done(deleteCustomer, { id: at, contacts: 1, opportunities: 1 });
      expect(await firm.undo(operationId, { as: people[who] })).toMatchObject({
        ok: false,
        formError: { key: who === "employee" ? "changeLog.errors.contactInUse" : "changeLog.errors.contactOfDeleted" },
        offer: who === "employee" ? {} : { restoreCustomers: 1 },
      });
      expect(await isDeleted("contact", id)).toBe(false);
    }
  });

  it("is refused to an employee once somebody else has changed the record, one by one or among many; whoever may delete takes it away", async () => {
    const [one, many, contact] = [await madeCustomer(firm.employee), await madeCustomer(firm.employee), await madeContact(firm.employee)];
    await phoned(one.id, firm.admin);
    const [source] = (await firm.done(createSources, { values: [{ nb: `Kilde ${made}` }] })).ids;
    await firm.done(setSourceOfCustomers, { selection: { ids: [many.id] }, to: source }, { as: firm.salesManager });
    await firm.done(editContact, { id: contact.id, name: "Rettet", email: "", phone: "22 33 44 55" });
    for (const { operationId } of [one, many])
      expect(await firm.undo(operationId, { as: firm.employee })).toMatchObject({ ok: false, formError: { key: "changeLog.errors.customerInUse" } });
    expect(await firm.undo(contact.operationId, { as: firm.employee })).toMatchObject({ ok: false, formError: { key: "changeLog.errors.contactInUse" } });
    for (const { operationId } of [one, many, contact]) await firm.undone(operationId);
    expect([await isDeleted("customer", one.id), await isDeleted("customer", many.id), await isDeleted("contact", contact.id)]).toEqual([true, true, true]);
  });

  it("taken back and taken back again is still a deletion: refused once something hangs on the record", async () => {
    const { id, operationId } = await madeCustomer(firm.employee);
    const away = await firm.undone(operationId, { as: firm.employee });
    const back = await firm.undone(away.operationId, { as: firm.employee });
    await aContact(firm, undefined, id);
    expect(await firm.undo(back.operationId, { as: firm.employee })).toMatchObject({ ok: false, formError: { key: "changeLog.errors.customerInUse" } });
    expect(await isDeleted("customer", id)).toBe(false);
  });

  it("says that it was changed since where the customer was deleted by itself, not that it is in use", async () => {
    const { id, operationId } = await madeCustomer(firm.salesManager);
    await aContact(firm, undefined, id);
    await firm.done(deleteCustomer, { id, contacts: 1, opportunities: 0 });
    expect(await firm.undo(operationId, { as: firm.salesManager })).toMatchObject({ ok: false, formError: { key: "changeLog.errors.changedSince" } });
  });
});

describe("«Angre» of what somebody else made", () => {
  it("is not an employee's, nor a sales manager's, who have «Slett kunde» and «Slett kontakt» for that where they may", async () => {
    const [customer, contact] = [await madeCustomer(firm.admin), await madeContact(firm.admin)];
    for (const as of [firm.employee, firm.salesManager])
      for (const { operationId } of [customer, contact]) expect(await firm.undo(operationId, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    for (const { operationId } of [await madeCustomer(firm.employee), await madeContact(firm.employee)]) await firm.undone(operationId);
  });

  it("is not theirs to bring back either", async () => {
    const { operationId } = await madeCustomer(firm.employee);
    const away = await firm.undone(operationId);
    for (const as of [firm.employee, firm.salesManager])
      expect(await firm.undo(away.operationId, { as })).toMatchObject({ ok: false, reason: "not permitted" });
  });
});

/** Makes a redirect of another customer to this one, as a merge does. */
async function mergedInto(id: number): Promise<void> {
  const other = await anAlikeCustomer(firm, `Flettet ${(made += 1)} AS`);
  await firm.db.customer.update({ where: { id: other }, data: { deletedByOperation: 1 } });
  await firm.db.customerRedirect.create({ data: { customerId: other, intoId: id, operationId: 1 } });
}
