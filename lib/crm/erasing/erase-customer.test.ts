import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, anAlikeCustomer, anIndustry, makeSeller } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createContact } from "../contacts/create-contact";
import { editContact } from "../contacts/edit-contact";
import { linkContact } from "../contacts/link-contact";
import type { Outcome } from "../../outcome";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { productCommands } from "../additional-info/additional-info-lists";
import { createProducts } from "../additional-info/create-additional-info";
import { deleteCustomer } from "../customers/delete-customer";
import { editAdditionalInfo } from "../customers/edit-additional-info";
import { deleteCustomers } from "../customers/delete-customers";
import { planRestoreOfContacts } from "../deleted-contacts/plan-restore-of-contacts";
import { restoreContacts } from "../deleted-contacts/restore-contacts";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import { restoreCustomers } from "../deleted-customers/restore-customers";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { markDistinct } from "../duplicates/mark-distinct";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { changeCustomer } from "../opportunities/change-customer";
import { createOpportunities } from "../opportunities/create-opportunities";
import { eraseCustomer } from "./erase-customer";
import { eraseCustomers } from "./erase-customers";
import { countDeletedCustomers, findDeletedCustomer } from "../deleted-customers/list-deleted-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

async function deleted(id: number): Promise<number> {
  return (await firm.did(deleteCustomers, { selection: { ids: [id] }, customers: 1 })).operationId;
}

