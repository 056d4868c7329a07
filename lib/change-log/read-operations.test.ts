import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { defineCommand } from "../command";
import { createCategory } from "../crm/categories/create-category";
import { mergeCategories } from "../crm/categories/merge-categories";
import { renameCategory } from "../crm/categories/rename-category";
import { switchCategory } from "../crm/categories/switch-category";
import { createProducts, createSources } from "../crm/additional-info/create-additional-info";
import { productCommands, sourceCommands } from "../crm/additional-info/additional-info-lists";
import { productEntity, sourceEntity } from "../crm/additional-info/additional-info-entities";
import { contactRoleEntity } from "../crm/contact-roles/contact-role-entity";
import { contactRoleCommands } from "../crm/contact-roles/contact-role-list";
import { createContactRoles } from "../crm/contact-roles/create-contact-roles";
import { createContact } from "../crm/contacts/create-contact";
import { createContacts } from "../crm/contacts/create-contacts";
import { editContact } from "../crm/contacts/edit-contact";
import { setContactCategories } from "../crm/contacts/set-contact-categories";
import { customerEntity } from "../crm/customers/customer-entity";
import { editCustomer } from "../crm/customers/edit-customer";
import { putCategoryOnCustomers } from "../crm/customers/put-category-on-customers";
import { setCustomerCategories } from "../crm/customers/set-customer-categories";
import { changeCustomer } from "../crm/opportunities/change-customer";
import { createOpportunities } from "../crm/opportunities/create-opportunities";
import { deleteOpportunity } from "../crm/opportunities/delete-opportunity";
import { isUndoable } from "../crm/undo/is-undoable";
import { setOwnLanguage } from "../crm/users/set-own-language";
import { setPassword } from "../crm/users/set-password";
import { countUsesOf } from "../crm/value-lists/value-uses";
import type { ValueEntity } from "../crm/value-lists/value-entity";
import { Prisma } from "../db/generated/client";
import { aCategory, aContact, aCustomer, blankCustomer, makeSeller } from "../testing/records";
import { type TestFirm, testFirm } from "../testing/test-firm";
import { type OperationFilter, operationsPerPage, readOperations } from "./read-operations";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const read = async (filter: OperationFilter) => (await readOperations(firm.db, filter)).operations;
const ids = async (filter: OperationFilter) => (await read(filter)).map(({ id }) => id);
const theOperation = async (id: number) => {
  const [operation] = await read({ id });
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
};

describe("the change log of one operation", () => {
  it("says who, when, how and what, with the changes before and after, personal ones among them", async () => {
    const customer = await aCustomer(firm, "Fjord AS");
    const now = new Date("2026-05-04T10:00:00Z");
    const { operationId } = await firm.did(
      editCustomer,
      { id: customer, ...blankCustomer, name: "Fjord Bygg AS", phone: "22334455" },
      { as: firm.employee, now },
    );
    expect(await theOperation(operationId)).toEqual({
      ...{ id: operationId, kind: "customers.edit", at: now, via: "page", actorId: firm.employee.id, actor: "Peder Ås", data: {} },
      ...{ root: null, depth: 0, undoneBy: null, records: 1, firstLabel: "Fjord AS", lastLabel: "Fjord AS" },
      changes: [
        {
          entity: "customer",
          entityId: customer,
          label: "Fjord AS",
          before: { name: "Fjord AS", phone: "" },
          after: { name: "Fjord Bygg AS", phone: "22334455" },
        },
      ],
    });
  });

  it("is the app's own where nobody is named", async () => {
    const { operationId } = await firm.did(
      createCategory,
      { name: "Fra systemet", shownOn: "both" },
      { as: { ...firm.admin, id: null, role: "SYSTEM" }, via: "job" },
    );
    expect(await theOperation(operationId)).toMatchObject({ actorId: null, actor: null, via: "job" });
  });

  it("that is an undo names what stands at the beginning of its chain, and how far it is from there", async () => {
    const id = await aCategory(firm, "Kjede");
    const { operationId } = await firm.did(renameCategory, { id, name: "Lenke" });
    const undo = await firm.undone(operationId);
    const redo = await firm.undone(undo.operationId);
    const again = await firm.undone(redo.operationId);
    const root = { id: operationId, kind: "categories.rename", data: { from: "Kjede", name: "Lenke" } };
    expect(await theOperation(operationId)).toMatchObject({ depth: 0, root: null, undoneBy: undo.operationId });
    expect(await theOperation(undo.operationId)).toMatchObject({ kind: "changeLog.undo", depth: 1, root, undoneBy: redo.operationId });
    expect(await theOperation(redo.operationId)).toMatchObject({ depth: 2, root, undoneBy: again.operationId });
    expect(await theOperation(again.operationId)).toMatchObject({ depth: 3, root, undoneBy: null });
  });

  it("counts all records it touched, and shows the changes of the first twenty", async () => {
    const category = await aCategory(firm);
    const customers = [];
    for (let n = 0; n < 22; n++) customers.push(await aCustomer(firm));
    const { operationId } = await firm.did(putCategoryOnCustomers, { to: category, selection: { ids: customers } });
    expect(await theOperation(operationId)).toMatchObject({ records: 22, changes: [] });
  });
});

