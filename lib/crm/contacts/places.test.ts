import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connectDatabase } from "../../db/client";
import { todayInOslo } from "../../dates/today";
import { aContact, aCustomer, aDeletedCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createOpportunities } from "../opportunities/create-opportunities";
import { listContacts } from "./contact-queries";
import { createContact } from "./create-contact";
import { editPlace } from "./edit-place";
import { endPlace } from "./end-place";
import { linkContact } from "./link-contact";
import { moveContact } from "./move-contact";
import { findPlace } from "./place-queries";
import { searchPeople } from "./search-people";

let firm: TestFirm;
let role: number;
let off: number;
beforeAll(async () => {
  firm = await testFirm();
  role = (await firm.db.contactRole.create({ data: { nb: "Daglig leder", position: 1 } })).id;
  off = (await firm.db.contactRole.create({ data: { nb: "Avslått", position: 2, active: false } })).id;
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

/** The third of May in Oslo, and days around it. */
const now = new Date("2026-05-03T10:00:00Z");
const today = "2026-05-03";

interface Row {
  id: number;
  customer: number;
  role: number | null;
  period: string;
  isPrimary: boolean;
}
const placesOf = (contact: number): Promise<Row[]> => firm.db.$queryRaw<Row[]>`
  SELECT id, customer_id AS customer, role_id AS role, period::text, is_primary AS "isPrimary" FROM contact_link
  WHERE contact_id = ${contact} AND deleted_by_operation IS NULL ORDER BY id`;
const placeOf = async (contact: number): Promise<Row> => {
  const [place] = await placesOf(contact);
  if (!place) throw new Error("no place");
  return place;
};
/** A person with a place at a customer since the first of January. */
async function somebody(name: string, customer?: number): Promise<{ contact: number; customer: number; id: number }> {
  const at = customer ?? (await aCustomer(firm));
  const { id: contact } = await firm.done(createContact, { customerId: at, name, email: "", phone: "", role: "" }, { now: new Date("2026-01-01T12:00:00Z") });
  return { contact, customer: at, id: (await placeOf(contact)).id };
}
const unchanged = { role: "", workEmail: "", workPhone: "", from: "2026-01-01", until: "", isPrimary: "false" };
const seen = { role: null, workEmail: "", workPhone: "", from: "2026-01-01", until: null, isPrimary: false };

describe("«Koble eksisterende kontakt»", () => {
  it("makes a person a contact of one more customer, in a role of its own, from the day that was said; and is undone", async () => {
    const { contact, customer } = await somebody("Nora Berg");
    const other = await aCustomer(firm, "Sjø AS");
    const input = { customerId: other, contactId: contact, role: String(role), workEmail: "nora@sjo.no", workPhone: "22 33 44 55", from: "2026-06-01" };
    const { operationId } = await firm.did(linkContact, input, { as: firm.employee, now });
    const link = { role, workEmail: "nora@sjo.no", workPhone: "22 33 44 55", from: "2026-06-01" };
    expect((await placesOf(contact)).map(({ customer: at, role: as, period }) => [at, as, period])).toEqual([
      [customer, null, "[2026-01-01,)"],
      [other, role, "[2026-06-01,)"],
    ]);
    expect(await firm.changeRows(operationId)).toMatchObject([
      {
        entity: "contactLink",
        before: null,
        after: null,
        personal: { subject: "contact", subjectId: contact, label: "Nora Berg", before: null, after: { contact, customer: other, ...link } },
      },
    ]);
    await firm.undone(operationId);
    expect(await placesOf(contact)).toHaveLength(1);
  });

  it("refuses one who is linked now, one who is gone, a customer who is gone; one who has left may come back after", async () => {
    const { contact, customer, id } = await somebody("Ida Lie");
    const link = { customerId: customer, contactId: contact, role: "", workEmail: "", workPhone: "", from: today };
    const before = await firm.everything();
    expect(await firm.run(linkContact, link, { now })).toMatchObject({ ok: false, fieldErrors: { from: { key: "contacts.errors.linkedAlready" } } });
    expect(await firm.run(linkContact, { ...link, customerId: await aDeletedCustomer(firm) })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(linkContact, { ...link, contactId: 999_999 })).toMatchObject({ ok: false, reason: "not found" });
    expect((await firm.everything()).contact_link).toEqual(before.contact_link);
    await firm.done(endPlace, { id, until: "2026-05-02" }, { now });
    expect(await firm.run(linkContact, { ...link, from: "2026-05-02" }, { now })).toMatchObject({
      ok: false,
      fieldErrors: { from: { key: "contacts.errors.linkedAlready" } },
    });
    await firm.done(linkContact, link, { now });
    expect((await placesOf(contact)).map(({ period }) => period)).toEqual(["[2026-01-01,2026-05-03)", "[2026-05-03,)"]);
  });

  it("by two at once links once, and tells the other plainly", async () => {
    const dbs = [1, 2].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
    const { execute } = await import("../../command");
    for (let round = 0; round < 4; round++) {
      const { contact } = await somebody(`Samtidig ${round}`);
      const input = { customerId: await aCustomer(firm), contactId: contact, role: "", workEmail: "", workPhone: "", from: today };
      const answers = await Promise.all(dbs.map((db) => execute(linkContact, input, { db, actor: firm.admin, via: "page", now })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "refused", fieldErrors: { from: { key: "contacts.errors.linkedAlready" } } });
    }
    await Promise.all(dbs.map((db) => db.$disconnect()));
  });

  itAnswersAsCommandsDo(() => firm, {
    command: linkContact,
    input: async () => ({ customerId: await aCustomer(firm), contactId: await aContact(firm), role: "", workEmail: "", workPhone: "", from: today }),
    refusedTo: [],
    invalid: {
      "no day": [{ from: "" }, "from", "errors.date"],
      "a day that is not in the calendar": [{ from: "2026-02-30" }, "from", "errors.date"],
      "an address without @": [{ workEmail: "nora" }, "workEmail", "errors.email"],
      "a telephone number of words": [{ workPhone: "ring" }, "workPhone", "customers.errors.phone"],
      "a role that is not there": [{ role: 999_999 }, "role", "contacts.errors.roleGone"],
      nobody: [{ contactId: "" }, "contactId", "errors.invalid"],
    },
  });
});

describe("a place that is saved", () => {
  it("changes what was changed; both days count; the log has it apart, as the person's; and it is undone", async () => {
    const { contact, id } = await somebody("Per Vik");
    const changed = { role: String(role), workEmail: "per@firma.no", from: "2026-02-01", until: "2026-12-31" };
    const { operationId, value } = await firm.did(editPlace, { id, ...unchanged, ...changed, seen }, { now });
    expect(value).toMatchObject({ contactId: contact });
    expect(await placeOf(contact)).toMatchObject({ role, period: "[2026-02-01,2027-01-01)" });
    expect(await firm.changeRows(operationId)).toEqual([
      {
        entity: "contactLink",
        id,
        before: null,
        after: null,
        personal: {
          subject: "contact",
          subjectId: contact,
          label: "Per Vik",
          before: { role: null, workEmail: "", from: "2026-01-01", until: null },
          after: { role, workEmail: "per@firma.no", from: "2026-02-01", until: "2026-12-31" },
        },
      },
    ]);
    await firm.undone(operationId);
    expect(await placeOf(contact)).toMatchObject({ role: null, period: "[2026-01-01,)" });
  });

  it("as it was, is unchanged; a role that is switched off may stay", async () => {
    const { contact, id } = await somebody("Ola Moe");
    await firm.db.contactLink.update({ where: { id }, data: { roleId: off } });
    const before = await firm.everything();
    expect(await firm.run(editPlace, { id, ...unchanged, role: String(off), seen: { ...seen, role: off } }, { now })).toMatchObject({
      ok: true,
      operationId: null,
    });
    expect(await firm.everything()).toEqual(before);
    await firm.done(editPlace, { id, ...unchanged, role: String(off), workPhone: "22334455", seen: { ...seen, role: off } }, { now });
    expect(await placeOf(contact)).toMatchObject({ role: off });
  });

  it("by two in «Fra» and «Til», both stand; in the same, the later is refused; two that don't fit each other too", async () => {
    const { contact, id } = await somebody("Eva Dahl");
    await firm.done(editPlace, { id, ...unchanged, until: "2026-06-30", seen }, { as: firm.employee, now });
    await firm.done(editPlace, { id, ...unchanged, from: "2026-02-01", seen }, { now });
    expect((await placeOf(contact)).period).toBe("[2026-02-01,2026-07-01)");
    expect(await firm.run(editPlace, { id, ...unchanged, until: "2026-08-31", seen: { ...seen, from: "2026-02-01" } }, { now })).toMatchObject({
      ok: false,
      formError: { key: "errors.savedMeanwhile" },
      conflicts: [{ field: "until", now: "30.6.2026", by: "Peder Ås" }],
    });
    expect(await firm.run(editPlace, { id, ...unchanged, from: "2026-07-01", seen: { ...seen, from: "2026-02-01" } }, { now })).toMatchObject({
      ok: false,
      fieldErrors: { until: { key: "contacts.errors.untilBeforeFrom" } },
    });
    expect((await placeOf(contact)).period).toBe("[2026-02-01,2026-07-01)");
  });

  it("as «Hovedkontakt» takes it from the one who was, in one operation that is undone and done again", async () => {
    const first = await somebody("Anne Aas");
    const second = await somebody("Berit Bø", first.customer);
    await firm.done(editPlace, { id: first.id, ...unchanged, isPrimary: "on", seen }, { now });
    const { operationId } = await firm.did(editPlace, { id: second.id, ...unchanged, isPrimary: "on", seen }, { now });
    const primary = async () => [(await placeOf(first.contact)).isPrimary, (await placeOf(second.contact)).isPrimary];
    expect(await primary()).toEqual([false, true]);
    expect(await firm.logged(operationId)).toMatchObject({
      data: { taken: 1 },
      records: [
        { id: first.id, label: "Anne Aas", before: { isPrimary: true }, after: { isPrimary: false } },
        { id: second.id, label: "Berit Bø", before: { isPrimary: false }, after: { isPrimary: true } },
      ],
    });
    const undo = await firm.undone(operationId);
    expect(await primary()).toEqual([true, false]);
    await firm.undone(undo.operationId);
    expect(await primary()).toEqual([false, true]);
    expect((await findPlace(firm.db, first.customer, first.contact, "nb"))?.primary).toBe("Berit Bø");
  });

  it("is one person's «Hovedkontakt» when two choose at once", async () => {
    const { execute } = await import("../../command");
    const dbs = [1, 2].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
    const first = await somebody("Carl");
    const second = await somebody("Dina", first.customer);
    const answers = await Promise.all(
      [first, second].map(({ id }, n) =>
        execute(editPlace, { id, ...unchanged, isPrimary: "on", seen }, { db: dbs[n] ?? firm.db, actor: firm.admin, via: "page", now }),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect([(await placeOf(first.contact)).isPrimary, (await placeOf(second.contact)).isPrimary].filter(Boolean)).toHaveLength(1);
    await Promise.all(dbs.map((db) => db.$disconnect()));
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editPlace,
    input: async () => ({ id: (await somebody("Vanlig")).id, ...unchanged, workEmail: "vanlig@firma.no" }),
    refusedTo: [],
    invalid: {
      "an end before the beginning": [{ until: "2025-12-31" }, "until", "contacts.errors.untilBeforeFrom"],
      "no beginning": [{ from: "" }, "from", "errors.date"],
      "an end that is no day": [{ until: "i morgen" }, "until", "errors.date"],
      "a role that is not there": [{ role: 999_999 }, "role", "contacts.errors.roleGone"],
      "an address without @": [{ workEmail: "vanlig" }, "workEmail", "errors.email"],
    },
  });

  it("is gone where the customer or the person is", async () => {
    const [atGone, gone] = [await somebody("Borte"), await somebody("Slettet")];
    await firm.db.customer.update({ where: { id: atGone.customer }, data: { deletedByOperation: 1 } });
    await firm.db.contact.update({ where: { id: gone.contact }, data: { deletedByOperation: 1 } });
    for (const id of [atGone.id, gone.id, 999_999])
      expect(await firm.run(editPlace, { id, ...unchanged, workPhone: "22334455" }, { now })).toMatchObject({ ok: false, reason: "not found" });
  });
});

describe("«Sluttet»", () => {
  it("keeps the person, who is «Hovedkontakt» no longer; today's last day counts as left; undone, all is as it was", async () => {
    const { contact, customer, id } = await somebody("Tor Sand");
    await firm.done(editPlace, { id, ...unchanged, isPrimary: "on", seen }, { now });
    const { operationId } = await firm.did(endPlace, { id, until: today }, { now });
    expect(await placeOf(contact)).toMatchObject({ period: "[2026-01-01,2026-05-04)", isPrimary: false });
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "contacts.end",
      data: { later: "false" },
      records: [{ label: "Tor Sand", before: { until: null, isPrimary: true }, after: { until: today, isPrimary: false } }],
    });
    await firm.undone(operationId);
    expect(await placeOf(contact)).toMatchObject({ period: "[2026-01-01,)", isPrimary: true });
    // By the database's own clock: the last day of all is today's.
    await firm.done(endPlace, { id, until: todayInOslo(new Date()) });
    expect(await listContacts(firm.db, customer, "nb")).toMatchObject([{ name: "Tor Sand", ended: true, isPrimary: false }]);
  });

  it("on a day to come keeps «Hovedkontakt» till then; one who has left already, or a day before the first, is refused", async () => {
    const { contact, id } = await somebody("Liv Ås");
    await firm.done(editPlace, { id, ...unchanged, isPrimary: "on", seen }, { now });
    await firm.done(endPlace, { id, until: "2026-12-31" }, { now });
    expect(await placeOf(contact)).toMatchObject({ period: "[2026-01-01,2027-01-01)", isPrimary: true });
    await firm.done(endPlace, { id, until: "2026-05-01" }, { now });
    expect(await firm.run(endPlace, { id, until: today }, { now })).toMatchObject({ ok: false, formError: { key: "contacts.errors.leftAlready" } });
    const another = await somebody("Kim");
    expect(await firm.run(endPlace, { id: another.id, until: "2025-12-31" }, { now })).toMatchObject({
      ok: false,
      fieldErrors: { until: { key: "contacts.errors.untilBeforeFrom" } },
    });
  });

  it("is plainly refused back when another is «Hovedkontakt» by then", async () => {
    const first = await somebody("Før");
    const second = await somebody("Etter", first.customer);
    await firm.done(editPlace, { id: first.id, ...unchanged, isPrimary: "on", seen }, { now });
    const { operationId } = await firm.did(endPlace, { id: first.id, until: today }, { now });
    await firm.done(editPlace, { id: second.id, ...unchanged, isPrimary: "on", seen }, { now });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "contacts.errors.onePrimary" } });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: endPlace,
    input: async () => ({ id: (await somebody("Slutter")).id, until: today }),
    refusedTo: [],
    invalid: { "no day": [{ until: "" }, "until", "errors.date"], nobody: [{ id: "x" }, "id", "errors.invalid"] },
  });
});

