import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connectDatabase } from "../../db/client";
import { aContact, aCustomer, anAlikeCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { createContact } from "../contacts/create-contact";
import { deleteContact } from "../contacts/delete-contact";
import { editContact } from "../contacts/edit-contact";
import { linkContact } from "../contacts/link-contact";
import { moveContact } from "../contacts/move-contact";
import { deleteCustomer } from "../customers/delete-customer";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { countContactErasure, eraseContact } from "../erasing/erase-contact";
import { countErasure } from "../erasing/count-erasure";
import { eraseCustomer } from "../erasing/erase-customer";
import { changeCustomer } from "../opportunities/change-customer";
import { winOpportunity } from "../opportunities/close-opportunity";
import { createOpportunities } from "../opportunities/create-opportunities";
import { editOpportunity } from "../opportunities/edit-opportunity";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const saleOf = (customerId: number, contactId: number | null = null) => ({
  ...{ customerId, contactId, title: "Salget", amount: 100, expectedClose: "2030-01-01" },
  sellers: [{ employeeId: firm.employee.id, share: 10_000 }],
});
const aSale = async (customerId: number, contactId: number | null = null): Promise<number> =>
  (await firm.done(createOpportunities, { opportunities: [saleOf(customerId, contactId)] })).ids[0] ?? 0;
const sale = async (id: number) => {
  const { customerId, contactId, title } = await firm.db.opportunity.findUniqueOrThrow({ where: { id } });
  return { customerId, contactId, title };
};
const link = (customerId: number, contactId: number) =>
  firm.did(linkContact, { customerId, contactId, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
const placesOf = async (contactId: number) =>
  (
    await firm.db.$queryRaw<{ customer: number }[]>`
      SELECT customer_id AS customer FROM contact_link WHERE contact_id = ${contactId} AND deleted_by_operation IS NULL ORDER BY id`
  ).map(({ customer }) => customer);
async function erased(id: number): Promise<void> {
  const { name } = await firm.db.contact.findUniqueOrThrow({ where: { id } });
  await firm.done(eraseContact, { id, name, ...(await countContactErasure(firm.db, id)) });
}
const edit = (id: number, { from, to, title = "Salget" }: { from: number | null; to: number | null; title?: string }) => {
  const fields = { source: "", type: "", step: "", products: "", amount: "1,00", expectedClose: "2030-01-01" };
  const seen = { title: "Salget", contact: from, source: null, type: null, step: null, products: [], amount: "100", expectedClose: "2030-01-01" };
  return firm.did(editOpportunity, { id, ...fields, title, contact: to ?? "", seen });
};
const merged = async (id: number, other: number) =>
  firm.did(mergeCustomers, { id, other, facts: await mergeFacts(firm.db, await readMergeFields(firm.db, id, other, { lock: false }), id, other) });
const changedSince = { ok: false, reason: "refused", formError: { key: "changeLog.errors.changedSince" } };

describe("«Angre» once a contact was erased", () => {
  it("of an edit puts back what it can, and leaves the contact that stands there", async () => {
    const at = await aCustomer(firm);
    const [kari, ola] = [await aContact(firm, undefined, at), await aContact(firm, undefined, at)];
    const id = await aSale(at, kari);
    const both = await edit(id, { from: kari, to: ola, title: "Nytt navn" });
    await erased(kari);
    expect((await firm.undone(both.operationId)).left).toBe(1);
    expect(await sale(id)).toEqual({ customerId: at, contactId: ola, title: "Salget" });
  });

  it("of an edit of the contact alone says that there is nothing to undo", async () => {
    const at = await aCustomer(firm);
    const [kari, ola] = [await aContact(firm, undefined, at), await aContact(firm, undefined, at)];
    const id = await aSale(at, kari);
    const { operationId } = await edit(id, { from: kari, to: ola });
    await erased(kari);
    expect(await firm.undo(operationId)).toMatchObject(changedSince);
  });

  it("of «Flytt til annen kunde» that took the person off opportunities says that there is nothing to undo", async () => {
    const [at, to] = [await aCustomer(firm), await aCustomer(firm)];
    const kari = await aContact(firm, undefined, at);
    const id = await aSale(at, kari);
    const [place] = await firm.db.$queryRaw<[{ id: number }]>`SELECT id FROM contact_link WHERE contact_id = ${kari}`;
    const { operationId } = await firm.did(moveContact, { id: place.id, to, role: "", opportunities: "takeOff", open: 1 });
    await erased(kari);
    expect(await firm.undo(operationId)).toMatchObject(changedSince);
    expect(await sale(id)).toMatchObject({ contactId: null });
  });

  it("of «Bytt kunde» brings the opportunity back to its customer, without a contact", async () => {
    const [at, to] = [await aCustomer(firm), await aCustomer(firm)];
    const [kari, ola] = [await aContact(firm, undefined, at), await aContact(firm, undefined, to)];
    const id = await aSale(at, kari);
    const { operationId } = await firm.did(changeCustomer, { id, from: at, customer: to, contact: ola });
    await erased(kari);
    await firm.undone(operationId);
    expect(await sale(id)).toMatchObject({ customerId: at, contactId: null });
  });

  it("of the undo of a merge that joined the person with another is plainly refused", async () => {
    const [at, other] = [await aCustomer(firm, "Tvilling Bygg AS"), await anAlikeCustomer(firm, "Tvillingbygg AS")];
    const [kari, again] = [await aContact(firm, "Kari Tvilling", at), await aContact(firm, "Kari Tvilling", other)];
    for (const id of [kari, again]) await firm.done(editContact, { id, name: "Kari Tvilling", email: "kari@tvilling.no", phone: "" });
    await aSale(other, again);
    const merge = await merged(at, other);
    const apart = await firm.undone(merge.operationId);
    await erased(kari);
    const before = await firm.everything();
    expect(await firm.undo(apart.operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.contactErased" } });
    expect(await firm.everything()).toEqual(before);
  });
});

describe("an opportunity that names a contact", () => {
  it("who is being erased just then is refused", async () => {
    const at = await aCustomer(firm);
    const kari = await aContact(firm, undefined, at);
    const other = connectDatabase(firm.appUrl, { connections: 1 });
    let saved: Promise<unknown> = Promise.resolve();
    await other.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM contact WHERE id = ${kari} FOR UPDATE`;
      saved = firm.run(createOpportunities, { opportunities: [saleOf(at, kari)] });
      await untilSomebodyWaits(firm.db);
      await tx.$executeRaw`DELETE FROM contact_link WHERE contact_id = ${kari}`;
      await tx.$executeRaw`DELETE FROM contact WHERE id = ${kari}`;
    });
    expect(await saved).toMatchObject({ ok: false, fieldErrors: { contactId: { key: "opportunities.errors.contactNotThere" } } });
    await other.$disconnect();
  });

  it("who is deleted is refused", async () => {
    const at = await aCustomer(firm);
    const kari = await aContact(firm, undefined, at);
    await firm.done(deleteContact, { id: kari, customers: 1, opportunities: 0 });
    expect(await firm.run(createOpportunities, { opportunities: [saleOf(at, kari)] })).toMatchObject({
      ok: false,
      fieldErrors: { contactId: { key: "opportunities.errors.contactNotThere" } },
    });
  });
});

describe("«Angre» of «Bytt kunde» where the former customer is", () => {
  async function given() {
    const [a, b] = [await aCustomer(firm), await aCustomer(firm)];
    const contact = await aContact(firm, undefined, a);
    const id = await aSale(a, contact);
    const { operationId } = await firm.did(changeCustomer, { id, from: a, customer: b, contact: "" });
    return { a, b, contact, id, operationId };
  }

  it("part of another by now leads to that one, with the contact, and is undone itself", async () => {
    const { a, b, contact, id, operationId } = await given();
    const [c, d] = [await aCustomer(firm), await aCustomer(firm)];
    await merged(c, a);
    await merged(d, c);
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(0);
    expect(await sale(id)).toMatchObject({ customerId: d, contactId: contact });
    await firm.undone(undo.operationId);
    expect(await sale(id)).toMatchObject({ customerId: b, contactId: null });
  });

  it("deleted is refused: the opportunity stays in sight", async () => {
    const { a, b, id, operationId } = await given();
    await firm.done(deleteCustomer, { id: a, contacts: 1, opportunities: 0 });
    expect(await firm.undo(operationId)).toMatchObject(changedSince);
    expect(await sale(id)).toMatchObject({ customerId: b, contactId: null });
  });
});

it("«Angre» of an edit leads to the contact that the former one is part of by now", async () => {
  const [at, other] = [await aCustomer(firm, "Samme Person AS"), await anAlikeCustomer(firm, "Samme-Person AS")];
  const [kari, again, ola] = [await aContact(firm, "Kari Lik", at), await aContact(firm, "Kari Lik", other), await aContact(firm, undefined, other)];
  for (const id of [kari, again]) await firm.done(editContact, { id, name: "Kari Lik", email: "kari@lik.no", phone: "" });
  const id = await aSale(other, again);
  const { operationId } = await edit(id, { from: again, to: ola });
  await merged(at, other);
  await firm.undone(operationId);
  expect(await sale(id)).toMatchObject({ customerId: at, contactId: kari });
});

describe("a place that comes back by the undo of an undo, at a customer that is part of another by now,", () => {
  it("is at that one", async () => {
    const [a, c] = [await aCustomer(firm), await aCustomer(firm)];
    const home = await aCustomer(firm);
    const person = await aContact(firm, undefined, home);
    const away = await firm.undone((await link(a, person)).operationId);
    await merged(c, a);
    const back = await firm.undone(away.operationId);
    expect(await placesOf(person)).toEqual([home, c]);
    await firm.undone(back.operationId);
    expect(await placesOf(person)).toEqual([home]);
  });

  it("stays away where the person is there already", async () => {
    const [a, c] = [await aCustomer(firm), await aCustomer(firm)];
    const person = await aContact(firm, undefined, c);
    const away = await firm.undone((await link(a, person)).operationId);
    await merged(c, a);
    expect(await firm.undo(away.operationId)).toMatchObject(changedSince);
    expect(await placesOf(person)).toEqual([c]);
  });

  it("is at that one for a person who was made there too", async () => {
    const [a, c] = [await aCustomer(firm), await aCustomer(firm)];
    const made = await firm.did(createContact, { customerId: a, name: "Laget Her", email: "", phone: "", role: "" });
    const away = await firm.undone(made.operationId);
    await merged(c, a);
    await firm.undone(away.operationId);
    expect(await placesOf(made.value.id)).toEqual([c]);
  });
});

it("«Angre» of a merge whose customer was erased since moves no sale", async () => {
  const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
  const id = await aSale(other);
  await firm.done(winOpportunity, { id });
  const { operationId } = await merged(kept, other);
  const { name } = await firm.db.customer.findUniqueOrThrow({ where: { id: kept } });
  await firm.done(deleteCustomer, { id: kept, contacts: 0, opportunities: 1 });
  const { contacts, opportunities } = await countErasure(firm.db, kept);
  await firm.done(eraseCustomer, { id: kept, name, contacts, opportunities });
  expect(await firm.undo(operationId)).toMatchObject(changedSince);
  expect(await sale(id)).toMatchObject({ customerId: kept });
});
