import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Command, executeUndo } from "../../command";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createCategory } from "../categories/create-category";
import { contactEntity, contactLinkEntity } from "./contact-entity";
import { createContacts } from "./create-contacts";
import { putCategoryOnContacts } from "./put-category-on-contacts";
import { createContactRoles } from "../contact-roles/create-contact-roles";
import { customerEntity } from "../customers/customer-entity";

let firm: TestFirm;
let customers: number[];
let deleted: number;
beforeAll(async () => {
  firm = await testFirm();
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
    const put = await firm.did(putCategoryOnContacts, { categoryId, ids: outcome.value.ids });
    expect(put.value).toEqual({ put: 2, had: 0 });
    expect(await firm.db.contactCategory.count({ where: { categoryId } })).toBe(2);
    // Who carries it was changed since, and would be left.
    await firm.undone(put.operationId);

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
