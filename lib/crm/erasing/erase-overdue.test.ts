import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import { textsIn } from "../../i18n/texts";
import { aContact, aCustomer, makeSeller } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteContact } from "../contacts/delete-contact";
import { deleteCustomers } from "../customers/delete-customers";
import { daysLeft, readErasureDays } from "./erasure-time";
import { eraseOverdue } from "./erase-overdue";
import { countOverdue } from "./overdue";
import { runErasure } from "./run-erasure";
import { setErasureDays } from "./set-erasure-days";

const day = 24 * 60 * 60_000;

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());
beforeEach(async () => {
  await firm.done(setErasureDays, { days: "" });
});

/** A customer deleted so many days ago. */
async function deleted(name: string, daysAgo: number): Promise<number> {
  const id = await aCustomer(firm, name, { organizationNumber: "" });
  await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 }, { now: new Date(Date.now() - daysAgo * day) });
  return id;
}

async function deletedContact(name: string, daysAgo: number): Promise<number> {
  const id = await aContact(firm, name);
  await firm.done(deleteContact, { id, customers: 1, opportunities: 0 }, { now: new Date(Date.now() - daysAgo * day) });
  return id;
}

describe("after how many days what is deleted is erased", () => {
  it("is never from the start; is set, said in the log, and undone", async () => {
    expect(await readErasureDays(firm.db)).toBeNull();
    const { operationId } = await firm.did(setErasureDays, { days: " 90 " });
    expect(await firm.logged(operationId)).toMatchObject({
      ...{ kind: "firm.setErasureDays", data: { days: 90, customers: 0, contacts: 0 } },
      records: [{ entity: "erasure", id: 1, before: { days: null }, after: { days: 90 } }],
    });
    expect(await firm.run(setErasureDays, { days: "90" })).toMatchObject({ operationId: null });
    await firm.undone(operationId);
    expect(await readErasureDays(firm.db)).toBeNull();
  });

  it("is shortened only with the count of those who are overdue by then, and they are erased by the job alone", async () => {
    const [old, young] = [await deleted("Gammel Slettet AS", 40), await deleted("Ung Slettet AS", 5)];
    const person = await deletedContact("Gammel Person", 40);
    expect(await firm.run(setErasureDays, { days: "30" })).toMatchObject({ formError: { key: "errors.countChanged" }, offer: { askAgain: 30 } });
    expect(await firm.run(setErasureDays, { days: "30", customers: "1", contacts: "0" })).toMatchObject({ offer: { askAgain: 30 } });
    await firm.done(setErasureDays, { days: "30", customers: "1", contacts: "1" });
    expect(await tablesWith(firm.db, "Gammel")).not.toEqual([]);
    await runErasure(firm.db);
    expect([await tablesWith(firm.db, "Gammel"), await firm.db.contact.findUnique({ where: { id: person } })]).toEqual([[], null]);
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: old } })).toMatchObject({ name: "–" });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: young } })).toMatchObject({ name: "Ung Slettet AS" });
    const { operations } = await readOperations(firm.db, {});
    expect(operations[0]).toMatchObject({ kind: "customers.eraseOverdue", actor: null, via: "job", data: { customers: 1, contacts: 1, won: 0, days: 30 } });
    const before = await firm.operations();
    await runErasure(firm.db);
    expect(await firm.operations()).toBe(before);
  });

  it("is not shortened by an undo where that would erase: the question stands on its own page alone", async () => {
    await firm.done(setErasureDays, { days: "10" });
    const { operationId } = await firm.did(setErasureDays, { days: "100" });
    const id = await deleted("Mellom AS", 50);
    const refused = await firm.undo(operationId);
    expect(refused).toMatchObject({ ok: false, formError: { key: "erasure.errors.askFirst", values: { customers: 1, contacts: 0 } } });
    if (!refused.ok && refused.formError) expect(textsIn("nb").message(refused.formError)).toMatch(/^Dette ville slettet 1 kunde for godt\./);
    expect(await readErasureDays(firm.db)).toBe(100);
    await firm.db.customer.update({ where: { id }, data: { deletedByOperation: null } });
    await firm.undone(operationId);
    expect(await readErasureDays(firm.db)).toBe(10);
  });

  it("says in how many days, begun ones counted", () => {
    const now = new Date("2026-06-10T12:00:00Z");
    const ago = (days: number) => new Date(now.getTime() - days * day);
    expect([daysLeft(ago(0), 30, now), daysLeft(ago(0.5), 30, now), daysLeft(ago(29.9), 30, now), daysLeft(ago(31), 30, now)]).toEqual([30, 30, 1, 0]);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: setErasureDays,
    input: async () => ({ days: String(500 + Math.floor(Math.random() * 3000)) }),
    refusedTo: ["employee", "salesManager"],
    invalid: {
      "no number": [{ days: "snart" }, "days", "erasure.errors.days"],
      nought: [{ days: "0" }, "days", "erasure.errors.days"],
      "too many": [{ days: "3651" }, "days", "erasure.errors.days"],
    },
  });
});

describe("the erasure of what is overdue", () => {
  it("takes two hundred at a time, each time one operation, and nobody else's rows", async () => {
    const ids = [];
    for (let n = 0; n < 205; n++) ids.push((await firm.db.customer.create({ data: { name: `Mange ${n} AS`, updatedByOperation: 1 } })).id);
    await firm.done(deleteCustomers, { selection: { ids }, customers: 205 }, { now: new Date(Date.now() - 60 * day) });
    const overdue = await countOverdue(firm.db, 30, new Date());
    const stays = await aCustomer(firm, "Blir Stående AS");
    await firm.done(setErasureDays, { days: "30", ...overdue });
    const first = await firm.did(eraseOverdue, {});
    expect(first.value).toEqual({ more: true });
    await runErasure(firm.db);
    expect(await firm.db.customer.count({ where: { id: { in: ids }, erasedByOperation: null } })).toBe(0);
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: stays } })).toMatchObject({ name: "Blir Stående AS", deletedByOperation: null });
  });
});
