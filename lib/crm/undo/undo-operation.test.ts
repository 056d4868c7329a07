import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connectDatabase } from "../../db/client";
import { anAlikeCustomer, aCategory, aCustomer, blankCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createCategory } from "../categories/create-category";
import { createCategoryOnCard } from "../categories/create-category-on-card";
import { deleteCategory } from "../categories/delete-category";
import { renameCategory } from "../categories/rename-category";
import { switchCategory } from "../categories/switch-category";
import { createContact } from "../contacts/create-contact";
import { createCustomer } from "../customers/create-customer";
import { editCustomer } from "../customers/edit-customer";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { editUser } from "../users/edit-user";
import { setOwnLanguage } from "../users/set-own-language";
import { switchUser } from "../sellers/switch-user";
import { setPassword } from "../users/set-password";
import { undoOperation } from "./undo-operation";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const category = (id: number) => firm.db.category.findUniqueOrThrow({ where: { id } });
const customer = (id: number) => firm.db.customer.findUniqueOrThrow({ where: { id } });
const rename = (id: number, name: string) => firm.did(renameCategory, { id, name });
const edit = (id: number, fields: Partial<typeof blankCustomer> & { name: string }, as = firm.admin) =>
  firm.did(editCustomer, { id, ...blankCustomer, ...fields }, { as });

