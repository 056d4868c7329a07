import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer } from "../../testing/records";
import { type By, type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteCategory } from "../categories/delete-category";
import { contactRoleCommands } from "../contact-roles/contact-role-list";
import { createContact } from "../contacts/create-contact";
import { createContacts } from "../contacts/create-contacts";
import { deleteContact } from "../contacts/delete-contact";
import { editPlace } from "../contacts/edit-place";
import { listContacts } from "../contacts/contact-queries";
import { setContactCategories } from "../contacts/set-contact-categories";
import { deleteCustomer } from "../customers/delete-customer";
import { restoreCustomers } from "../deleted-customers/restore-customers";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import type { RestoreSelection } from "../restoring/restorable";
import { conflictKey } from "../restoring/restore-conflicts";
import { findDeletedContactCard } from "./find-deleted-contact-card";
import { countDeletedContacts, findDeletedContact, listDeletedContacts } from "./list-deleted-contacts";
import { planRestoreOfContacts } from "./plan-restore-of-contacts";
import { restoreContacts } from "./restore-contacts";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const plan = (selection: RestoreSelection) => planRestoreOfContacts(firm.db, firm.admin, selection, "nb", new Date());

/** What the question's form sends, with what is chosen. */
async function asked(selection: RestoreSelection, chosen: object = {}) {
  const { records, asOf, signature } = await plan(selection);
  return { selection, records: String(records), asOf, signature, ...chosen };
}

async function deleted(id: number, by?: By): Promise<number> {
  return (await firm.did(deleteContact, { id, customers: 1, opportunities: 0 }, by)).operationId;
}

const names = async (words: string, as = firm.admin) => (await listDeletedContacts(firm.db, as, words, "first")).contacts.map(({ name }) => name);
let roles = 0;
const aRole = async (nb: string): Promise<number> => (await firm.db.contactRole.create({ data: { nb, position: (roles += 1) } })).id;
const place = async (contactId: number) => (await firm.db.contactLink.findFirstOrThrow({ where: { contactId } })).id;

/** As a merge leaves the customer that goes. */
async function mergedInto(customerId: number, intoId: number): Promise<void> {
  await firm.db.customer.update({ where: { id: customerId }, data: { deletedByOperation: 1 } });
  await firm.db.customerRedirect.create({ data: { customerId, intoId, operationId: 1 } });
}

