import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connectDatabase } from "../../db/client";
import { execute } from "../../command";
import { aCustomer, aDeletedCustomer, anAlikeCustomer, blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { createCustomer } from "./create-customer";
import { deleteCustomers } from "./delete-customers";
import { editCustomer } from "./edit-customer";
import { likelyDoublesOf } from "./likely-doubles";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const create = (fields: Partial<typeof blankCustomer> & { name: string; despite?: string | number[] }) =>
  firm.run(createCustomer, { ...blankCustomer, ...fields });

describe("a new customer that is likely one that is there already", () => {
  it("is not saved before those are shown, with what makes them alike", async () => {
    const there = await aCustomer(firm, "Vestby Rør AS", { postalCode: "1540", postalCity: "Vestby" });
    const before = await firm.everything();
    const answer = await create({ name: "Vestby Roer", visitingCode: "1540" });
    expect(answer).toMatchObject({ ok: false, reason: "refused", formError: { key: "customers.errors.likelyDouble", values: { customers: 1 } } });
    expect(answer.ok ? [] : likelyDoublesOf(answer)).toEqual([
      { id: there, name: "Vestby Rør AS", organizationNumber: null, city: "Vestby", nearName: true, sameDomain: false },
    ]);
    expect(await firm.everything()).toEqual(before);
  });

  it("is saved when it is sent again with those that were shown, and the log is as of any other", async () => {
    const there = await aCustomer(firm, "Sørlia Tak AS", { postalCode: "4515" });
    const { value, operationId } = await firm.did(createCustomer, { ...blankCustomer, name: "Sørlia Tak", postalCode: "4515", despite: String(there) });
    expect(await firm.db.customer.count({ where: { id: value.id, name: "Sørlia Tak" } })).toBe(1);
    const [change] = (await firm.logged(operationId)).records;
    expect(change).toMatchObject({ entity: "customer", id: value.id, before: null, after: { name: "Sørlia Tak", postalCode: "4515" } });
    expect(change?.after).not.toHaveProperty("despite");
  });

  it("is shown again when one has come that was not shown", async () => {
    const first = await aCustomer(firm, "Nordre Gård AS", { postalCode: "2480" });
    const second = await anAlikeCustomer(firm, "Nordre Gaard", { postalCode: "2480" });
    const answer = await create({ name: "Nordre Gård", postalCode: "2480", despite: String(first) });
    expect(answer.ok ? [] : likelyDoublesOf(answer).map(({ id }) => id)).toEqual([first, second]);
    expect(await create({ name: "Nordre Gård", postalCode: "2480", despite: `${second},${first}` })).toMatchObject({ ok: true });
  });

  it("is made without a question when what it is like is deleted", async () => {
    const id = await aDeletedCustomer(firm, "Slettet Mur AS");
    await firm.db.customer.update({ where: { id }, data: { postalCode: "3912" } });
    expect(await create({ name: "Slettet Mur AS", postalCode: "3912" })).toMatchObject({ ok: true });
  });

  it("is shown who stands, however many deleted ones are like it too", async () => {
    const ids: number[] = [];
    for (let n = 0; n <= 20; n++) ids.push(await anAlikeCustomer(firm, "Gjentatt Handel AS", { postalCode: "5003" }));
    const [stands] = ids.splice(-1);
    await firm.db.customer.updateMany({ where: { id: { in: ids } }, data: { deletedByOperation: 1 } });
    const answer = await create({ name: "Gjentatt Handel", postalCode: "5003" });
    expect(answer.ok ? [] : likelyDoublesOf(answer).map(({ id }) => id)).toEqual([stands]);
    const sharing = await anAlikeCustomer(firm, "Eier Domenet", { email: "post@gjentatt.no" });
    const both = await create({ name: "Gjentatt Handel", postalCode: "5003", email: "salg@gjentatt.no" });
    expect(both.ok ? [] : likelyDoublesOf(both).map(({ id }) => id)).toEqual([stands, sharing]);
  });

  it("is asked about when two make it at once: one is saved, the other is shown it", async () => {
    const dbs = [1, 2].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
    for (const name of ["Kvikk", "Bjelland", "Tormodsen", "Ruud", "Galleriet"]) {
      const input = { ...blankCustomer, name: `${name} AS`, postalCode: "7010", website: `${name}.no` };
      const answers = await Promise.all(dbs.map((db) => execute(createCustomer, input, { db, actor: firm.employee, via: "page" })));
      expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(answers.flatMap((answer) => (answer.ok ? [] : likelyDoublesOf(answer)))).toMatchObject([{ nearName: true, sameDomain: true }]);
    }
    await Promise.all(dbs.map((db) => db.$disconnect()));
  });

  it.each(["0", "abc", "1;2", "9".repeat(40)])("refuses «%s» as what was shown", async (despite) => {
    expect(await create({ name: "Tuklet AS", despite })).toMatchObject({ ok: false, fieldErrors: { despite: { key: "errors.invalid" } } });
  });
});

describe("a new customer with the organisation number of a deleted one", () => {
  const number = "974760673";

  it("is saved once «Gjenopprett» or «Opprett ny» was offered, to who may restore that one", async () => {
    const id = await aCustomer(firm, "Slettet Tvilling AS", { organizationNumber: number });
    await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 }, { as: firm.salesManager });
    const sent = { ...blankCustomer, name: "Helt Ny AS", organizationNumber: number };
    for (const as of [firm.admin, firm.salesManager]) {
      const answer = await firm.run(createCustomer, sent, { as });
      expect(answer).toMatchObject({ ok: false, formError: { key: "customers.errors.deletedDouble", values: { restorable: "yes" } } });
      expect(answer.ok ? [] : likelyDoublesOf(answer)).toMatchObject([
        { id, name: "Slettet Tvilling AS", deleted: { by: firm.salesManager.name, restorable: true } },
      ]);
    }
    const { value } = await firm.did(createCustomer, { ...sent, despite: String(id) });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id } })).not.toMatchObject({ deletedByOperation: null });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id: value.id } })).toMatchObject({ organizationNumber: number });
  });

  it("tells who may not restore it that there is one, without its name, and «Opprett ny» saves", async () => {
    const other = "985615616";
    const id = await aCustomer(firm, "Slettet Av Sjefen AS", { organizationNumber: other, visitingCity: "Bodø" });
    await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 });
    const sent = { ...blankCustomer, name: "Ny Av En Annen AS", organizationNumber: other };
    for (const as of [firm.salesManager, firm.employee]) {
      const answer = await firm.run(createCustomer, sent, { as });
      expect(answer).toMatchObject({ ok: false, formError: { key: "customers.errors.deletedDouble", values: { restorable: "no" } } });
      expect(answer.ok ? [] : likelyDoublesOf(answer)).toMatchObject([{ id, name: "", city: "", deleted: { by: firm.admin.name, restorable: false } }]);
      expect(JSON.stringify(answer)).not.toContain("Slettet Av Sjefen");
    }
    await firm.done(createCustomer, { ...sent, despite: String(id) }, { as: firm.employee });
  });
});

