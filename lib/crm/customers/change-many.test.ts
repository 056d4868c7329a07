import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Command, executeUndo } from "../../command";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createCategory } from "../categories/create-category";
import { contactEntity, contactLinkEntity } from "../contacts/contact-entity";
import { createContacts } from "../contacts/create-contacts";
import { putCategoryOnContacts } from "../contacts/put-category-on-contacts";
import { createContactRoles } from "../contact-roles/create-contact-roles";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { customerEntity } from "./customer-entity";
import { putCategoryOnCustomers } from "./put-category-on-customers";
import { setSellerOfCustomers } from "./set-seller-of-customers";

let firm: TestFirm;
let customers: number[];
let deleted: number;
beforeAll(async () => {
  firm = await testFirm();
  const group = await firm.done(createGroup, { name: "Salg", type: "SALES" });
  for (const { id } of [firm.employee, firm.salesManager]) await firm.done(addMember, { groupId: group.id, employeeId: id });
  const make = (name: string, deletedByOperation: number | null = null) =>
    firm.db.customer.create({ data: { name, updatedByOperation: 1, deletedByOperation } });
  customers = (await Promise.all(["A AS", "B AS", "C AS"].map((name) => make(name)))).map(({ id }) => id);
  deleted = (await make("Slettet AS", 1)).id;
});
afterAll(() => firm.close());

const undo = (command: unknown, operationId: number | null) => {
  const entities = new Map([customerEntity, contactEntity, contactLinkEntity].map((entity) => [entity.name, entity]));
  return executeUndo({ command: command as Command, operationId: operationId ?? 0 }, entities, { db: firm.db, actor: firm.admin, via: "page" });
};

describe("putting a category on many customers", () => {
  it("says how many got it and how many had it, logs just the first, and is undone", async () => {
    const { id: categoryId } = await firm.done(createCategory, { name: "Messe", shownOn: "customer" });
    await firm.done(putCategoryOnCustomers, { categoryId, ids: customers.slice(0, 1) });
    const outcome = await firm.run(putCategoryOnCustomers, { categoryId, ids: [...customers, deleted] }, { as: firm.salesManager });
    expect(outcome).toMatchObject({ ok: true, value: { put: 2, had: 1 } });
    const carriers = async () =>
      (await firm.db.customerCategory.findMany({ where: { categoryId }, orderBy: { customerId: "asc" } })).map(({ customerId }) => customerId);
    expect(await carriers()).toEqual([...customers].sort((a, b) => a - b));
    const log = await firm.logged(outcome.ok ? outcome.operationId : null);
    expect(log).toMatchObject({ kind: "customers.putCategory", data: { name: "Messe", carriers: 2 }, records: [] });
    expect(log.bulk).toEqual([{ entity: "customer", field: "categories", before: "", after: String(categoryId), records: 2 }]);

    const before = await firm.operations();
    expect(await firm.run(putCategoryOnCustomers, { categoryId, ids: customers })).toEqual({ ok: true, value: { put: 0, had: 3 }, operationId: null });
    expect(await firm.operations()).toBe(before);
    expect(await undo(putCategoryOnCustomers, outcome.ok ? outcome.operationId : null)).toMatchObject({ ok: true });
    expect(await carriers()).toEqual(customers.slice(0, 1));
  });

  it("is refused for a category that does not show on customers, is not there, and to employees", async () => {
    const { id: onContacts } = await firm.done(createCategory, { name: "Teknisk", shownOn: "contact" });
    const before = await firm.operations();
    expect(await firm.run(putCategoryOnCustomers, { categoryId: onContacts, ids: customers })).toMatchObject({
      ok: false,
      formError: { key: "categories.errors.noLongerOffered" },
    });
    expect(await firm.run(putCategoryOnCustomers, { categoryId: 999_999, ids: customers })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(putCategoryOnCustomers, { categoryId: onContacts, ids: [] })).toMatchObject({ ok: false, reason: "refused" });
    expect(await firm.run(putCategoryOnCustomers, { categoryId: onContacts, ids: customers }, { as: firm.employee })).toMatchObject({
      ok: false,
      reason: "not permitted",
    });
    expect(await firm.operations()).toBe(before);
  });
});

