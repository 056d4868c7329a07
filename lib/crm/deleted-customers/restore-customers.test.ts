import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, anAlikeCustomer, anIndustry, blankCustomer, carriedBy, makeSeller } from "../../testing/records";
import type { Outcome } from "../../outcome";
import { type By, type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { sourceCommands } from "../additional-info/additional-info-lists";
import { deleteCategory } from "../categories/delete-category";
import { contactRoleCommands } from "../contact-roles/contact-role-list";
import { createContact } from "../contacts/create-contact";
import { deleteContact } from "../contacts/delete-contact";
import { setContactCategories } from "../contacts/set-contact-categories";
import { deleteCustomer } from "../customers/delete-customer";
import { deleteCustomers } from "../customers/delete-customers";
import { deleteIndustry } from "../customers/delete-industry";
import { editAdditionalInfo } from "../customers/edit-additional-info";
import { editCustomer } from "../customers/edit-customer";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { listConflictChoices } from "../restoring/conflict-choices";
import type { RestoreSelection } from "../restoring/restorable";
import { createOpportunities } from "../opportunities/create-opportunities";
import { conflictKey } from "../restoring/restore-conflicts";
import { findDeletedCustomer, listDeletedCustomers } from "./list-deleted-customers";
import { planSelection } from "./plan-restore-of-customers";
import { restorableCustomers } from "./restorable-customers";
import { restoreCustomers } from "./restore-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const mark = async (id: number) => (await firm.db.customer.findUniqueOrThrow({ where: { id } })).deletedByOperation;
const plan = (selection: RestoreSelection) => planSelection(firm.db, firm.admin, selection, "nb", new Date());

/** What the question's form sends, with what is chosen. */
async function asked(selection: RestoreSelection, chosen: object = {}) {
  const { records, asOf, signature } = await plan(selection);
  return { selection, records: String(records), asOf, signature, ...chosen };
}

async function deleted(id: number, by?: By): Promise<number> {
  return (await firm.did(deleteCustomers, { selection: { ids: [id] }, customers: 1 }, by)).operationId;
}

const names = async (words: string, as = firm.admin) => (await listDeletedCustomers(firm.db, as, words, "first")).customers.map(({ name }) => name);

describe("«Gjenopprett»", () => {
  it("brings one back equal in every column, named in the log; its undo deletes it again", async () => {
    const id = await aCustomer(firm, "Fjord AS", { seller: firm.employee.id, industry: await anIndustry(firm) });
    await firm.done(setCustomerCategories, { id, put: await aCategory(firm) });
    const before = await firm.everything();
    await deleted(id);
    const { operationId, value } = await firm.did(restoreCustomers, await asked({ ids: [id] }));
    expect(value).toEqual({ id, customers: 1 });
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "customers.restore",
      data: { customers: 1, skipped: 0, withoutNumber: 0 },
      records: [{ entity: "customer", id, before: { deleted: true }, after: { deleted: false }, label: "Fjord AS" }],
      bulk: [],
    });
    const after = await firm.everything();
    const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
    expect(changed.sort()).toEqual(["change", "change_bulk", "change_personal", "operation"]);
    const undo = await firm.undone(operationId);
    expect(await mark(id)).toBe(undo.operationId);
    await firm.undone(undo.operationId);
    expect(await mark(id)).toBeNull();
  });

  it("brings all that a search finds back, as one operation in bitmaps, undone as one but for who was changed since", async () => {
    const word = `Tilbake${(made += 1)}x`;
    const ids = [await aCustomer(firm, `${word} A`), await aCustomer(firm, `${word} B`), await aCustomer(firm, `${word} C`)];
    await deleted(await aCustomer(firm, "Blir borte AS"));
    for (const id of ids) await deleted(id);
    expect(await names(word)).toEqual([`${word} C`, `${word} B`, `${word} A`]);
    const { operationId } = await firm.did(restoreCustomers, await asked({ words: word }));
    expect(await Promise.all(ids.map(mark))).toEqual([null, null, null]);
    expect(await names("Blir borte")).toEqual(["Blir borte AS"]);
    expect((await firm.logged(operationId)).bulk).toEqual([{ entity: "customer", field: "deleted", before: "true", after: "false", records: 3 }]);
    await firm.done(editCustomer, { id: ids[0], ...blankCustomer, name: "Endret siden AS" });
    const undo = await firm.undone(operationId);
    expect([undo.left, await Promise.all(ids.map(mark))]).toEqual([1, [null, undo.operationId, undo.operationId]]);
  });

  it("is found by a whole e-mail address and a telephone number as those that are there are, and by signs alone not at all", async () => {
    const id = await aCustomer(firm, "Sporet AS", { email: "post@sporet.no", phone: "+47 22 33 44 55" });
    await deleted(id);
    for (const words of ["post@sporet.no", "22 33 44 55", "+4722334455", "sporet 2233"]) expect([words, await names(words)]).toEqual([words, ["Sporet AS"]]);
    expect(await names("–")).toEqual([]);
    await firm.done(restoreCustomers, await asked({ ids: [id] }));
  });

  it("is a sales manager's for what she deleted herself, and nothing else is there for her", async () => {
    const [own, others] = [await aCustomer(firm, "Hennes Egen AS"), await aCustomer(firm, "En Annens AS")];
    await deleted(own, { as: firm.salesManager });
    await deleted(others);
    expect(await names("", firm.salesManager)).toEqual(["Hennes Egen AS"]);
    expect(await findDeletedCustomer(firm.db, firm.salesManager, others)).toBeNull();
    expect(await firm.run(restoreCustomers, await asked({ ids: [others] }), { as: firm.salesManager })).toMatchObject({ reason: "not found" });
    await firm.done(restoreCustomers, await asked({ ids: [own] }), { as: firm.salesManager });
    expect([await mark(own), await mark(others)]).toEqual([null, expect.any(Number)]);
  });

  it("of a number that another customer has by now brings back without it or leaves it, and the undo is whole", async () => {
    const number = "923609016";
    const [first, second] = [await aCustomer(firm, "Eldst AS", { organizationNumber: number }), await aCustomer(firm, "Uten nummer AS")];
    await deleted(first);
    await deleted(second);
    const holder = await anAlikeCustomer(firm, "Ny eier AS", { organizationNumber: number });
    const selection = { ids: [first, second] };
    expect((await plan(selection)).taken).toEqual([{ id: first, name: "Eldst AS", number, holder, holderName: "Ny eier AS", holderDeleted: false }]);
    const skipping = await firm.did(restoreCustomers, await asked(selection, { numbers: "skip" }));
    expect([await mark(first), await mark(second)]).toEqual([expect.any(Number), null]);
    expect((await firm.logged(skipping.operationId)).data).toEqual({ customers: 1, skipped: 1, withoutNumber: 0 });
    const { operationId } = await firm.did(restoreCustomers, await asked({ ids: [first] }, { numbers: "without" }));
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ organizationNumber: null, deletedByOperation: null });
    const undo = await firm.undone(operationId);
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
      organizationNumber: number,
      deletedByOperation: undo.operationId,
    });
  });

  it("of two with one number brings the one deleted last back with it", async () => {
    const number = "974760673";
    const first = await aCustomer(firm, "Først AS", { organizationNumber: number });
    await deleted(first);
    const last = await anAlikeCustomer(firm, "Sist AS", { organizationNumber: number });
    await deleted(last);
    expect((await plan({ ids: [first, last] })).taken).toEqual([
      { id: first, name: "Først AS", number, holder: last, holderName: "Sist AS", holderDeleted: true },
    ]);
    await firm.done(restoreCustomers, await asked({ ids: [first, last] }));
    const rows = await firm.db.customer.findMany({ where: { id: { in: [first, last] } }, orderBy: { id: "asc" } });
    expect(rows.map(({ organizationNumber, deletedByOperation }) => [organizationNumber, deletedByOperation])).toEqual([
      [null, null],
      [number, null],
    ]);
  });

  it("shows what was replaced, deleted or switched off meanwhile, and does what is chosen for each, undone as one", async () => {
    const [industry, into, another] = [await anIndustry(firm, "Bygg A"), await anIndustry(firm, "Anlegg A"), await anIndustry(firm, "Annet A")];
    const source = await firm.done(sourceCommands.add, { nb: "Messe A", en: "" });
    const role = await firm.done(contactRoleCommands.add, { nb: "Leder A", en: "" });
    const otherRole = await firm.done(contactRoleCommands.add, { nb: "Styreleder A", en: "" });
    const [category, otherCategory] = [await aCategory(firm, "Partner A"), await aCategory(firm, "Leverandør A")];
    const seller = await firm.person("Slått Av");
    await makeSeller(firm, seller.id);
    const id = await aCustomer(firm, "Alt mulig AS", { industry, seller: seller.id });
    await firm.done(editAdditionalInfo, { id, origin: "", products: [], source: String(source.id) });
    await firm.done(setCustomerCategories, { id, put: category });
    await firm.done(createContact, { customerId: id, name: "Nora Berg", email: "", phone: "", role: String(role.id) });
    await firm.done(deleteCustomer, { id, contacts: 1, opportunities: 0 });
    await firm.done(deleteIndustry, { id: industry, to: into, customers: 0, deletedCustomers: 1 });
    await firm.done(sourceCommands.delete, { id: source.id, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 1 });
    await firm.done(contactRoleCommands.delete, { id: role.id, replacement: "none", customers: 0, opportunities: 0, contacts: 0, deleted: 1 });
    await firm.done(deleteCategory, { id: category, customers: 0, contacts: 0 });
    await firm.db.employee.update({ where: { id: seller.id }, data: { active: false } });

    const { conflicts, since } = await plan({ ids: [id] });
    expect(conflicts.map(({ kind, was, wasName, now, nowName, records }) => [kind, was, wasName, now, nowName, records])).toEqual([
      ["industry", industry, "Bygg A", into, "Anlegg A", 1],
      ["source", source.id, "Messe A", null, null, 1],
      ["role", role.id, "Leder A", null, null, 1],
      ["categories", category, "Partner A", category, "Partner A", 1],
      ["seller", seller.id, "Slått Av", seller.id, "Slått Av", 1],
    ]);
    expect(since.map(({ records }) => records)).toEqual([1, 1, 1]);
    const [ofIndustry, , ofRole, ofCategory, ofSeller] = conflicts.map(conflictKey);
    const answers = {
      [ofIndustry ?? ""]: String(another),
      [ofRole ?? ""]: String(otherRole.id),
      [ofCategory ?? ""]: String(otherCategory),
      [ofSeller ?? ""]: "none",
    };
    const state = async () => ({
      industry: (await firm.db.customerIndustry.findUnique({ where: { customerId: id } }))?.industryId,
      seller: (await firm.db.customerSeller.findUnique({ where: { customerId: id } }))?.employeeId,
      roles: (await firm.db.contactLink.findMany({ where: { customerId: id } })).map(({ roleId }) => roleId),
      categories: (await firm.db.customerCategory.findMany({ where: { customerId: id } })).map(({ categoryId }) => categoryId).sort((a, b) => a - b),
    });
    const before = await state();
    const { operationId } = await firm.did(restoreCustomers, await asked({ ids: [id] }, { answers }));
    expect(await state()).toEqual({ industry: another, seller: undefined, roles: [otherRole.id], categories: [category, otherCategory] });
    expect((await firm.logged(operationId)).bulk).toHaveLength(4);
    await firm.undone(operationId);
    expect(await state()).toEqual(before);
  });

  it("shows a category of its contacts that was deleted meanwhile, puts another one on them where it is chosen, undone as one", async () => {
    const id = await aCustomer(firm, "Kontaktkategori AS");
    const [first, second, alone] = [await aContact(firm, "Kaja K", id), await aContact(firm, "Knut K", id), await aContact(firm, "Kim K", id)];
    const [category, another] = [await aCategory(firm, "Julekort", "contact"), await aCategory(firm, "Nyhetsbrev", "contact")];
    const ofCustomers = await aCategory(firm, "Bare kunder", "customer");
    for (const contact of [first, second, alone]) await firm.done(setContactCategories, { id: contact, put: category });
    await firm.done(setContactCategories, { id: second, put: another });
    await firm.done(deleteContact, { id: alone, customers: 1, opportunities: 0 });
    await deleted(id);
    await firm.done(deleteCategory, { id: category, customers: 0, contacts: 0 });
    const { conflicts } = await plan({ ids: [id] });
    expect(conflicts).toEqual([{ kind: "contactCategories", was: category, wasName: "Julekort", now: category, nowName: "Julekort", records: 1 }]);
    const { contactCategories } = await listConflictChoices(firm.db, restorableCustomers, "nb", ["contactCategories"]);
    expect(contactCategories).toContainEqual({ id: another, name: "Nyhetsbrev" });
    expect(contactCategories).not.toContainEqual({ id: ofCustomers, name: "Bare kunder" });

    const carried = () => Promise.all([first, second, alone].map((contact) => carriedBy(firm, "contact", contact)));
    const answers = { [`contactCategories_${category}_${category}`]: String(another) };
    const { operationId } = await firm.did(restoreCustomers, await asked({ ids: [id] }, { answers }));
    expect(await carried()).toEqual([[category, another], [category, another], [category]]);
    expect((await firm.logged(operationId)).bulk).toEqual([{ entity: "contact", field: "categories", before: "", after: String(another), records: 1 }]);
    await firm.undone(operationId);
    expect(await carried()).toEqual([[category], [category, another], [category]]);
  });

  it("shows who sold its open opportunities and is no seller any more, and gives them to whom is chosen, undone as one", async () => {
    const [gone, next] = [await firm.person("Sluttet Stine"), firm.employee];
    await makeSeller(firm, gone.id);
    const id = await aCustomer(firm, "Uten selger AS");
    const share = (employeeId: number, of: number) => ({ employeeId, share: of });
    const sale = { customerId: id, title: "Åpen", amount: 100, expectedClose: "2030-01-01", sellers: [share(gone.id, 6_000), share(next.id, 4_000)] };
    const { ids } = await firm.done(createOpportunities, { opportunities: [sale, { ...sale, title: "Vunnet", status: "WON" }] });
    await deleted(id);
    await firm.db.employee.update({ where: { id: gone.id }, data: { active: false } });
    const { conflicts } = await plan({ ids: [id] });
    expect(conflicts.map(({ kind, was, records }) => [kind, was, records])).toEqual([["opportunitySeller", gone.id, 1]]);
    const shares = () => Promise.all(ids.map((opportunityId) => firm.db.opportunitySeller.findMany({ where: { opportunityId }, orderBy: { share: "asc" } })));
    const before = await shares();
    const key = `opportunitySeller_${gone.id}_${gone.id}`;
    const nobody = await firm.did(restoreCustomers, await asked({ ids: [id] }, { answers: { [key]: "none" } }));
    expect(await shares()).toEqual(before);
    await firm.undone(nobody.operationId);
    const { operationId } = await firm.did(restoreCustomers, await asked({ ids: [id] }, { answers: { [key]: String(next.id) } }));
    expect((await shares()).map((rows) => rows.map(({ employeeId, share: of }) => [employeeId, of]))).toEqual([
      [[next.id, 10_000]],
      [
        [next.id, 4_000],
        [gone.id, 6_000],
      ],
    ]);
    await firm.undone(operationId);
    expect(await shares()).toEqual(before);
  });

  it("takes the same choice for several values that are gone", async () => {
    const ids = [await aCustomer(firm, "Samme valg A AS"), await aCustomer(firm, "Samme valg B AS")];
    const gone = [await aCategory(firm), await aCategory(firm)];
    const industries = [await anIndustry(firm), await anIndustry(firm)];
    const [category, industry, into] = [await aCategory(firm), await anIndustry(firm), await anIndustry(firm)];
    for (const [n, id] of ids.entries()) {
      await firm.done(setCustomerCategories, { id, put: gone[n] });
      await firm.done(editCustomer, { id, ...blankCustomer, name: `Samme valg ${n} AS`, industry: industries[n] });
      await deleted(id);
    }
    for (const id of gone) await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    for (const id of industries) await firm.done(deleteIndustry, { id, to: into, customers: 0, deletedCustomers: 1 });
    const { conflicts } = await plan({ ids });
    const answers = Object.fromEntries(conflicts.map((conflict) => [conflictKey(conflict), String(conflict.kind === "industry" ? industry : category)]));
    const { operationId } = await firm.did(restoreCustomers, await asked({ ids }, { answers }));
    const industryOf = async (id: number) => (await firm.db.customerIndustry.findUniqueOrThrow({ where: { customerId: id } })).industryId;
    for (const [n, id] of ids.entries()) expect([await carriedBy(firm, "customer", id), await industryOf(id)]).toEqual([[gone[n], category], industry]);
    await firm.undone(operationId);
    for (const [n, id] of ids.entries()) expect([await carriedBy(firm, "customer", id), await industryOf(id)]).toEqual([[gone[n]], into]);
  });

  it("asks again when something happened that the question had not shown, and restores nothing then", async () => {
    const industry = await anIndustry(firm);
    const id = await aCustomer(firm, "Endres AS", { industry });
    await deleted(id);
    const sent = await asked({ ids: [id] });
    await firm.done(deleteIndustry, { id: industry, to: await anIndustry(firm), customers: 0, deletedCustomers: 1 });
    const before = await firm.everything();
    expect(await firm.run(restoreCustomers, sent)).toMatchObject({ formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    expect(await firm.run(restoreCustomers, { ...sent, records: "2" })).toMatchObject({ formError: { key: "errors.countChanged" } });
    expect(await firm.everything()).toEqual(before);
    await firm.done(restoreCustomers, await asked({ ids: [id] }));
  });

  it("takes no value that is not offered", async () => {
    const industry = await anIndustry(firm);
    const id = await aCustomer(firm, "Valg AS", { industry });
    await deleted(id);
    await firm.done(deleteIndustry, { id: industry, to: await anIndustry(firm), customers: 0, deletedCustomers: 1 });
    const [conflict] = (await plan({ ids: [id] })).conflicts;
    if (!conflict) throw new Error("no conflict");
    const answers = { [conflictKey(conflict)]: String(industry) };
    expect(await firm.run(restoreCustomers, await asked({ ids: [id] }, { answers }))).toMatchObject({
      fieldErrors: { [`choice_${conflictKey(conflict)}`]: { key: "deletedCustomers.errors.choiceGone" } },
    });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: restoreCustomers,
    input: async () => {
      const id = await aCustomer(firm);
      await deleted(id);
      return asked({ ids: [id] });
    },
    refusedTo: ["employee"],
    invalid: {
      nobody: [{ selection: { ids: [] } }, "selection", "errors.invalid"],
      "a choice there is not": [{ numbers: "ta" }, "numbers", "errors.invalid"],
    },
  });
});