/** A deleted customer full of what names it, with a contact of its own and one who has another customer. */
async function full(organizationNumber: string) {
  const word = `hemmelig${(made += 1)}x`;
  const [industry, other] = [await anIndustry(firm), await aCustomer(firm)];
  const id = await aCustomer(firm, `${word} AS`, { organizationNumber, email: `post@${word}.no`, industry, seller: firm.employee.id });
  await firm.done(setCustomerCategories, { id, put: await aCategory(firm) });
  const [own, shared] = [await aContact(firm, `Egen ${word}`, id), await aContact(firm, "Delt Person", id)];
  await firm.done(editContact, { id: own, name: `Gift ${word}`, email: `egen@${word}.no`, phone: "" });
  await firm.done(linkContact, { customerId: other, contactId: shared, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
  const sale = { customerId: id, expectedClose: "2026-06-30", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] };
  await firm.done(createOpportunities, {
    opportunities: [
      { ...sale, title: `Åpen ${word}`, amount: 100_00, contactId: own },
      { ...sale, title: `Vunnet ${word}`, amount: 250_00, contactId: own, status: "WON", closedOn: "2026-03-01" },
    ],
  });
  return { word, id, own, shared, industry, deletion: await deleted(id) };
}

describe("«Slett for godt»", () => {
  it("takes everything personal out of every table, the change log too, and leaves what was won", async () => {
    const number = "923609016";
    const { word, id, own, shared, industry } = await full(number);
    await firm.db.importDraft.create({
      data: { fileName: "enheter.csv", file: new Uint8Array(gzipSync(`navn;${number};${word}`)), keptBy: firm.admin.id, keptAt: new Date(), operationId: 1 },
    });
    expect(await tablesWith(firm.db, word)).toEqual(["change_personal", "contact", "customer", "customer_search", "opportunity"]);
    const { operationId } = await firm.did(eraseCustomer, { id, name: ` ${word.toUpperCase()}  as`, contacts: "1", opportunities: "2" });
    expect([await tablesWith(firm.db, word), await tablesWith(firm.db, number), await firm.db.importDraft.count()]).toEqual([[], [], 0]);
    expect(await firm.logged(operationId)).toEqual({
      kind: "customers.erase",
      actorId: firm.admin.id,
      data: { customers: 1, contacts: 1, won: 1 },
      records: [],
      bulk: [],
    });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: "–", organizationNumber: null, email: "" });
    const sales = await firm.db.$queryRaw`
      SELECT s.amount::int, s.employee_id AS seller, s.closed_on::text AS day, i.industry_id AS industry
      FROM opportunity_share s JOIN customer_industry i ON i.customer_id = s.customer_id WHERE s.customer_id = ${id}`;
    expect(sales).toEqual([{ amount: 250_00, seller: firm.employee.id, day: "2026-03-01", industry }]);
    expect([await firm.db.contact.findUnique({ where: { id: own } }), await firm.db.contactLink.count({ where: { contactId: shared } })]).toEqual([null, 1]);
    const erased = await firm.db.$queryRaw`SELECT subject, subject_id AS id FROM erased_subject ORDER BY 1 DESC`;
    expect(erased).toEqual([
      { subject: "customer", id },
      { subject: "contact", id: own },
    ]);
  });

  it("takes who was merged into the customer along, and what the register said of it", async () => {
    const { word, id } = await full("982463718");
    const merged = await aCustomer(firm, `Flettet ${word} AS`);
    const redirect = { customerId: merged, intoId: id, operationId: 1 };
    await firm.db.customerRedirect.create({ data: redirect });
    await firm.db.customer.update({ where: { id: merged }, data: { deletedByOperation: 1 } });
    const entry = { organizationNumber: "982463718", name: `REGISTER ${word}`, fields: {}, status: "registered", origin: "answer", asOf: new Date() };
    await firm.db.registerEntry.create({ data: entry });
    expect(await tablesWith(firm.db, word)).toContain("register_entry");
    await firm.done(eraseCustomer, { id, name: `${word} AS`, contacts: 1, opportunities: 2 });
    expect(await tablesWith(firm.db, word)).toEqual([]);
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: merged } })).toMatchObject({ name: "–" });
  });

  it("takes the titles of its opportunities along that are told in the log of the customer they came from", async () => {
    const [from, { word, id }] = [await aCustomer(firm, "Ga Fra Seg AS"), await full("")];
    const own = (sale: object) => ({
      amount: 100,
      expectedClose: "2030-01-01",
      sellers: [{ employeeId: firm.employee.id, share: 10_000 }],
      customerId: from,
      ...sale,
    });
    const sales = [{ title: `Ga fra seg åpen ${word}` }, { title: `Ga fra seg vunnet ${word}`, status: "WON", closedOn: "2026-03-01" }, { title: "Beholdt" }];
    const ids: number[] = [];
    for (const sale of sales) ids.push(...(await firm.done(createOpportunities, { opportunities: [own(sale)] })).ids);
    await firm.db.customer.update({ where: { id }, data: { deletedByOperation: null } });
    for (const sale of ids.slice(0, 2)) await firm.done(changeCustomer, { id: sale, from, customer: id, contact: "" });
    await deleted(id);
    await firm.done(eraseCustomer, { id, name: `${word} AS`, contacts: 1, opportunities: 4 });
    expect(await tablesWith(firm.db, word)).toEqual([]);
    expect(await tablesWith(firm.db, "Beholdt")).toEqual(["change_personal", "opportunity"]);
  });

  it("leaves a person whose making was taken back at another customer, and who was linked here for a while", async () => {
    const [home, id] = [await aCustomer(firm), await aCustomer(firm, "Kort innom AS")];
    const made = await firm.did(createContact, { customerId: home, name: "Kan Komme Tilbake", email: "", phone: "", role: "" });
    const link = { customerId: id, contactId: made.value.id, role: "", workEmail: "", workPhone: "", from: "2026-01-01" };
    await firm.undone((await firm.did(linkContact, link)).operationId);
    await firm.undone(made.operationId);
    await deleted(id);
    await firm.done(eraseCustomer, { id, name: "Kort innom AS", contacts: 0, opportunities: 0 });
    const selection = { ids: [made.value.id] };
    const { records, asOf, signature } = await planRestoreOfContacts(firm.db, firm.admin, selection, "nb", new Date());
    expect(await firm.done(restoreContacts, { selection, records, asOf, signature })).toEqual({ contacts: 1 });
  });

  it("is not to be undone, and nothing that was done before brings the empty row back", async () => {
    const { word, id, deletion } = await full("974760673");
    const { operationId } = await firm.did(eraseCustomer, { id, name: `${word} AS`, contacts: 1, opportunities: 2 });
    const before = await firm.everything();
    const own = await firm.db.change.findMany({ where: { entity: "customer", entityId: id }, orderBy: { id: "asc" } });
    const sales = await firm.db.operation.findFirstOrThrow({ where: { kind: createOpportunities.name }, orderBy: { id: "desc" } });
    const earlier = [...own.map((change) => change.operationId), sales.id, deletion, operationId];
    expect(earlier.length).toBeGreaterThan(4);
    for (const each of earlier) expect([each, (await firm.undo(each)).ok]).toEqual([each, false]);
    expect(await firm.everything()).toEqual(before);
    expect([await findDeletedCustomer(firm.db, firm.admin, id), await countDeletedCustomers(firm.db, firm.admin)]).toEqual([null, 0]);
    expect(await firm.run(eraseCustomer, { id, name: "–", contacts: 0, opportunities: 1 })).toMatchObject({ reason: "not found" });
  });

  it("leaves what the register said of another customer with the number, and what a loaded extract says", async () => {
    const number = "985615616";
    const { word, id } = await full(number);
    const other = await anAlikeCustomer(firm, "Har nummeret nå AS", { organizationNumber: number });
    const said = { organizationNumber: number, name: "HAR NUMMERET AS", fields: {}, status: "bankrupt", asOf: new Date() };
    for (const origin of ["answer", "extract"]) await firm.db.registerEntry.create({ data: { ...said, origin } });
    await firm.done(eraseCustomer, { id, name: `${word} AS`, contacts: 1, opportunities: 2 });
    expect(await firm.db.registerEntry.count({ where: { organizationNumber: number } })).toBe(2);
    await firm.done(deleteCustomers, { selection: { ids: [other] }, customers: 1 });
    await firm.done(eraseCustomer, { id: other, name: "Har nummeret nå AS", contacts: 0, opportunities: 0 });
    expect(await firm.db.registerEntry.findMany({ where: { organizationNumber: number }, select: { origin: true } })).toEqual([{ origin: "extract" }]);
  });

  it("of one that is not deleted is not found, and asks again when more goes than the question said", async () => {
    const id = await aCustomer(firm, "Levende AS");
    expect(await firm.run(eraseCustomer, { id, name: "Levende AS", contacts: 0, opportunities: 0 })).toMatchObject({ reason: "not found" });
    await deleted(id);
    const again = { formError: { key: "errors.countChanged" }, offer: { askAgain: id } };
    expect(await firm.run(eraseCustomer, { id, name: "Levende AS", contacts: 1, opportunities: 0 })).toMatchObject(again);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: eraseCustomer,
    input: async () => {
      const name = `Borte ${(made += 1)} AS`;
      const id = await aCustomer(firm, name);
      await deleted(id);
      return { id, name, contacts: 0, opportunities: 0 };
    },
    refusedTo: ["salesManager", "employee"],
    invalid: { "another name": [{ name: "En annen AS" }, "name", "deletedCustomers.errors.otherName"] },
  });
});