describe("setting the seller of many customers", () => {
  it("logs each former seller's customers apart, leaves those that have the seller, and is undone", async () => {
    await firm.done(setSellerOfCustomers, { sellerId: firm.employee.id, ids: customers.slice(0, 2) });
    const outcome = await firm.run(setSellerOfCustomers, { sellerId: firm.salesManager.id, ids: [...customers, deleted] });
    expect(outcome).toMatchObject({ ok: true, value: { changed: 3, had: 0 } });
    const sellers = async () => (await firm.db.customerSeller.findMany({ orderBy: { customerId: "asc" } })).map(({ employeeId }) => employeeId);
    expect(await sellers()).toEqual([1, 2, 3].map(() => firm.salesManager.id));
    const log = await firm.logged(outcome.ok ? outcome.operationId : null);
    expect(log).toMatchObject({ kind: "customers.setSeller", data: { customers: 3 } });
    expect(log.bulk).toMatchObject([
      { field: "seller", before: "", after: String(firm.salesManager.id), records: 1 },
      { field: "seller", before: String(firm.employee.id), after: String(firm.salesManager.id), records: 2 },
    ]);
    expect(await firm.run(setSellerOfCustomers, { sellerId: firm.salesManager.id, ids: customers })).toMatchObject({
      ok: true,
      value: { changed: 0, had: 3 },
      operationId: null,
    });
    expect(await undo(setSellerOfCustomers, outcome.ok ? outcome.operationId : null)).toMatchObject({ ok: true });
    expect(await sellers()).toEqual([firm.employee.id, firm.employee.id]);
  });

  it("is refused for somebody who is no seller, and to employees", async () => {
    const before = await firm.operations();
    expect(await firm.run(setSellerOfCustomers, { sellerId: firm.admin.id, ids: customers })).toMatchObject({
      ok: false,
      fieldErrors: { sellerId: { key: "customers.errors.notSeller" } },
    });
    expect(await firm.run(setSellerOfCustomers, { sellerId: firm.employee.id, ids: customers }, { as: firm.employee })).toMatchObject({
      ok: false,
      reason: "not permitted",
    });
    expect(await firm.operations()).toBe(before);
  });
});

describe("making many contacts", () => {
  const person = (name: string, ...links: object[]) => ({ name, email: "", phone: "", links });

  it("links each to its customers in its role, logs them as one, gives them categories, and is undone", async () => {
    const role = (await firm.done(createContactRoles, { values: [{ nb: "Daglig leder" }] })).ids[0];
    const contacts = [
      person(
        "Nora Berg",
        { customerId: customers[0], role, isPrimary: true, from: "2026-01-01" },
        { customerId: customers[1], from: "2025-01-01", until: "2025-12-31" },
      ),
      person("Jonas Lie", { customerId: customers[0] }),
    ];
    const outcome = await firm.run(createContacts, { contacts }, { now: new Date("2026-05-04T10:00:00Z") });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const links = await firm.db.$queryRaw<unknown[]>`
      SELECT p.name, l.customer_id AS customer, l.role_id AS role, l.is_primary AS "isPrimary", l.period::text FROM contact_link l JOIN contact p ON p.id = l.contact_id
      WHERE p.id = ANY(${outcome.value.ids}::int[]) ORDER BY p.id, l.customer_id`;
    expect(links).toEqual([
      { name: "Nora Berg", customer: customers[0], role, isPrimary: true, period: "[2026-01-01,)" },
      { name: "Nora Berg", customer: customers[1], role: null, isPrimary: false, period: "[2025-01-01,2026-01-01)" },
      { name: "Jonas Lie", customer: customers[0], role: null, isPrimary: false, period: "[2026-05-04,)" },
    ]);
    const log = await firm.logged(outcome.operationId);
    expect(log).toMatchObject({ kind: "contacts.createMany", data: { contacts: 2 }, records: [] });
    expect(log.bulk).toMatchObject([
      { entity: "contact", field: "deleted", records: 2 },
      { entity: "contactLink", field: "deleted", records: 3 },
    ]);

    const { id: categoryId } = await firm.done(createCategory, { name: "Nyhetsbrev", shownOn: "both" });
    expect(await firm.done(putCategoryOnContacts, { categoryId, ids: outcome.value.ids })).toEqual({ put: 2, had: 0 });
    expect(await firm.db.contactCategory.count({ where: { categoryId } })).toBe(2);

    expect(await undo(createContacts, outcome.operationId)).toMatchObject({ ok: true });
    expect(await firm.db.contact.count({ where: { id: { in: outcome.value.ids }, deletedByOperation: null } })).toBe(0);
  });

  it("is refused for a deleted customer, a role that is gone, two primary ones, and to employees; nobody is made then", async () => {
    const [count, before] = [await firm.db.contact.count(), await firm.operations()];
    const good = person("Ida Dahl", { customerId: customers[2], isPrimary: true });
    expect(await firm.run(createContacts, { contacts: [good, person("X", { customerId: deleted })] })).toMatchObject({
      ok: false,
      fieldErrors: { contacts: { key: "contacts.errors.customerGone" } },
    });
    expect(await firm.run(createContacts, { contacts: [good, person("X", { customerId: customers[2], role: 999_999 })] })).toMatchObject({
      ok: false,
      fieldErrors: { contacts: { key: "contacts.errors.roleGone" } },
    });
    expect(await firm.run(createContacts, { contacts: [good, person("X", { customerId: customers[2], isPrimary: true })] })).toMatchObject({
      ok: false,
      formError: { key: "contacts.errors.onePrimary" },
    });
    expect(await firm.run(createContacts, { contacts: [person("X", { customerId: customers[2], from: "2026-01-02", until: "2026-01-01" })] })).toMatchObject({
      ok: false,
    });
    expect(await firm.run(createContacts, { contacts: [person("X")] })).toMatchObject({ ok: false, reason: "refused" });
    expect(await firm.run(createContacts, { contacts: [good] }, { as: firm.employee })).toMatchObject({ ok: false, reason: "not permitted" });
    expect([await firm.db.contact.count(), await firm.operations()]).toEqual([count, before]);
  });
});
