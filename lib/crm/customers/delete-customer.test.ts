import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readAsOf } from "../../change-log/quiet-since";
import { Prisma } from "../../db/generated/client";
import { aCategory, aContact, aCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { findCategory } from "../categories/category-queries";
import { editContact } from "../contacts/edit-contact";
import { endPlace } from "../contacts/end-place";
import { linkContact } from "../contacts/link-contact";
import { searchPeople } from "../contacts/search-people";
import { setContactCategories } from "../contacts/set-contact-categories";
import { createOpportunities } from "../opportunities/create-opportunities";
import { allOpportunities } from "../opportunities/opportunity-search";
import { searchOpportunities } from "../opportunities/search-opportunities";
import { countDeletion, deletionOf, opportunitiesOf } from "./count-deletion";
import { everyCustomer } from "./customer-filters";
import { findCustomer } from "./customer-queries";
import { deleteCustomer } from "./delete-customer";
import { deleteCustomers } from "./delete-customers";
import { editCustomer } from "./edit-customer";
import { searchCustomers } from "./search-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const mark = async (id: number) => (await firm.db.customer.findUniqueOrThrow({ where: { id } })).deletedByOperation;
const nothing = { contacts: 0, opportunities: 0 };

/** A customer with a contact of its own, one shared with another customer, one who left that other, and three sales. */
async function withEverything() {
  const word = `Slettes${(made += 1)}x`;
  const [id, other] = [await aCustomer(firm, `${word} AS`), await aCustomer(firm, `Annen ${made} AS`)];
  const [own, shared, left] = [await aContact(firm, `Egen ${word}`, id), await aContact(firm, `Delt ${word}`, id), await aContact(firm, `Sluttet ${word}`, id)];
  for (const contactId of [shared, left])
    await firm.done(linkContact, { customerId: other, contactId, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
  const place = await firm.db.contactLink.findFirstOrThrow({ where: { contactId: left, customerId: other } });
  await firm.done(endPlace, { id: place.id, until: "2026-02-01" });
  const sale = { customerId: id, expectedClose: "2026-06-30", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] };
  await firm.done(createOpportunities, {
    opportunities: [
      { ...sale, title: `Åpen ${word}`, amount: 100_00 },
      { ...sale, title: `Vunnet ${word}`, amount: 250_00, status: "WON", closedOn: "2026-03-01" },
      { ...sale, title: `Tapt ${word}`, amount: 70_00, status: "LOST", closedOn: "2026-03-01" },
    ],
  });
  return { word, id, other, own, shared, left };
}

const people = async (word: string, at: number) => (await searchPeople(firm.db, word, at, "nb")).map(({ name }) => name.split(" ")[0]);
const sales = async (word: string) =>
  (await searchOpportunities(firm.db, { ...allOpportunities, words: word }, "nb")).rows.map(({ title }) => title.split(" ")[0]).sort();

describe("«Slett kunde»", () => {
  it("marks the customer alone; what hangs on it is gone with it, and comes back with it, equal in every column", async () => {
    const { word, id, other, own } = await withEverything();
    const counts = await countDeletion(firm.db, { ids: [id] });
    expect(counts).toMatchObject({ customers: 1, contacts: 1, staying: 2, open: 1, openAmount: 100_00, won: 1, wonAmount: 250_00, lost: 1 });
    const whole = await firm.everything();
    const { operationId } = await firm.did(deleteCustomer, { id, contacts: 1, opportunities: 3 }, { as: firm.salesManager });
    expect(await mark(id)).toBe(operationId);
    expect(await firm.logged(operationId)).toEqual({
      kind: "customers.delete",
      actorId: firm.salesManager.id,
      data: { contacts: 1, opportunities: 3 },
      records: [{ entity: "customer", id, before: { deleted: false }, after: { deleted: true }, label: `${word} AS` }],
      bulk: [],
    });
    expect(await findCustomer(firm.db, id, "nb")).toBeNull();
    expect((await searchCustomers(firm.db, { ...everyCustomer, words: word, page: "first" }, "nb")).rows.map((row) => row.id)).toEqual([other]);
    expect(await people(word, other)).toEqual(["Delt", "Sluttet"]);
    expect(await sales(word)).toEqual(["Tapt", "Vunnet"]);
    expect(await firm.run(editContact, { id: own, name: "Ny", email: "", phone: "" })).toMatchObject({ reason: "not found" });
    const link = { customerId: other, contactId: own, role: "", workEmail: "", workPhone: "", from: "2026-01-01" };
    expect(await firm.run(linkContact, link)).toMatchObject({ reason: "not found" });

    await firm.undone(operationId);
    const { operation, change, change_personal, ...rest } = await firm.everything();
    expect(Object.entries(rest).filter(([table, digest]) => whole[table] !== digest)).toEqual([]);
    expect([await people(word, other), await sales(word)]).toEqual([
      ["Delt", "Egen", "Sluttet"],
      ["Tapt", "Vunnet", "Åpen"],
    ]);
  });

  it("a contact whose last customer is deleted carries no category that is counted", async () => {
    const { id, own, shared } = await withEverything();
    const category = await aCategory(firm);
    for (const contact of [own, shared]) await firm.done(setContactCategories, { id: contact, put: category });
    expect(await findCategory(firm.db, category)).toMatchObject({ contacts: 2 });
    await firm.done(deleteCustomer, { id, contacts: 1, opportunities: 3 });
    expect(await findCategory(firm.db, category)).toMatchObject({ contacts: 1 });
    expect(await firm.run(setContactCategories, { id: own, put: await aCategory(firm) })).toMatchObject({ reason: "not found" });
  });

  it("asks again when more goes along than the question said, and deletes nothing then", async () => {
    const { id } = await withEverything();
    const before = await firm.everything();
    for (const said of [
      { contacts: 0, opportunities: 3 },
      { contacts: 1, opportunities: 2 },
    ])
      // prettier-ignore
      expect(await firm.run(deleteCustomer, { id, ...said })).toMatchObject({ formError: { key: "errors.countChanged" }, offer: { askAgain: id } });
    expect(await firm.everything()).toEqual(before);
  });

  it("of one that is deleted or never was is not found", async () => {
    const id = await aCustomer(firm);
    await firm.done(deleteCustomer, { id, ...nothing });
    for (const gone of [id, 999_999]) expect(await firm.run(deleteCustomer, { id: gone, ...nothing })).toMatchObject({ reason: "not found" });
  });

  it("by somebody else is undone by an admin alone, one's own by oneself", async () => {
    const [first, second] = [await aCustomer(firm), await aCustomer(firm)];
    const byAdmin = await firm.did(deleteCustomer, { id: first, ...nothing });
    expect(await firm.undo(byAdmin.operationId, { as: firm.salesManager })).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await firm.undo(byAdmin.operationId, { as: firm.employee })).toMatchObject({ ok: false, reason: "not permitted" });
    const own = await firm.did(deleteCustomer, { id: second, ...nothing }, { as: firm.salesManager });
    const undo = await firm.undone(own.operationId, { as: firm.salesManager });
    expect(await mark(second)).toBeNull();
    const again = await firm.undone(undo.operationId, { as: firm.admin });
    expect(await mark(second)).toBe(again.operationId);
    expect(await firm.undo(again.operationId, { as: firm.salesManager })).toMatchObject({ ok: false, reason: "not permitted" });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: deleteCustomer,
    input: async () => ({ id: await aCustomer(firm), ...nothing }),
    refusedTo: ["employee"],
    invalid: { "no id": [{ id: "ingen" }, "id", "errors.invalid"], "a count that is none": [{ contacts: "mange" }, "contacts", "errors.invalid"] },
  });
});

describe("the deletion of many", () => {
  const word = () => `Mange${(made += 1)}x`;
  const anOpenSale = (customerId: number) =>
    firm.done(createOpportunities, {
      opportunities: [
        { customerId, title: "Nytt salg", amount: 1_00, expectedClose: "2030-01-01", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] },
      ],
    });

  it("marks all that a search finds in one operation, is undone whole, and done again but for who was changed since", async () => {
    const found = word();
    const ids = [await aCustomer(firm, `${found} A`), await aCustomer(firm, `${found} B`), await aCustomer(firm, `${found} C`)];
    const before = (await firm.db.customer.findMany({ where: { id: { in: ids } } })).map((row) => ({ ...row }));
    const selection = { search: { ...everyCustomer, words: found } };
    const { operationId, value } = await firm.did(deleteCustomers, { selection, customers: "3" }, { as: firm.salesManager });
    expect([value, await Promise.all(ids.map(mark))]).toEqual([{ customers: 3 }, [operationId, operationId, operationId]]);
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "customers.deleteMany",
      data: { customers: 3 },
      records: [],
      bulk: [{ entity: "customer", field: "deleted", before: "false", after: "true", records: 3 }],
    });
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(0);
    expect(await firm.db.customer.findMany({ where: { id: { in: ids } } })).toEqual(before);
    await firm.done(editCustomer, { id: ids[1], ...blankCustomer, name: `${found} endret` });
    const again = await firm.undone(undo.operationId);
    expect([again.left, await Promise.all(ids.map(mark))]).toEqual([1, [again.operationId, null, again.operationId]]);
  });

  it("asks again when others are found than the question said, and deletes nothing then", async () => {
    const found = word();
    await aCustomer(firm, `${found} A`);
    const before = await firm.everything();
    const selection = { search: { ...everyCustomer, words: found } };
    for (const customers of [0, 2])
      expect(await firm.run(deleteCustomers, { selection, customers })).toMatchObject({ formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
    expect(await firm.everything()).toEqual(before);
  });

  it("asks again when as many are found, and not the same, or when something else goes along, and deletes nothing then", async () => {
    const found = word();
    const selection = { search: { ...everyCustomer, words: found } };
    const asked = async () => {
      const asOf = await readAsOf(firm.db);
      const along = await countDeletion(firm.db, selection);
      return { selection, customers: along.customers, who: along.who, contacts: along.contacts, opportunities: opportunitiesOf(along), asOf };
    };
    const [first] = [await aCustomer(firm, `${found} A`), await aCustomer(firm, `${found} B`)];
    const changes = [
      async () => {
        await firm.done(editCustomer, { id: first, ...blankCustomer, name: "Ikke med lenger AS" });
        await aCustomer(firm, `${found} C`);
      },
      async () => aContact(firm, undefined, (await firm.db.customer.findFirstOrThrow({ where: { name: `${found} B` } })).id),
      async () => anOpenSale((await firm.db.customer.findFirstOrThrow({ where: { name: `${found} B` } })).id),
    ];
    for (const change of changes) {
      const seen = await asked();
      await change();
      const before = await firm.everything();
      const key = change === changes[0] ? "errors.othersFound" : "errors.countChanged";
      expect(await firm.run(deleteCustomers, seen)).toMatchObject({ formError: { key }, offer: { askAgain: 1 } });
      expect(await firm.everything()).toEqual(before);
    }
    const seen = await asked();
    // Something was done since that touches none of it.
    await aCustomer(firm);
    expect(await firm.done(deleteCustomers, seen)).toEqual({ customers: 2 });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: deleteCustomers,
    input: async () => ({ selection: { ids: [await aCustomer(firm), await aCustomer(firm)] }, customers: 2 }),
    refusedTo: ["employee"],
    invalid: {
      nobody: [{ selection: { ids: [] } }, "selection", "errors.invalid"],
      "a count that is none": [{ customers: "alle" }, "customers", "errors.invalid"],
    },
  });
});

it("the question about many asks nothing of each place by itself, however little memory there is for it", async () => {
  const plan = await firm.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL work_mem = '64kB'`;
    // As many as a large firm has: the planner must not count on few.
    await tx.$executeRaw`INSERT INTO customer (name, updated_by_operation) SELECT 'Mange ' || n, (SELECT min(id) FROM operation) FROM generate_series(1, 5000) AS n`;
    await tx.$executeRaw`ANALYZE customer`;
    const lines = await tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${deletionOf(Prisma.sql`c.deleted_by_operation IS NULL`)}`);
    await tx.$executeRaw`DELETE FROM customer WHERE name LIKE 'Mange %'`;
    return lines.map((line) => line["QUERY PLAN"]);
  });
  expect(plan.filter((line) => /SubPlan/.test(line))).toEqual([]);
});