describe("«Flytt til annen kunde»", () => {
  const opportunities = async (customerId: number, contactId: number, titles: string[]) =>
    (
      await firm.done(createOpportunities, {
        opportunities: titles.map((title) => ({
          ...{ title, customerId, contactId, amount: 100, expectedClose: "2026-12-31", status: title === "Vunnet" ? "WON" : "OPEN" },
          sellers: [{ employeeId: firm.employee.id, share: 10_000 }],
        })),
      })
    ).ids;
  const contactsOn = async (ids: number[]) =>
    (await firm.db.opportunity.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })).map(({ contactId, customerId }) => [customerId, contactId]);

  it("ends the place here and starts one there; open opportunities stay, without the person when that was chosen; all of it is undone", async () => {
    const { contact, customer, id } = await somebody("Stig Lund");
    const to = await aCustomer(firm);
    const ids = await opportunities(customer, contact, ["Åpen", "Åpen også", "Vunnet"]);
    const { operationId } = await firm.did(moveContact, { id, to, role: String(role), opportunities: "takeOff", open: "2" }, { now });
    expect((await placesOf(contact)).map(({ customer: at, role: as, period }) => [at, as, period])).toEqual([
      [customer, null, "[2026-01-01,2026-05-04)"],
      [to, role, "[2026-05-03,)"],
    ]);
    expect(await contactsOn(ids)).toEqual([
      [customer, null],
      [customer, null],
      [customer, contact],
    ]);
    expect(await firm.logged(operationId)).toMatchObject({
      data: { takenOff: 2, kept: 0 },
      records: [
        { entity: "contactLink", id, after: { until: today } },
        { entity: "contactLink", before: null, after: { contact, customer: to, role, from: today } },
        { entity: "opportunity", before: { contact }, after: { contact: null }, label: "Åpen" },
        { entity: "opportunity" },
      ],
    });
    await firm.undone(operationId);
    expect(await placesOf(contact)).toMatchObject([{ id, period: "[2026-01-01,)" }]);
    expect((await contactsOn(ids)).map(([, on]) => on)).toEqual([contact, contact, contact]);
  });

  it("keeps the person on them when that was chosen, and asks again when their number has changed", async () => {
    const { contact, customer, id } = await somebody("Roy Vold");
    const to = await aCustomer(firm);
    const ids = await opportunities(customer, contact, ["Åpen"]);
    const before = await firm.everything();
    expect(await firm.run(moveContact, { id, to, role: "", opportunities: "keep", open: "0" }, { now })).toMatchObject({
      ok: false,
      formError: { key: "errors.countChanged" },
      offer: { askAgain: id },
    });
    expect(await firm.everything()).toEqual(before);
    await firm.done(moveContact, { id, to, role: "", opportunities: "keep", open: "1" }, { now });
    expect(await contactsOn(ids)).toEqual([[customer, contact]]);
  });

  it("is refused to the customer itself, to one where the person is now, to one that is gone, and of who has left", async () => {
    const { contact, customer, id } = await somebody("Unn Hol");
    const other = await aCustomer(firm);
    await firm.done(linkContact, { customerId: other, contactId: contact, role: "", workEmail: "", workPhone: "", from: today }, { now });
    const move = { id, role: "", opportunities: "keep", open: "0" };
    expect(await firm.run(moveContact, { ...move, to: customer }, { now })).toMatchObject({ fieldErrors: { to: { key: "contacts.errors.chooseCustomer" } } });
    expect(await firm.run(moveContact, { ...move, to: other }, { now })).toMatchObject({ fieldErrors: { to: { key: "contacts.errors.linkedAlready" } } });
    expect(await firm.run(moveContact, { ...move, to: await aDeletedCustomer(firm) }, { now })).toMatchObject({ reason: "not found" });
    await firm.done(endPlace, { id, until: "2026-05-01" }, { now });
    expect(await firm.run(moveContact, { ...move, to: await aCustomer(firm) }, { now })).toMatchObject({ formError: { key: "contacts.errors.leftAlready" } });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: moveContact,
    input: async () => ({ id: (await somebody("Flytter")).id, to: await aCustomer(firm), role: "", opportunities: "keep", open: "0" }),
    refusedTo: [],
    invalid: {
      "no customer": [{ to: "" }, "to", "contacts.errors.chooseCustomer"],
      "no answer": [{ opportunities: "" }, "opportunities", "contacts.errors.chooseForOpportunities"],
      "a role that is not there": [{ role: 999_999 }, "role", "contacts.errors.roleGone"],
    },
  });
});