describe("«Angre»", () => {
  it("puts back what the operation changed, as an operation of its own that names it", async () => {
    const id = await aCategory(firm, "Gammelt navn");
    const { operationId } = await rename(id, "Nytt navn");
    const now = new Date("2026-05-04T08:00:00Z");
    const undo = await firm.undone(operationId, { now });
    expect((await category(id)).name).toBe("Gammelt navn");
    expect(undo.left).toBe(0);
    expect(await firm.db.operation.findUnique({ where: { id: undo.operationId } })).toMatchObject({
      kind: "changeLog.undo",
      undoesId: operationId,
      actorId: firm.admin.id,
      at: now,
      via: "page",
      data: { undoes: operationId, left: 0 },
    });
    expect(await firm.changeRows(undo.operationId)).toEqual([
      { entity: "category", id, before: { name: "Nytt navn" }, after: { name: "Gammelt navn" }, personal: null },
    ]);
  });

  it("can itself be undone, and that undo too", async () => {
    const id = await aCategory(firm, "Frem");
    const { operationId } = await rename(id, "Tilbake");
    const first = await firm.undone(operationId);
    const second = await firm.undone(first.operationId);
    expect((await category(id)).name).toBe("Tilbake");
    const third = await firm.undone(second.operationId);
    expect((await category(id)).name).toBe("Frem");
    expect((await firm.changeRows(third.operationId))[0]).toMatchObject({ before: { name: "Tilbake" }, after: { name: "Frem" } });
  });

  it("is refused the second time, and says that it was done already", async () => {
    const id = await aCategory(firm);
    const { operationId } = await firm.did(switchCategory, { id, active: false });
    await firm.undone(operationId);
    const before = await firm.operations();
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, reason: "refused", formError: { key: "changeLog.errors.undoneAlready" } });
    await firm.done(switchCategory, { id, active: false });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.undoneAlready" } });
    expect([(await category(id)).active, await firm.operations()]).toEqual([false, before + 1]);
  });

  it("is done once when two press it at once", async () => {
    const dbs = [1, 2].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
    for (let round = 0; round < 4; round++) {
      const id = await aCategory(firm);
      const { operationId } = await firm.did(switchCategory, { id, active: false });
      const answers = await Promise.all(dbs.map((db) => undoOperation(operationId, { db, actor: firm.admin, via: "page" })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "refused", formError: { key: "changeLog.errors.undoneAlready" } });
      expect((await category(id)).active).toBe(true);
    }
    await Promise.all(dbs.map((db) => db.$disconnect()));
  });

  it("sent twice with one key is done once, and both get the same answer; with the key of another, it is done by itself", async () => {
    const [one, other] = [await aCategory(firm), await aCategory(firm)];
    const acts = [await firm.did(switchCategory, { id: one, active: false }), await firm.did(switchCategory, { id: other, active: false })];
    const requestKey = randomUUID();
    const first = await firm.undo(acts[0]?.operationId ?? 0, { requestKey });
    expect(first).toMatchObject({ ok: true });
    expect(await firm.undo(acts[0]?.operationId ?? 0, { requestKey })).toEqual(first);
    expect(await firm.undo(acts[1]?.operationId ?? 0, { requestKey })).toMatchObject({ ok: true, value: { left: 0 } });
    expect((await category(other)).active).toBe(true);
  });

  it("leaves what somebody changed since, and counts it", async () => {
    const id = await aCustomer(firm, "Fjord Bygg AS");
    const { operationId } = await edit(id, { name: "Fjord Bygg AS", phone: "22 33 44 55", website: "fjord.no", postalCity: "OSLO" });
    await edit(id, { name: "Fjord Bygg AS", phone: "99 88 77 66", website: "fjord.no", postalCity: "OSLO" }, firm.employee);
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(1);
    expect(await customer(id)).toMatchObject({ phone: "99 88 77 66", website: "", postalCity: "", updatedByOperation: undo.operationId });
    expect(await firm.changeRows(undo.operationId)).toEqual([
      {
        entity: "customer",
        id,
        before: null,
        after: null,
        personal: {
          subject: "customer",
          subjectId: id,
          label: "Fjord Bygg AS",
          before: { website: "fjord.no", postalCity: "OSLO" },
          after: { website: "", postalCity: "" },
        },
      },
    ]);
  });

  it("is refused when everything was changed since, and nothing is logged", async () => {
    const id = await aCategory(firm);
    const { operationId } = await rename(id, "Mellomnavn");
    await rename(id, "Siste navn");
    const before = await firm.operations();
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, reason: "refused", formError: { key: "changeLog.errors.changedSince" } });
    expect([(await category(id)).name, await firm.operations()]).toEqual(["Siste navn", before]);
  });

  it("takes out just the categories that the operation put in, and puts back just those it took", async () => {
    const [a, b, c, d] = [await aCategory(firm), await aCategory(firm), await aCategory(firm), await aCategory(firm)];
    const id = await aCustomer(firm);
    await firm.done(setCustomerCategories, { id, put: [a, b], take: [] });
    const { operationId } = await firm.did(setCustomerCategories, { id, put: [c], take: [a] });
    await firm.done(setCustomerCategories, { id, put: [d], take: [b] }, { as: firm.employee });
    await firm.undone(operationId);
    expect(await carriedBy(firm, "customer", id)).toEqual([a, d]);
  });

  it("of a creation deletes what was made, and its own undo brings it back", async () => {
    const { value, operationId } = await firm.did(createCategory, { name: "Laget ved en feil", shownOn: "both" });
    const undo = await firm.undone(operationId);
    expect((await category(value.id)).deletedByOperation).toBe(undo.operationId);
    await firm.undone(undo.operationId);
    expect((await category(value.id)).deletedByOperation).toBeNull();
  });

  it("of a creation is refused while what was made is in use, with how often", async () => {
    const { value, operationId } = await firm.did(createCategory, { name: "Snart i bruk", shownOn: "both" });
    await firm.done(setCustomerCategories, { id: await aCustomer(firm), put: [value.id], take: [] });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.inUse", values: { uses: 1 } } });
    expect((await category(value.id)).deletedByOperation).toBeNull();
  });

  it("of «Ny kategori» on a card takes it off the card and deletes it", async () => {
    const id = await aCustomer(firm);
    const { value, operationId } = await firm.did(createCategoryOnCard, { kind: "customer", id, name: "Helt ny her" });
    await firm.undone(operationId);
    expect(await carriedBy(firm, "customer", id)).toEqual([]);
    expect((await category(value.id)).deletedByOperation).not.toBeNull();
  });

  it("of a new customer or contact deletes it, contact and place both", async () => {
    const made = await firm.did(createCustomer, { ...blankCustomer, name: "Feilregistrert AS" });
    const contact = await firm.did(createContact, { customerId: made.value.id, name: "Ola Feil", email: "", phone: "", role: "" });
    const undo = await firm.undone(contact.operationId);
    expect((await firm.db.contact.findUniqueOrThrow({ where: { id: contact.value.id } })).deletedByOperation).toBe(undo.operationId);
    const [place] = await firm.db.$queryRaw<
      { deleted: number | null }[]
    >`SELECT deleted_by_operation AS deleted FROM contact_link WHERE contact_id = ${contact.value.id}`;
    expect(place?.deleted).toBe(undo.operationId);
    await firm.undone(made.operationId);
    expect((await customer(made.value.id)).deletedByOperation).not.toBeNull();
  });

  it("of a delete is plainly refused when the name is taken meanwhile", async () => {
    const id = await aCategory(firm, "Omstridt");
    const { operationId } = await firm.did(deleteCategory, { id, customers: 0, contacts: 0 });
    await aCategory(firm, " OMSTRIDT ");
    const before = await firm.operations();
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, reason: "refused", fieldErrors: { name: { key: "categories.errors.nameTaken" } } });
    expect([(await category(id)).deletedByOperation, await firm.operations()]).toEqual([operationId, before]);
  });

  it("of a customer's creation is plainly refused back when the organisation number is taken meanwhile", async () => {
    const { operationId } = await firm.did(createCustomer, { ...blankCustomer, name: "Første AS", organizationNumber: "923609016" });
    const undo = await firm.undone(operationId);
    await anAlikeCustomer(firm, "Andre AS", { organizationNumber: "923609016" });
    expect(await firm.undo(undo.operationId)).toMatchObject({
      ok: false,
      fieldErrors: { organizationNumber: { key: "customers.errors.organizationNumberTaken" } },
    });
  });
});