describe("«Angre» is shown", () => {
  it("for what can be taken back, is not taken back yet, and may be done by the reader; the undo has it then", async () => {
    const id = await aCategory(firm);
    const { operationId } = await firm.did(switchCategory, { id, active: false });
    const shown = async (who: typeof firm.admin) => isUndoable(await theOperation(operationId), who);
    expect([await shown(firm.admin), await shown(firm.salesManager), await shown(firm.employee)]).toEqual([true, false, false]);
    const undo = await firm.undone(operationId);
    expect(await shown(firm.admin)).toBe(false);
    expect(isUndoable(await theOperation(undo.operationId), firm.admin)).toBe(true);
  });

  it("never for what is final, and for one's own choices to oneself alone", async () => {
    const password = await firm.did(setPassword, { id: firm.employee.id, password: "et helt nytt passord" });
    expect(isUndoable(await theOperation(password.operationId), firm.admin)).toBe(false);
    const language = await firm.did(setOwnLanguage, { language: "en" }, { as: firm.employee });
    expect([isUndoable(await theOperation(language.operationId), firm.employee), isUndoable(await theOperation(language.operationId), firm.admin)]).toEqual([
      true,
      false,
    ]);
    const { operationId } = await firm.undone(language.operationId, { as: firm.employee });
    expect([isUndoable(await theOperation(operationId), firm.employee), isUndoable(await theOperation(operationId), firm.admin)]).toEqual([true, false]);
  });

  it("for no kind that is not known", async () => {
    const { id } = await firm.db.operation.create({ data: { kind: "tests.unknown", via: "page" } });
    expect(isUndoable(await theOperation(id), firm.admin)).toBe(false);
  });
});