describe("a person who is searched for", () => {
  it("is found by any part of name, e-mail and telephone number, with the customers, and whether it is this one", async () => {
    const here = await aCustomer(firm, "Søkested AS");
    const { id: contactId } = await firm.done(createContact, {
      customerId: here,
      name: "Åshild Quist-Ørn",
      email: "aq@bjelland.no",
      phone: "+47 481 22 333",
      role,
    });
    const found = async (words: string) => (await searchPeople(firm.db, words, here, "nb")).map(({ id }) => id);
    for (const words of ["åshild", "quist ørn", "Aashild", "bjelland", "48122333", "481 22 333", "+47 481", "aq@bjelland.no"])
      expect([words, await found(words)]).toEqual([words, [contactId]]);
    for (const words of ["quist bergland", "%", "_", "", "  ", "\\"]) expect([words, await found(words)]).toEqual([words, []]);
    expect(await searchPeople(firm.db, "quist", here, "nb")).toEqual([
      {
        ...{ id: contactId, name: "Åshild Quist-Ørn", email: "aq@bjelland.no", phone: "+47 481 22 333", here: true },
        customers: [{ id: here, name: "Søkested AS", role: "Daglig leder" }],
      },
    ]);
    expect(await searchPeople(firm.db, "quist", await aCustomer(firm), "nb")).toMatchObject([{ here: false }]);
    await firm.db.contact.update({ where: { id: contactId }, data: { deletedByOperation: 1 } });
    expect(await found("quist")).toEqual([]);
  });
});