describe("who may undo", () => {
  it("is who may do what was done: nobody else, and nobody signed out", async () => {
    const id = await aCategory(firm);
    const { operationId } = await rename(id, "Bare for administratorer");
    const before = await firm.operations();
    for (const as of [firm.salesManager, firm.employee]) expect(await firm.undo(operationId, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await firm.undo(operationId, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
    expect([(await category(id)).name, await firm.operations()]).toEqual(["Bare for administratorer", before]);
    const { operationId: byEmployee } = await edit(await aCustomer(firm, "Sjø AS"), { name: "Sjø AS", phone: "11223344" });
    expect(await firm.undo(byEmployee, { as: firm.employee })).toMatchObject({ ok: true });
  });

  it("of one's own choices is oneself alone", async () => {
    const { operationId } = await firm.did(setOwnLanguage, { language: "en" }, { as: firm.employee });
    expect(await firm.undo(operationId, { as: firm.salesManager })).toMatchObject({ ok: false, reason: "not permitted" });
    const undo = await firm.undone(operationId, { as: firm.employee });
    expect(await firm.undo(undo.operationId, { as: firm.admin })).toMatchObject({ ok: false, reason: "not permitted" });
    expect((await firm.db.employee.findUniqueOrThrow({ where: { id: firm.employee.id } })).language).toBe("nb");
  });

  it("is asked of a final kind in vain", async () => {
    const { operationId } = await firm.did(setPassword, { id: firm.employee.id, password: "et helt nytt passord" });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, reason: "refused", formError: { key: "changeLog.errors.final" } });
  });

  it.each([0, -1, 999_999_999])("of an operation that does not exist (%s) is nobody", async (operationId) => {
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, reason: "not found", formError: { key: "errors.gone" } });
  });
});

describe("an undo that would lock the firm out", () => {
  const role = (id: number, fields: { name: string; email: string; role: string }, as = firm.admin) =>
    firm.did(editUser, { id, language: "nb", ...fields }, { as });

  it("is refused: of a promotion, when the promoted one is the last admin by then", async () => {
    const other = await firm.person("Nina Lund", { email: "nina@example.no" });
    const promotion = await role(other.id, { name: "Nina Lund", email: "nina@example.no", role: "ADMIN" });
    const demotion = await role(firm.admin.id, { name: firm.admin.name, email: "admin@example.no", role: "EMPLOYEE" }, { ...other, role: "ADMIN" });
    expect(await firm.undo(promotion.operationId, { as: { ...other, role: "ADMIN" } })).toMatchObject({
      ok: false,
      reason: "refused",
      formError: { key: "users.errors.lastAdmin" },
    });
    expect((await firm.db.employee.findUniqueOrThrow({ where: { id: other.id } })).role).toBe("ADMIN");
    await firm.undone(demotion.operationId, { as: { ...other, role: "ADMIN" } });
    await firm.undone(promotion.operationId);
  });

  it("ends the sessions of whom it switches off, as switching off does", async () => {
    const other = await firm.person("Tor Vik");
    await firm.done(switchUser, { id: other.id, active: false });
    const { operationId } = await firm.did(switchUser, { id: other.id, active: true });
    await firm.db.session.create({ data: { id: randomUUID(), employeeId: other.id, expiresAt: new Date(Date.now() + 60_000) } });
    await firm.undone(operationId);
    expect(await firm.db.employee.findUnique({ where: { id: other.id } })).toMatchObject({ active: false });
    expect(await firm.db.session.count({ where: { employeeId: other.id } })).toBe(0);
  });
});

it("an undo concerns the record even where it has been deleted since", async () => {
  const id = await aCategory(firm, "Snart borte");
  const { operationId } = await rename(id, "Borte under nytt navn");
  await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
  await firm.undone(operationId);
  expect(await category(id)).toMatchObject({ name: "Snart borte" });
});