describe("the change log is filtered", () => {
  it("by person", async () => {
    const nina = await firm.person("Nina Lund", { role: "ADMIN" });
    const mine = await firm.did(createCategory, { name: "Ninas", shownOn: "both" }, { as: nina });
    const undo = await firm.undone(mine.operationId, { as: nina });
    expect(await ids({ actor: nina.id })).toEqual([undo.operationId, mine.operationId]);
  });

  it("by kind: the noun, with the undos of what it names, and no noun that begins alike", async () => {
    const before = (await ids({}))[0] ?? 0;
    const { value, operationId } = await firm.did(createCategory, { name: "Av slaget", shownOn: "both" });
    const undo = await firm.undone(operationId);
    const redo = await firm.undone(undo.operationId);
    const customer = await aCustomer(firm);
    await firm.done(setCustomerCategories, { id: customer, put: value.id });
    expect(await ids({ noun: "categories", after: before })).toEqual([redo.operationId, undo.operationId, operationId]);
    expect((await read({ noun: "customers", after: before })).map(({ kind }) => kind)).toEqual(["customers.setCategories", "customers.create"]);
    expect(await ids({ noun: "categor" })).toEqual([]);
    expect(await ids({ noun: "customer" })).toEqual([]);
    expect(await ids({ noun: "%" })).toEqual([]);
  });

  it("by days of Oslo, both included", async () => {
    const at = async (moment: string) => (await firm.db.operation.create({ data: { kind: "tests.day", via: "page", at: new Date(moment) } })).id;
    const [before, first, last, after] = [
      await at("2025-05-03T21:59:59.999Z"),
      await at("2025-05-03T22:00:00Z"),
      await at("2025-05-05T21:59:59.999Z"),
      await at("2025-05-05T22:00:00Z"),
    ];
    expect(await ids({ from: "2025-05-04", until: "2025-05-05" })).toEqual([last, first]);
    expect(await ids({ noun: "tests", from: "2025-05-06", until: "2025-05-06" })).toEqual([after]);
    expect(await ids({ noun: "tests", until: "2025-05-03", from: "2025-05-03" })).toEqual([before]);
    expect(await ids({ from: "2025-05-05", until: "2025-05-04" })).toEqual([]);
  });

  it.each([
    // The clocks go forward at two: the day has 23 hours, from 23:00 the day before to 22:00.
    ["2025-03-30", ["2025-03-29T22:59:59Z", "2025-03-29T23:00:00Z", "2025-03-30T21:59:59Z", "2025-03-30T22:00:00Z"]],
    // And back at three: 25 hours, from 22:00 to 23:00.
    ["2025-10-26", ["2025-10-25T21:59:59Z", "2025-10-25T22:00:00Z", "2025-10-26T22:59:59Z", "2025-10-26T23:00:00Z"]],
    ["2025-12-31", ["2025-12-30T22:59:59Z", "2025-12-30T23:00:00Z", "2025-12-31T22:59:59Z", "2025-12-31T23:00:00Z"]],
  ])("by a day whose hours are its own (%s)", async (day, moments) => {
    const made: number[] = [];
    for (const moment of moments) made.push((await firm.db.operation.create({ data: { kind: "tests.hours", via: "page", at: new Date(moment) } })).id);
    expect(await ids({ noun: "tests", from: day, until: day })).toEqual([made[2], made[1]]);
  });

  it("by customer: its own changes, those of many at once, those of its contacts and of their places there, and no others", async () => {
    const [mine, other] = [await aCustomer(firm, "Min AS"), await aCustomer(firm, "Annen AS")];
    const start = (await ids({}))[0] ?? 0;
    const [from, into] = [await aCategory(firm), await aCategory(firm)];
    const log: [kind: string, mine: boolean, operation: number][] = [];
    const note = (what: string, isMine: boolean, { operationId }: { operationId: number }) => log.push([what, isMine, operationId]);

    note("edit", true, await firm.did(editCustomer, { id: mine, ...blankCustomer, name: "Min Nye AS" }));
    note("edit of another", false, await firm.did(editCustomer, { id: other, ...blankCustomer, name: "Annen Ny AS" }));
    note("many", true, await firm.did(putCategoryOnCustomers, { to: from, selection: { ids: [mine, other] } }));
    const person = (name: string, customerId: number) => ({ name, email: "", phone: "", links: [{ customerId }] });
    const made = await firm.did(createContacts, { contacts: [person("Nora Berg", mine), person("Jonas Lie", other)] });
    note("contacts of many", true, made);
    const [nora = 0, jonas = 0] = made.value.ids;
    note("contact edited", true, await firm.did(editContact, { id: nora, name: "Nora Lie", email: "", phone: "" }));
    note("contact of another edited", false, await firm.did(editContact, { id: jonas, name: "Jonas Berg", email: "", phone: "" }));
    note("contact's categories", true, await firm.did(setContactCategories, { id: nora, put: from }));
    const merge = await firm.did(mergeCategories, { id: from, into, customers: 2, contacts: 1 });
    note("merge", true, merge);
    note("undo of many", true, await firm.undone(merge.operationId));
    note("category alone", false, await firm.did(renameCategory, { id: into, name: "Bare omdøpt" }));
    note("new contact", true, { operationId: (await aContact(firm, "Ida Dahl", mine), (await ids({}))[0] ?? 0) });

    expect(await ids({ customer: mine, after: start })).toEqual(log.flatMap(([, isMine, operation]) => (isMine ? [operation] : [])).reverse());
    expect(await ids({ customer: 999_999 })).toEqual([]);
    // A customer 8,192 further on stands at the same place of another bitmap.
    expect(await ids({ customer: mine + 8192 })).toEqual([]);
  });

  it("by customer and by contact: what an act on many did with the roles of its contacts and with its opportunities, from what to what", async () => {
    const [mine, other] = [await aCustomer(firm, "Verdier AS"), await aCustomer(firm, "Uten AS")];
    const uses = async (entity: ValueEntity, id: number) => countUsesOf(firm.db, entity, id);
    const replaced = async (commands: typeof sourceCommands, entity: ValueEntity, ids: number[]) =>
      (await firm.did(commands.delete, { id: ids[0], replacement: ids[1], ...(await uses(entity, ids[0] ?? 0)) })).operationId;
    const values = [{ nb: "Før" }, { nb: "Etter" }];
    const roles = (await firm.done(createContactRoles, { values })).ids;
    const sources = (await firm.done(createSources, { values })).ids;
    const products = (await firm.done(createProducts, { values })).ids;
    const { id: nora } = await firm.done(createContact, { customerId: mine, name: "Nora Rolle", email: "", phone: "", role: roles[0] });
    const { id: jonas } = await firm.done(createContact, { customerId: other, name: "Jonas Annen", email: "", phone: "", role: "" });
    await makeSeller(firm, firm.employee.id);
    const sale = { title: "Verdisalg", amount: 100, expectedClose: "2030-01-01", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] };
    await firm.done(createOpportunities, { opportunities: [{ ...sale, customerId: mine, sourceId: sources[0], products: [products[0]] }] });
    const start = (await ids({}))[0] ?? 0;
    const role = await replaced(contactRoleCommands, contactRoleEntity, roles);
    const source = await replaced(sourceCommands, sourceEntity, sources);
    const product = await replaced(productCommands, productEntity, products);
    expect(await ids({ customer: mine, after: start })).toEqual([product, source, role]);
    expect([await ids({ customer: other, after: start }), await ids({ contact: jonas, after: start })]).toEqual([[], []]);
    expect(await ids({ contact: nora, after: start })).toEqual([role]);
    const shown = async (filter: OperationFilter) =>
      (await read({ ...filter, after: start })).map(({ changes }) => changes.filter(({ entity }) => ["contactLink", "opportunity"].includes(entity)));
    const roleChange = { entity: "contactLink", label: "Nora Rolle", before: { role: roles[0] }, after: { role: roles[1] } };
    expect(await shown({ customer: mine })).toMatchObject([
      expect.arrayContaining([
        expect.objectContaining({ entity: "opportunity", label: "Verdisalg", before: { product: products[0] }, after: { product: null } }),
        expect.objectContaining({ entity: "opportunity", label: "Verdisalg", before: { product: null }, after: { product: products[1] } }),
      ]),
      [{ entity: "opportunity", label: "Verdisalg", before: { source: sources[0] }, after: { source: sources[1] } }],
      [roleChange],
    ]);
    expect(await shown({ contact: nora })).toMatchObject([[roleChange]]);
  });

  it("by customer: what was done with an opportunity while it was the customer's, though it is another's by now", async () => {
    const [from, to] = [await aCustomer(firm, "Gir Fra Seg AS"), await aCustomer(firm, "Får AS")];
    await makeSeller(firm, firm.employee.id);
    const sale = { title: "Flyttes", amount: 100, expectedClose: "2030-01-01", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] };
    const made = await firm.did(createOpportunities, { opportunities: [{ ...sale, customerId: from }] });
    const [id = 0] = made.value.ids;
    const moved = await firm.did(changeCustomer, { id, from, customer: to, contact: "" });
    const won = await firm.did(deleteOpportunity, { id });
    expect((await ids({ customer: from })).slice(0, 2)).toEqual([moved.operationId, made.operationId]);
    expect((await ids({ customer: to })).slice(0, 3)).toEqual([won.operationId, moved.operationId, made.operationId]);
  });

  it("finds what concerns a customer or a contact by indexes alone", async () => {
    const plans: string[] = [];
    const explaining = new Proxy(firm.db, {
      get: (db, name) =>
        name !== "$queryRaw"
          ? (Reflect.get(db, name) as unknown)
          : async (text: TemplateStringsArray, ...values: unknown[]) => {
              const sql = Prisma.sql(text, ...values);
              if (sql.sql.includes("WITH page AS")) plans.push(await explained(sql));
              return db.$queryRaw(sql);
            },
    });
    await readOperations(explaining, { customer: 1 });
    await readOperations(explaining, { contact: 1 });
    const [ofCustomer = "", ofContact = ""] = plans;
    for (const index of ["change_entity_entity_id_id_idx", "change_bulk_pkey"]) for (const plan of plans) expect(plan).toContain(index);
    for (const index of ["contact_link_customer_id_idx", "opportunity_customer_id_idx", "change_personal_subject_subject_id_idx"])
      expect(ofCustomer).toContain(index);
    expect(ofContact).toContain("contact_link_contact_id_idx");
  });

  /** The plan as it is for tables that are too big to be read whole. */
  const explained = (sql: Prisma.Sql): Promise<string> =>
    firm.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return JSON.stringify(await tx.$queryRaw(Prisma.sql`EXPLAIN ${sql}`));
    });

  it("by customer, it shows what became of that customer, and not of others in the same operation", async () => {
    const [one, other] = [await aCustomer(firm, "Første AS"), await aCustomer(firm, "Andre AS")];
    const rename = defineCommand({
      ...{ name: "tests.renameBoth", permission: "customers.edit", input: z.strictObject({}), undo: "final" },
      async run({ tx, log }) {
        for (const [id, before, after] of [
          [other, "Andre AS", "2 AS"],
          [one, "Første AS", "1 AS"],
        ] as const) {
          await tx.customer.update({ where: { id }, data: { name: after } });
          log.change({ entity: customerEntity, id, before: { name: before }, after: { name: after }, label: before });
        }
      },
    });
    const { operationId } = await firm.did(rename, {});
    const [own] = await read({ customer: one, id: operationId });
    expect(own).toMatchObject({ records: 2, changes: [{ entityId: one, label: "Første AS", after: { name: "1 AS" } }] });
    expect((await theOperation(operationId)).changes.map(({ entityId }) => entityId)).toEqual([other, one]);
  });

  it("by all of these at once", async () => {
    const customer = await aCustomer(firm);
    const now = new Date("2024-02-29T12:00:00Z");
    const { operationId } = await firm.did(editCustomer, { id: customer, ...blankCustomer, name: "Skuddår AS" }, { as: firm.employee, now });
    const day = { from: "2024-02-29", until: "2024-02-29" };
    expect(await ids({ actor: firm.employee.id, noun: "customers", customer, ...day })).toEqual([operationId]);
    expect(await ids({ actor: firm.admin.id, noun: "customers", customer, ...day })).toEqual([]);
    expect(await ids({ actor: firm.employee.id, noun: "contacts", customer, ...day })).toEqual([]);
  });
});