describe("an erasure that somebody waits for", () => {
  /** What is done while the erasure of the customer is under way, and so waits for it. */
  async function meanwhile(id: number, act: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    let waiting: Promise<Outcome<unknown>> | undefined;
    await firm.db.$transaction(async (tx) => {
      const { id: operationId } = await tx.operation.findFirstOrThrow({ orderBy: { id: "desc" } });
      await eraseCustomers({ tx, operationId }, [id]);
      waiting = act();
      await untilSomebodyWaits(firm.db);
    });
    if (!waiting) throw new Error("nothing was done");
    return waiting;
  }

  it("is not brought back by who restores, one or many", async () => {
    for (const more of [0, 1]) {
      const ids = await Promise.all(Array.from({ length: 1 + more }, () => aCustomer(firm)));
      await firm.did(deleteCustomers, { selection: { ids }, customers: ids.length });
      const { records, asOf, signature } = await planSelection(firm.db, firm.admin, { ids }, "nb", new Date());
      const outcome = await meanwhile(ids[0] ?? 0, () => firm.run(restoreCustomers, { selection: { ids }, records, asOf, signature }));
      expect(outcome).toMatchObject({ ok: false, formError: { key: "errors.countChanged" } });
      expect(await firm.db.customer.count({ where: { id: { in: ids }, deletedByOperation: null } })).toBe(0);
    }
  });

  it("is not brought back by the undo of the deletion, and leaves nothing of the name in the log", async () => {
    const word = `hemmelig${(made += 1)}x`;
    const id = await aCustomer(firm, `${word} AS`);
    const { operationId } = await firm.did(deleteCustomer, { id, contacts: 0, opportunities: 0 });
    expect(await meanwhile(id, () => firm.undo(operationId))).toMatchObject({ ok: false, formError: { key: "errors.gone" } });
    expect(await tablesWith(firm.db, word)).toEqual([]);
  });

  it("leaves nothing of the name in the log of a merge that tells who is not the same", async () => {
    const word = `hemmelig${(made += 1)}x`;
    const [kept, other, id] = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm, `${word} AS`)];
    await firm.done(markDistinct, { id: other, other: id });
    await firm.done(deleteCustomer, { id, contacts: 0, opportunities: 0 });
    const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, kept, other, { lock: false }), kept, other);
    expect(await meanwhile(id, () => firm.run(mergeCustomers, { id: kept, other, facts }))).toMatchObject({ ok: true });
    expect(await tablesWith(firm.db, word)).toEqual([]);
  });
});

it("what was taken off many comes back to those who are left, and not to who was erased since", async () => {
  const [product = 0] = (await firm.done(createProducts, { values: [{ nb: `Vare ${(made += 1)}` }] })).ids;
  const [gone, stays] = [await aCustomer(firm, `Borte ${made}`), await aCustomer(firm)];
  for (const id of [gone, stays]) await firm.done(editAdditionalInfo, { id, origin: "", products: product, source: "" });
  const sale = { expectedClose: "2026-06-30", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] };
  await firm.done(createOpportunities, {
    opportunities: [{ ...sale, customerId: gone, title: "Åpen", status: "OPEN", amount: 100, products: [product] }],
  });
  const { operationId } = await firm.did(productCommands.delete, { id: product, replacement: "none", customers: 2, opportunities: 1, contacts: 0, deleted: 0 });
  await deleted(gone);
  await firm.done(eraseCustomer, { id: gone, name: `Borte ${made}`, contacts: 0, opportunities: 1 });
  expect((await firm.undone(operationId)).left).toBe(2);
  expect(await firm.db.customerProduct.findMany({ where: { productId: product }, select: { customerId: true } })).toEqual([{ customerId: stays }]);
});