describe("«Gjenopprett» of contacts", () => {
  it("brings one back equal in every column; its undo deletes the person again", async () => {
    const id = await aContact(firm, "Tilbake Tove", await aCustomer(firm, "Tove AS"));
    await firm.done(setContactCategories, { id, put: await aCategory(firm) });
    const before = await firm.everything();
    await deleted(id);
    expect(await findDeletedContactCard(firm.db, firm.admin, id, "nb")).toMatchObject({
      ...{ name: "Tilbake Tove", customers: ["Tove AS"], deletedBy: firm.admin.name },
      places: [{ customer: "Tove AS", role: null, ended: false }],
    });
    const { operationId } = await firm.did(restoreContacts, await asked({ ids: [id] }));
    expect(await firm.logged(operationId)).toMatchObject({
      ...{ kind: "contacts.restore", data: { contacts: 1 } },
      records: [{ entity: "contact", id, before: { deleted: true }, after: { deleted: false }, label: "Tilbake Tove" }],
    });
    const after = await firm.everything();
    // A word that nobody had meanwhile has a row of its own again.
    const changed = Object.keys(before).filter((table) => before[table] !== after[table] && table !== "search_word");
    expect(changed.sort()).toEqual(["change", "change_personal", "operation"]);
    await firm.undone(operationId);
    expect((await findDeletedContact(firm.db, firm.admin, id))?.name).toBe("Tilbake Tove");
  });

  it("brings back the places that «Angre» of the making took along, as one; its undo takes them away again", async () => {
    const [one, two] = [await aCustomer(firm, "Angret AS"), await aCustomer(firm)];
    const { value, operationId } = await firm.did(createContact, { customerId: one, name: "Angret Anne", email: "", phone: "", role: "" });
    const bystander = await aContact(firm, "Blir Borte", two);
    await firm.db.$executeRaw`UPDATE contact_link SET deleted_by_operation = 1 WHERE contact_id = ${bystander}`;
    await firm.db.contactLink.updateMany({ where: { contactId: value.id }, data: { isPrimary: true } });
    await firm.undone(operationId);
    const selection = { ids: [value.id] };
    expect(await findDeletedContactCard(firm.db, firm.admin, value.id, "nb")).toMatchObject({ customers: ["Angret AS"], places: [{ customer: "Angret AS" }] });
    expect(await plan(selection)).toMatchObject({ hidden: 0, nowhere: 0 });
    const restored = await firm.did(restoreContacts, await asked(selection));
    expect(await listContacts(firm.db, one, "nb")).toMatchObject([{ name: "Angret Anne", isPrimary: true }]);
    expect((await firm.logged(restored.operationId)).records).toEqual([
      { entity: "contactLink", id: await place(value.id), before: { deleted: true }, after: { deleted: false }, label: "Angret Anne" },
      { entity: "contact", id: value.id, before: { deleted: true }, after: { deleted: false }, label: "Angret Anne" },
    ]);
    expect(await listContacts(firm.db, two, "nb")).toEqual([]);
    await firm.undone(restored.operationId);
    expect(await listContacts(firm.db, one, "nb")).toEqual([]);
    await firm.done(restoreContacts, await asked(selection));
    expect(await listContacts(firm.db, one, "nb")).toHaveLength(1);
  });

  it("brings such a place back without «Hovedkontakt» where somebody else is it by now, and says so in the log", async () => {
    const customer = await aCustomer(firm);
    const { value, operationId } = await firm.did(createContact, { customerId: customer, name: "Var Hovedkontakt", email: "", phone: "", role: "" });
    await firm.db.contactLink.updateMany({ where: { contactId: value.id }, data: { isPrimary: true } });
    await firm.undone(operationId);
    const now = await aContact(firm, "Er Hovedkontakt", customer);
    await firm.db.contactLink.updateMany({ where: { contactId: now }, data: { isPrimary: true } });
    const restored = await firm.did(restoreContacts, await asked({ ids: [value.id] }));
    expect((await listContacts(firm.db, customer, "nb")).map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ["Er Hovedkontakt", true],
      ["Var Hovedkontakt", false],
    ]);
    expect((await firm.logged(restored.operationId)).records[0]).toMatchObject({
      before: { deleted: true, isPrimary: true },
      after: { deleted: false, isPrimary: false },
    });
  });

  it("brings such a place back at the customer that its own was merged into meanwhile; its undo, where it was", async () => {
    const [one, between, kept] = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm)];
    const { value, operationId } = await firm.did(createContact, { customerId: one, name: "Flettet Frøya", email: "", phone: "", role: "" });
    await firm.undone(operationId);
    await mergedInto(one, between);
    await mergedInto(between, kept);
    const selection = { ids: [value.id] };
    expect(await plan(selection)).toMatchObject({ hidden: 0, nowhere: 0 });
    const restored = await firm.did(restoreContacts, await asked(selection));
    const at = await listContacts(firm.db, kept, "nb");
    expect(at.map(({ name }) => name)).toEqual(["Flettet Frøya"]);
    expect((await firm.logged(restored.operationId)).records[0]).toMatchObject({
      before: { deleted: true, customer: one },
      after: { deleted: false, customer: kept },
    });
    await firm.undone(restored.operationId);
    expect(await listContacts(firm.db, kept, "nb")).toEqual([]);
    expect((await firm.db.contactLink.findUniqueOrThrow({ where: { id: await place(value.id) } })).customerId).toBe(one);
  });

  it("leaves such a place out where the person comes back at that customer over the same days", async () => {
    const [one, kept] = [await aCustomer(firm), await aCustomer(firm)];
    const links = [{ customerId: one }, { customerId: kept }];
    const [id = 0] = (await firm.done(createContacts, { contacts: [{ name: "Begge Berit", email: "", phone: "", links }] })).ids;
    const operation = (await firm.did(deleteContact, { id, customers: 2, opportunities: 0 })).operationId;
    await firm.db.contactLink.updateMany({ where: { contactId: id }, data: { deletedByOperation: operation } });
    await mergedInto(one, kept);
    expect(await plan({ ids: [id] })).toMatchObject({ hidden: 0, nowhere: 0 });
    await firm.done(restoreContacts, await asked({ ids: [id] }));
    const places = await firm.db.contactLink.findMany({ where: { contactId: id, deletedByOperation: null } });
    expect(places.map(({ customerId }) => customerId)).toEqual([kept]);
  });

  it("says before that somebody will be at no customer, and whose customers are all deleted", async () => {
    const [gone, nowhere] = [await aCustomer(firm), await aContact(firm, "Ingen Steder")];
    const hidden = await aContact(firm, "Bak Slettet", gone);
    await deleted(hidden);
    await firm.done(deleteCustomer, { id: gone, contacts: 0, opportunities: 0 });
    await firm.db.contactLink.updateMany({ where: { contactId: nowhere }, data: { deletedByOperation: 1 } });
    await firm.done(deleteContact, { id: nowhere, customers: 0, opportunities: 0 });
    expect(await plan({ ids: [hidden, nowhere] })).toMatchObject({ records: 2, hidden: 1, nowhere: 1 });
  });

  it("lists those deleted last first, by name, e-mail or telephone, each to an admin or to who deleted them; who went with a customer or was merged is not among them", async () => {
    const customer = await aCustomer(firm);
    const one = (await firm.done(createContact, { customerId: customer, name: "Liste En", email: "en@liste.no", phone: "99 88 77 66", role: "" })).id;
    const two = await aContact(firm, "Liste To", customer);
    await deleted(one, { as: firm.salesManager });
    await deleted(two);
    const gone = await aCustomer(firm);
    await aContact(firm, "Liste Fulgte Med", gone);
    await firm.done(deleteCustomer, { id: gone, contacts: 1, opportunities: 0 });
    const merged = await aContact(firm, "Liste Flettet", customer);
    await firm.db.contact.update({ where: { id: merged }, data: { deletedByOperation: 1 } });
    await firm.db.contactRedirect.create({ data: { contactId: merged, intoId: one, operationId: 1 } });
    expect(await names("liste")).toEqual(["Liste To", "Liste En"]);
    expect([await names("en@liste"), await names("99887766"), await names("finnes ikke")]).toEqual([["Liste En"], ["Liste En"], []]);
    expect([await names("liste", firm.salesManager), await countDeletedContacts(firm.db, firm.salesManager)]).toEqual([["Liste En"], 1]);
    expect(await findDeletedContact(firm.db, firm.salesManager, two)).toBeNull();
    const input = await asked({ ids: [two] });
    expect(await firm.run(restoreContacts, input, { as: firm.salesManager })).toMatchObject({ reason: "not found" });
  });

  it("brings all that a search finds back, as one operation, undone as one", async () => {
    const ids = [await aContact(firm, "Samlet En"), await aContact(firm, "Samlet To")];
    for (const id of ids) await deleted(id);
    const { operationId, value } = await firm.did(restoreContacts, await asked({ words: "samlet" }));
    expect([value, await names("samlet")]).toEqual([{ contacts: 2 }, []]);
    await firm.undone(operationId);
    expect(await names("samlet")).toHaveLength(2);
  });

  it("shows before what can't be as it was, with a choice for each role and category, and does as was chosen", async () => {
    const customer = await aCustomer(firm);
    const [role, otherRole] = [await aRole("Leder B"), await aRole("Sjef B")];
    const id = (await firm.done(createContact, { customerId: customer, name: "Valg Vera", email: "", phone: "", role: String(role) })).id;
    const [category, otherCategory] = [await aCategory(firm, "Partner B"), await aCategory(firm, "Venn B")];
    await firm.done(setContactCategories, { id, put: category });
    await deleted(id);
    await firm.done(contactRoleCommands.delete, { id: role, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 1 });
    await firm.done(deleteCategory, { id: category, customers: 0, contacts: 0 });
    const { conflicts, since } = await plan({ ids: [id] });
    expect(conflicts.map(({ kind, was, wasName, now, records }) => [kind, was, wasName, now, records])).toEqual([
      ["role", role, "Leder B", null, 1],
      ["categories", category, "Partner B", category, 1],
    ]);
    expect(since).toHaveLength(1);
    const [ofRole, ofCategory] = conflicts.map(conflictKey);
    const answers = { [ofRole ?? ""]: String(otherRole), [ofCategory ?? ""]: String(otherCategory) };
    const { operationId } = await firm.did(restoreContacts, await asked({ ids: [id] }, { answers }));
    const carried = async () =>
      (await firm.db.contactCategory.findMany({ where: { contactId: id }, orderBy: { categoryId: "asc" } })).map((row) => row.categoryId);
    expect([(await listContacts(firm.db, customer, "nb")).map((row) => row.role), await carried()]).toEqual([["Sjef B"], [category, otherCategory]]);
    await firm.undone(operationId);
    expect([(await firm.db.contactLink.findUniqueOrThrow({ where: { id: await place(id) } })).roleId, await carried()]).toEqual([null, [category]]);
  });

  it("tells that another became «Hovedkontakt» meanwhile, who stays it", async () => {
    const customer = await aCustomer(firm);
    const [id, next] = [await aContact(firm, "Første Frida", customer), await aContact(firm, "Neste Nils", customer)];
    const primary = { role: "", workEmail: "", workPhone: "", from: "2020-01-01", until: "", isPrimary: "on" };
    await firm.done(editPlace, { id: await place(id), ...primary });
    await deleted(id);
    const { operationId } = await firm.did(editPlace, { id: await place(next), ...primary });
    expect((await plan({ ids: [id] })).since).toEqual([{ operation: operationId, records: 1 }]);
    await firm.done(restoreContacts, await asked({ ids: [id] }));
    expect((await listContacts(firm.db, customer, "nb")).map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ["Neste Nils", true],
      ["Første Frida", false],
    ]);
  });

  it("of who has deleted customers alone says so, and the person comes into sight with the customer", async () => {
    const customer = await aCustomer(firm, "Skjult AS");
    const id = await aContact(firm, "Skjult Siri", customer);
    await deleted(id);
    await firm.done(deleteCustomer, { id: customer, contacts: 0, opportunities: 0 });
    expect((await plan({ ids: [id] })).hidden).toBe(1);
    await firm.done(restoreContacts, await asked({ ids: [id] }));
    const { records, asOf, signature } = await planSelection(firm.db, firm.admin, { ids: [customer] }, "nb", new Date());
    await firm.done(restoreCustomers, { selection: { ids: [customer] }, records, asOf, signature });
    expect((await listContacts(firm.db, customer, "nb")).map(({ name }) => name)).toEqual(["Skjult Siri"]);
  });

  it("asks again when something happened that the question had not shown, and restores nobody then", async () => {
    const role = await aRole("Leder C");
    const id = (await firm.done(createContact, { customerId: await aCustomer(firm), name: "Endret Eva", email: "", phone: "", role: String(role) })).id;
    await deleted(id);
    const sent = await asked({ ids: [id] });
    await firm.done(contactRoleCommands.delete, { id: role, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 1 });
    expect(await firm.run(restoreContacts, sent)).toMatchObject({ formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    expect(await findDeletedContact(firm.db, firm.admin, id)).not.toBeNull();
  });

  itAnswersAsCommandsDo(() => firm, {
    command: restoreContacts,
    input: async () => {
      const id = await aContact(firm);
      await deleted(id);
      return asked({ ids: [id] });
    },
    refusedTo: ["employee"],
    invalid: { nobody: [{ selection: { ids: [] } }, "selection", "errors.invalid"] },
  });
});