describe("the change log is read a page at a time", () => {
  it("newest first, to the oldest and back, each once", async () => {
    const total = operationsPerPage * 2 + 7;
    await firm.db.operation.createMany({ data: Array.from({ length: total }, () => ({ kind: "pages.fill", via: "page" })) });
    const page = (filter: OperationFilter) => readOperations(firm.db, { noun: "pages", ...filter });
    const first = await page({});
    const second = await page({ before: first.operations.at(-1)?.id ?? 0 });
    const third = await page({ before: second.operations.at(-1)?.id ?? 0 });
    expect([first.more, second.more, third.more]).toEqual([true, true, false]);
    expect([first, second, third].map(({ operations }) => operations.length)).toEqual([operationsPerPage, operationsPerPage, 7]);
    const all = [first, second, third].flatMap(({ operations }) => operations.map(({ id }) => id));
    expect(all).toEqual([...new Set(all)].sort((a, b) => b - a));

    const back = await page({ after: third.operations[0]?.id ?? 0 });
    expect([back.more, back.operations]).toEqual([true, second.operations]);
    const top = await page({ after: second.operations[0]?.id ?? 0 });
    expect([top.more, top.operations]).toEqual([false, first.operations]);
    expect(await page({ after: first.operations[0]?.id ?? 0 })).toEqual({ operations: [], more: false });
  });
});