describe("a new customer with the organisation number of one that was merged into another", () => {
  it("is shown the customer that one leads to now, and saved when it is sent again", async () => {
    const number = "984851006";
    const [gone, between, kept] = [
      await aCustomer(firm, "Hadde Nummeret AS", { organizationNumber: number }),
      await aCustomer(firm),
      await aCustomer(firm, "Tok Den Inn AS"),
    ];
    for (const [id, other] of [
      [between, gone],
      [kept, between],
    ] as const) {
      const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, id, other, { lock: false }), id, other);
      await firm.done(mergeCustomers, { id, other, facts, name: "kept", organizationNumber: "kept" });
    }
    const answer = await create({ name: "Ny Med Nummeret AS", organizationNumber: number });
    expect(answer).toMatchObject({ ok: false, formError: { key: "customers.errors.likelyDouble" } });
    expect(answer.ok ? [] : likelyDoublesOf(answer)).toMatchObject([{ id: kept, name: "Tok Den Inn AS", merged: "Hadde Nummeret AS" }]);
    expect(await create({ name: "Ny Med Nummeret AS", organizationNumber: number, despite: String(kept) })).toMatchObject({ ok: true });
  });

  it("is offered the restoring of the customer that one leads to, where that one is deleted by now; who may not restore it is told without a name", async () => {
    const number = "971524960";
    const gone = await aCustomer(firm, "Ga Fra Seg Nummeret AS", { organizationNumber: number });
    const kept = await aCustomer(firm, "Slettet Etter Flettingen AS", { visitingCity: "Bodø" });
    const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, kept, gone, { lock: false }), kept, gone);
    await firm.done(mergeCustomers, { id: kept, other: gone, facts, name: "kept", organizationNumber: "kept" });
    await firm.done(deleteCustomers, { selection: { ids: [kept] }, customers: 1 });
    const sent = { ...blankCustomer, name: "Ny Etter Slettingen AS", organizationNumber: number };
    const told = await firm.run(createCustomer, sent);
    expect(told).toMatchObject({ ok: false, formError: { key: "customers.errors.deletedDouble", values: { restorable: "yes" } } });
    expect(told.ok ? [] : likelyDoublesOf(told)).toMatchObject([
      { id: kept, name: "Slettet Etter Flettingen AS", merged: "Ga Fra Seg Nummeret AS", deleted: { restorable: true } },
    ]);
    const toEmployee = await firm.run(createCustomer, sent, { as: firm.employee });
    expect(toEmployee).toMatchObject({ ok: false, formError: { values: { restorable: "no" } } });
    expect(JSON.stringify(toEmployee)).not.toMatch(/Slettet Etter|Ga Fra Seg|Bodø/);
    await firm.done(createCustomer, { ...sent, despite: String(kept) }, { as: firm.employee });
  });
});

describe("an organisation number that another customer has", () => {
  it("is refused for a new customer and for one that is edited, naming the other", async () => {
    const there = await aCustomer(firm, "Har nummeret AS", { organizationNumber: "923609016" });
    const taken = {
      ok: false,
      fieldErrors: { organizationNumber: { key: "customers.errors.organizationNumberTaken" } },
      offer: { taken: there, takenName: "Har nummeret AS" },
    };
    expect(await create({ name: "Vil ha det", organizationNumber: "923 609 016" })).toMatchObject(taken);
    const id = await aCustomer(firm, "Vil ha det også");
    const edit = { id, ...blankCustomer, name: "Vil ha det også", organizationNumber: "923609016" };
    expect(await firm.run(editCustomer, edit)).toMatchObject(taken);
    expect(await firm.run(editCustomer, { ...edit, id: there, name: "Har nummeret AS" })).toMatchObject({ ok: true, operationId: null });
  });
});