it("the undo of a restoring leaves a customer whom somebody was just changing, and counts it", async () => {
  const ids = [await aCustomer(firm), await aCustomer(firm)];
  const [changed = 0, untouched = 0] = ids;
  await firm.did(deleteCustomers, { selection: { ids }, customers: 2 });
  const { operationId } = await firm.did(restoreCustomers, await asked({ ids }));
  const category = await aCategory(firm);
  let undo: Promise<Outcome<unknown>> | undefined;
  // As a command that puts a category on the one, and logs it, before it is done.
  await firm.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM customer WHERE id = ${changed} FOR UPDATE`;
    const { id } = await tx.operation.create({ data: { kind: "customers.setCategories", actorId: firm.admin.id, via: "page" }, select: { id: true } });
    await tx.customerCategory.create({ data: { customerId: changed, categoryId: category, operationId: id } });
    await tx.$executeRaw`INSERT INTO change (operation_id, entity, entity_id) VALUES (${id}, 'customer', ${changed})`;
    await tx.$executeRaw`
      INSERT INTO change_personal (change_id, subject, subject_id, label, before, after)
      SELECT max(id), 'customer', ${changed}, 'Kunde', '{"categories": []}', jsonb_build_object('categories', jsonb_build_array(${category}::int)) FROM change`;
    undo = firm.undo(operationId);
    await untilSomebodyWaits(firm.db);
  });
  expect(await undo).toMatchObject({ ok: true, value: { left: 1 } });
  expect([await mark(changed), (await mark(untouched)) === null]).toEqual([null, false]);
});
