import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import type { Transaction } from "../../db/client";
import { anAlikeCustomer, aCategory, aContact, aCustomer, aDeletedCustomer, anIndustry, blankCustomer, carriedBy, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { contactRoleCommands } from "../contact-roles/contact-role-list";
import { createContact } from "../contacts/create-contact";
import { deleteContact } from "../contacts/delete-contact";
import { linkContact } from "../contacts/link-contact";
import { editCustomer } from "../customers/edit-customer";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { createOpportunity } from "../opportunities/create-opportunity";
import { readContactsToMerge } from "./contacts-to-merge";
import { markDistinct } from "./mark-distinct";
import { mergeCustomers, mergeFacts } from "./merge-customers";
import { readMergeFields } from "./merge-fields";
import { findMergedInto } from "./merge-queries";
import { findMergedPrimary } from "./primary-contact";

let firm: TestFirm;
let seller: number;
beforeAll(async () => {
  firm = await testFirm();
  seller = firm.salesManager.id;
  await makeSeller(firm, seller);
});
afterAll(() => firm.close());

/** What the question page sends, as it was seen. */
const asked = async (kept: number, other: number, chosen: Record<string, "kept" | "other"> = {}) => ({
  id: kept,
  other,
  facts: await mergeFacts(firm.db, await readMergeFields(firm.db, kept, other, { lock: false }), kept, other),
  ...chosen,
});
const merge = async (kept: number, other: number, chosen: Record<string, "kept" | "other"> = {}) => firm.did(mergeCustomers, await asked(kept, other, chosen));
const customer = (id: number) => firm.db.customer.findUniqueOrThrow({ where: { id } });
const placesAt = (customerId: number) => firm.db.$queryRaw<{ contact: number; period: string; primary: boolean }[]>`
  SELECT contact_id AS contact, period::text AS period, is_primary AS primary FROM contact_link
  WHERE customer_id = ${customerId} AND deleted_by_operation IS NULL ORDER BY contact_id, lower(period)`;
const anOpportunity = async (customerId: number, title: string, contact: number | "" = "") =>
  (
    await firm.done(createOpportunity, {
      ...{ title, customer: customerId, contact, source: "", type: "", step: "", amount: "1000", probability: "50", expectedClose: "2026-12-01", products: [] },
      sellers: `${seller}:10000`,
    })
  ).id;

describe("a customer that is merged into another", () => {
  it("says of a place that was joined with another what it held, and nothing of what it did not", async () => {
    const [kept, other] = [await aCustomer(firm, "Plass Én AS"), await aCustomer(firm, "Plass To AS")];
    const contact = await aContact(firm, "Begge Steder", kept);
    await firm.done(linkContact, { customerId: other, contactId: contact, role: "", workEmail: "", workPhone: "", from: "2026-01-01" });
    const { operationId } = await merge(kept, other);
    const places = (await firm.logged(operationId)).records.filter(({ entity }) => entity === "contactLink");
    expect(places.map(({ before, after }) => [before, after])).toContainEqual([{ from: "2026-01-01" }, { from: "2026-01-01" }]);
  });

  it("gives it what was chosen of each field, the fuller or else the newer unless said otherwise", async () => {
    const kept = await aCustomer(firm, "Fjord Bygg AS", { phone: "11 11 11 11", postalCode: "5003", postalCity: "Bergen" });
    const other = await aCustomer(firm, "Fjordbygg", {
      phone: "22 22 22 22",
      email: "post@fjordbygg.no",
      postalAddress: "Kaien 1",
      postalCode: "5004",
      postalCity: "Bergen",
    });
    await firm.done(editCustomer, { id: kept, ...blankCustomer, name: "Fjord Bygg AS", phone: "11 11 11 12", postalCode: "5003", postalCity: "Bergen" });
    const { operationId } = await merge(kept, other, { name: "other" });
    expect(await customer(kept)).toMatchObject({
      ...{ name: "Fjordbygg", phone: "11 11 11 12", email: "post@fjordbygg.no" },
      ...{ postalAddress: "Kaien 1", postalCode: "5004", postalCity: "Bergen", updatedByOperation: operationId },
    });
  });

  it("is deleted and leaves a redirect, and its values are told by the log", async () => {
    const [kept, other] = [await aCustomer(firm, "Blir AS", { website: "blir.no" }), await aCustomer(firm, "Går AS", { website: "gaar.no" })];
    const { operationId } = await merge(kept, other, { name: "kept", website: "kept" });
    expect(await customer(other)).toMatchObject({ deletedByOperation: operationId, name: "Går AS" });
    expect(await findMergedInto(firm.db, "customer", other)).toBe(kept);
    const { kind, data, records } = await firm.logged(operationId);
    expect({ kind, data }).toEqual({ kind: "customers.merge", data: { contacts: 0, opportunities: 0 } });
    expect(records).toEqual([
      {
        ...{ entity: "customer", id: other, label: "Går AS" },
        before: { deleted: false, mergedInto: null, name: "Går AS", website: "gaar.no" },
        after: { deleted: true, mergedInto: kept, name: "Går AS", website: "gaar.no" },
      },
      { entity: "customer", id: kept, before: {}, after: {}, label: "Blir AS" },
    ]);
  });

  it("gives its organisation number with all that the register says of it, and has it back after the undo", async () => {
    const kept = await aCustomer(firm, "Uten nummer");
    const other = await aCustomer(firm, "Med nummer", { organizationNumber: "923609016" });
    await firm.db.customer.update({ where: { id: other }, data: { registerName: "MED NUMMER AS", registerCodes: ["62.010"] } });
    await firm.db.customerRegister.create({ data: { customerId: other, fields: { name: "Med Nummer AS" } } });
    const { operationId } = await merge(kept, other);
    expect(await customer(kept)).toMatchObject({ organizationNumber: "923609016", registerName: "MED NUMMER AS", registerCodes: ["62.010"] });
    expect(await firm.db.customerRegister.findUnique({ where: { customerId: kept } })).toMatchObject({ fields: { name: "Med Nummer AS" } });
    await firm.undone(operationId);
    expect(await customer(kept)).toMatchObject({ organizationNumber: null, registerName: null, registerCodes: [] });
    expect(await firm.db.customerRegister.count({ where: { customerId: kept } })).toBe(0);
    expect(await customer(other)).toMatchObject({ organizationNumber: "923609016", deletedByOperation: null });
  });

  it("keeps its own organisation number of two, however new the other's; the other's where the register has deleted its own alone", async () => {
    const [own, theirs] = ["812345605", "812345613"];
    const kept = await aCustomer(firm, "Har sitt nummer", { organizationNumber: own });
    const other = await aCustomer(firm, "Har nyere nummer", { organizationNumber: theirs });
    const chosen = async () => (await readMergeFields(firm.db, kept, other, { lock: false })).differing.get("organizationNumber");
    const entry = (organizationNumber: string, status: string) =>
      firm.db.registerEntry.create({ data: { organizationNumber, name: "", fields: {}, status, origin: "answer", asOf: new Date() } });
    expect(await chosen()).toBe("kept");
    await entry(own, "deleted");
    expect(await chosen()).toBe("other");
    const { operationId } = await merge(kept, other);
    expect(await customer(kept)).toMatchObject({ organizationNumber: theirs, name: "Har nyere nummer" });
    await firm.undone(operationId);
    await entry(theirs, "deleted");
    expect(await chosen()).toBe("kept");
    await firm.db.registerEntry.updateMany({ where: { organizationNumber: own }, data: { status: "bankrupt" } });
    expect(await chosen()).toBe("kept");
    await firm.db.registerEntry.deleteMany();
  });

  it("brings categories, once each, and whom it was said not to be", async () => {
    const [kept, other, third] = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm, "Tredje AS")];
    const [a, b, c] = [await aCategory(firm), await aCategory(firm), await aCategory(firm)];
    await firm.done(setCustomerCategories, { id: kept, put: [a, b], take: [] });
    await firm.done(setCustomerCategories, { id: other, put: [b, c], take: [] });
    await firm.done(markDistinct, { id: other, other: third });
    await firm.done(markDistinct, { id: other, other: kept });
    await merge(kept, other);
    expect(await carriedBy(firm, "customer", kept)).toEqual([a, b, c]);
    const distinct = await firm.db.customerDistinct.findMany({
      where: { customerId: { in: [kept, third] } },
      orderBy: [{ customerId: "asc" }, { otherId: "asc" }],
    });
    expect(distinct.map(({ customerId, otherId }) => [customerId, otherId])).toEqual([
      [kept, other],
      [kept, third],
      [third, kept],
      [third, other],
    ]);
  });

  it("brings its contacts, a person who is at both just once over all the days, and its «Hovedkontakt» where there is none", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const both = await aContact(firm, "Begge Steder", kept);
    await firm.done(linkContact, { customerId: other, contactId: both, role: "", workEmail: "b@other.no", workPhone: "", from: "2025-02-01" });
    const own = await aContact(firm, "Bare Her", other);
    await firm.db.$executeRaw`UPDATE contact_link SET is_primary = true WHERE contact_id = ${own}`;
    await firm.db.$executeRaw`UPDATE contact_link SET period = '[2026-01-01,)' WHERE contact_id = ${both} AND customer_id = ${kept}`;
    await firm.db.$executeRaw`UPDATE contact_link SET period = '[2026-01-01,)' WHERE contact_id = ${own}`;
    const { operationId } = await merge(kept, other);
    expect(await placesAt(kept)).toEqual([
      { contact: both, period: "[2025-02-01,)", primary: false },
      { contact: own, period: "[2026-01-01,)", primary: true },
    ]);
    expect((await firm.logged(operationId)).data).toEqual({ contacts: 2, opportunities: 0 });
  });

  const primary = (contactId: number) => firm.db.contactLink.updateMany({ where: { contactId }, data: { isPrimary: true } });

  it("keeps its own «Hovedkontakt» where both have one, as the question said", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const [stays, comes] = [await aContact(firm, "Blir Hovedkontakt", kept), await aContact(firm, "Blir Vanlig", other)];
    for (const contact of [stays, comes]) await primary(contact);
    expect(await findMergedPrimary(firm.db, kept, other)).toMatchObject({
      holder: { name: "Blir Hovedkontakt", stands: true },
      loser: { name: "Blir Vanlig" },
    });
    const { operationId } = await merge(kept, other);
    expect((await placesAt(kept)).map((place) => [place.contact, place.primary])).toEqual([
      [stays, true],
      [comes, false],
    ]);
    await firm.undone(operationId);
    expect((await placesAt(other)).map((place) => [place.contact, place.primary])).toEqual([[comes, true]]);
  });

  it("says of two with one name who is no longer «Hovedkontakt», and of one person who was kept twice nothing", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const person = async (customerId: number, name: string, email: string) => {
      const { id } = await firm.done(createContact, { customerId, name, email, phone: "", role: "" });
      await primary(id);
      return id;
    };
    await person(kept, "Ole Hansen", "ole@kunde.no");
    const namesake = await person(other, "Ole Hansen", "en.annen.ole@kunde.no");
    expect(await findMergedPrimary(firm.db, kept, other)).toMatchObject({ loser: { contact: namesake } });
    const [keptToo, otherToo] = [await aCustomer(firm), await aCustomer(firm)];
    await person(keptToo, "Olav Ⅴ", "olav@kunde.no");
    await person(otherToo, "olav V", "olav@kunde.no");
    expect(await findMergedPrimary(firm.db, keptToo, otherToo)).toMatchObject({ holder: { name: "Olav Ⅴ" }, loser: null });
  });

  it.each([
    { who: "is deleted", leave: async (id: number) => firm.done(deleteContact, { id, customers: 1, opportunities: 0 }) },
    {
      who: "has left",
      leave: async (contactId: number) => firm.db.$executeRaw`UPDATE contact_link SET period = '[2025-01-01,2025-02-01)' WHERE contact_id = ${contactId}`,
    },
  ])("lets the other's «Hovedkontakt» take over from one who $who, logs the mark that gave way, and its undo puts both back", async ({ leave }) => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const [gone, comes] = [await aContact(firm, "Borte", kept), await aContact(firm, "Tar Over", other)];
    for (const contact of [gone, comes]) await primary(contact);
    await leave(gone);
    expect(await findMergedPrimary(firm.db, kept, other)).toMatchObject({ holder: { name: "Tar Over", stands: true }, loser: null });
    const { operationId } = await merge(kept, other);
    const marks = async (customerId: number) => (await placesAt(customerId)).map((place) => [place.contact, place.primary]);
    expect(await marks(kept)).toEqual([
      [gone, false],
      [comes, true],
    ]);
    expect((await firm.logged(operationId)).records).toContainEqual(
      expect.objectContaining({ entity: "contactLink", before: { isPrimary: true }, after: { isPrimary: false }, label: "Borte" }),
    );
    await firm.undone(operationId);
    expect([await marks(kept), await marks(other)]).toEqual([[[gone, true]], [[comes, true]]]);
  });

  it("does not take the mark of one of the other's who is gone before that of one who is there", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const [left, there] = [await aContact(firm, "Sluttet", other), await aContact(firm, "Er Der", other)];
    await firm.db.$executeRaw`UPDATE contact_link SET period = '[2025-01-01,2025-02-01)' WHERE contact_id = ${left}`;
    for (const contact of [left, there]) await primary(contact);
    await merge(kept, other);
    expect((await placesAt(kept)).map((place) => [place.contact, place.primary])).toEqual([
      [left, false],
      [there, true],
    ]);
  });

  it("asks again when somebody else became «Hovedkontakt» since the question", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const comes = await aContact(firm, "Kom Etterpå", other);
    const seen = await asked(kept, other);
    await primary(comes);
    expect(await firm.run(mergeCustomers, seen)).toMatchObject({ formError: { key: "errors.countChanged" } });
  });

  it("makes one of a person who was kept twice, here and wherever she is a contact too", async () => {
    const [kept, other, third] = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm)];
    const person = async (customerId: number, fields: { email?: string; phone?: string }) =>
      (await firm.done(createContact, { customerId, name: "Siri Dobbel", email: "", phone: "", role: "", ...fields })).id;
    const stays = await person(kept, { email: "siri@dobbel.no" });
    const goes = await person(other, { email: "Siri@dobbel.no", phone: "99 88 77 66" });
    const namesake = await person(other, { email: "en.annen@dobbel.no" });
    for (const contactId of [stays, goes])
      await firm.done(linkContact, {
        customerId: third,
        contactId,
        role: "",
        workEmail: "",
        workPhone: "",
        from: contactId === stays ? "2026-03-01" : "2026-01-01",
      });
    await firm.db.$executeRaw`UPDATE contact_link SET is_primary = true WHERE contact_id = ${goes} AND customer_id = ${third}`;
    const opportunity = await anOpportunity(third, "Hos en tredje", goes);
    const { operationId } = await merge(kept, other);
    expect((await placesAt(kept)).map(({ contact }) => contact)).toEqual([stays, namesake]);
    expect(await placesAt(third)).toEqual([{ contact: stays, period: "[2026-01-01,)", primary: true }]);
    expect(await firm.db.contact.findUnique({ where: { id: stays } })).toMatchObject({ email: "siri@dobbel.no", phone: "99 88 77 66" });
    expect(await firm.db.contact.findUnique({ where: { id: goes } })).toMatchObject({ deletedByOperation: operationId });
    expect(await findMergedInto(firm.db, "contact", goes)).toBe(stays);
    expect(await firm.db.opportunity.findUnique({ where: { id: opportunity } })).toMatchObject({ contactId: stays });
    await firm.undone(operationId);
    expect(await placesAt(third)).toEqual([
      { contact: stays, period: "[2026-03-01,)", primary: false },
      { contact: goes, period: "[2026-01-01,)", primary: true },
    ]);
    expect(await firm.db.opportunity.findUnique({ where: { id: opportunity } })).toMatchObject({ contactId: goes });
  });

  describe("of a person who was kept twice", () => {
    const person = async (customerId: number, fields: { name?: string; email?: string; phone?: string; role?: number | "" }) =>
      (await firm.done(createContact, { customerId, name: "Mona Dobbel", email: "", phone: "", role: "", ...fields })).id;
    const aRole = async (nb: string) => (await firm.done(contactRoleCommands.add, { nb: `${nb} ${Math.random()}`, en: "" })).id;
    const placeOf = (contactId: number, customerId: number) =>
      firm.db.contactLink.findFirstOrThrow({ where: { contactId, customerId, deletedByOperation: null }, orderBy: { id: "desc" } });
    const said = async (kept: number, other: number) => {
      const { keptAtWork, notKept } = await readContactsToMerge(firm.db, kept, other, { lock: false });
      return [keptAtWork, notKept].map((values) => values.map(({ field, value, stays }) => [field, value, stays]));
    };

    it("keeps another telephone number as that of her work, as the question says, and its undo gives both back", async () => {
      const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
      const stays = await person(kept, { email: "mona@dobbel.no", phone: "11 11 11 11" });
      const goes = await person(other, { email: "mona@dobbel.no", phone: "22 22 22 22" });
      expect(await said(kept, other)).toEqual([[["workPhone", "22 22 22 22", "11 11 11 11"]], []]);
      const { operationId } = await merge(kept, other);
      expect(await firm.db.contact.findUnique({ where: { id: stays } })).toMatchObject({ phone: "11 11 11 11", email: "mona@dobbel.no" });
      expect(await placeOf(stays, kept)).toMatchObject({ workPhone: "22 22 22 22", workEmail: "" });
      const ofGone = (await firm.logged(operationId)).records.filter(({ entity, id }) => entity === "contact" && id === goes);
      expect(ofGone.map(({ after }) => after)).toEqual([{ deleted: true, mergedInto: stays }]);
      await firm.undone(operationId);
      expect(await placeOf(stays, kept)).toMatchObject({ workPhone: "" });
      expect(await firm.db.contact.findUnique({ where: { id: goes } })).toMatchObject({ phone: "22 22 22 22", deletedByOperation: null });
    });

    it("says what is not kept where the place has one already, and of the roles which one stays", async () => {
      const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
      const [boss, buyer] = [await aRole("Leder"), await aRole("Innkjøper")];
      const stays = await person(kept, { email: "mona@dobbel.no", phone: "99 88 77 66", role: boss });
      const goes = await person(other, { name: "MONA DOBBEL", email: "mona@annet.no", phone: "+47 99887766", role: buyer });
      await firm.db.contactLink.updateMany({ where: { contactId: stays }, data: { workEmail: "mona@jobb.no" } });
      expect(await said(kept, other)).toEqual([
        [],
        [
          ["name", "MONA DOBBEL", "Mona Dobbel"],
          ["email", "mona@annet.no", "mona@dobbel.no"],
          ["role", buyer, boss],
        ],
      ]);
      const { operationId } = await merge(kept, other);
      expect(await placeOf(stays, kept)).toMatchObject({ roleId: boss, workEmail: "mona@jobb.no", workPhone: "" });
      expect((await firm.logged(operationId)).records).toContainEqual(
        expect.objectContaining({ entity: "contact", id: goes, before: expect.objectContaining({ name: "MONA DOBBEL", email: "mona@annet.no" }) as unknown }),
      );
    });

    it("says nothing of an address that stands with her in another place, or of the roles of one who is deleted", async () => {
      const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
      const stays = await person(kept, { email: "mona@dobbel.no", phone: "33 33 33 33" });
      await person(other, { email: "mona@jobb.no", phone: "33 33 33 33" });
      await firm.db.contactLink.updateMany({ where: { contactId: stays }, data: { workEmail: "Mona@jobb.no" } });
      const gone = await person(kept, { name: "Borte Begge", role: await aRole("Leder") });
      await firm.done(linkContact, { customerId: other, contactId: gone, role: await aRole("Selger"), workEmail: "", workPhone: "", from: "2026-01-01" });
      await firm.db.contact.update({ where: { id: gone }, data: { deletedByOperation: 1 } });
      expect(await said(kept, other)).toEqual([[], []]);
    });

    it("asks again when what is not kept became another since the question", async () => {
      const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
      await person(kept, { email: "mona@dobbel.no", phone: "11 11 11 11" });
      const goes = await person(other, { email: "mona@dobbel.no" });
      const seen = await asked(kept, other);
      await firm.db.contact.update({ where: { id: goes }, data: { phone: "22 22 22 22" } });
      expect(await firm.run(mergeCustomers, seen)).toMatchObject({ formError: { key: "errors.countChanged" } });
    });
  });

  it("brings its opportunities, deleted ones too, and its log", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const [one, deleted] = [await anOpportunity(other, "Én"), await anOpportunity(other, "Slettet")];
    await firm.db.opportunity.update({ where: { id: deleted }, data: { deletedByOperation: 1 } });
    const { operations: before } = await readOperations(firm.db, { customer: other });
    const { operationId } = await merge(kept, other);
    expect((await firm.db.opportunity.findMany({ where: { customerId: kept }, orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual([one, deleted]);
    expect((await firm.logged(operationId)).data).toEqual({ contacts: 0, opportunities: 1 });
    const log = (await readOperations(firm.db, { customer: kept })).operations.map(({ id }) => id);
    expect(log).toEqual(expect.arrayContaining([operationId, ...before.map(({ id }) => id)]));
  });

  it("leads on when the one it is part of is merged again, and back step by step", async () => {
    const [first, second, third] = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm)];
    const one = await anOpportunity(first, "Vandrer");
    await merge(second, first);
    const { operationId } = await merge(third, second);
    expect([await findMergedInto(firm.db, "customer", first), await findMergedInto(firm.db, "customer", second)]).toEqual([third, third]);
    expect(await firm.db.opportunity.findUnique({ where: { id: one } })).toMatchObject({ customerId: third });
    await firm.undone(operationId);
    expect([await findMergedInto(firm.db, "customer", first), await findMergedInto(firm.db, "customer", second)]).toEqual([second, null]);
  });
});

describe("a merge that is undone", () => {
  it("leaves what was changed since as it is, and tells how much", async () => {
    const [kept, other] = [await aCustomer(firm, "Igjen AS"), await aCustomer(firm, "Borte AS", { phone: "22 22 22 22", website: "borte.no" })];
    const [moved, changed] = [await anOpportunity(other, "Følger tilbake"), await anOpportunity(other, "Flyttet siden")];
    const { operationId } = await merge(kept, other, { name: "kept" });
    await firm.done(editCustomer, { id: kept, ...blankCustomer, name: "Igjen AS", phone: "33 33 33 33", website: "borte.no" }, { as: firm.employee });
    const third = await aCustomer(firm);
    const away = await merge(third, kept);
    await firm.undone(away.operationId);
    await firm.db.opportunity.update({ where: { id: changed }, data: { customerId: third } });
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(2);
    expect(await customer(kept)).toMatchObject({ phone: "33 33 33 33", website: "" });
    expect(await customer(other)).toMatchObject({ phone: "22 22 22 22", website: "borte.no", deletedByOperation: null });
    expect(await firm.db.opportunity.findUnique({ where: { id: moved } })).toMatchObject({ customerId: other });
    expect(await firm.db.opportunity.findUnique({ where: { id: changed } })).toMatchObject({ customerId: third });
  });

  it("is refused when somebody else has the organisation number by now", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm, "Hadde nummer", { organizationNumber: "974760673" })];
    const { operationId } = await merge(kept, other, { organizationNumber: "kept" });
    await anAlikeCustomer(firm, "Tok nummeret", { organizationNumber: "974760673" });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, fieldErrors: { organizationNumber: { key: "customers.errors.organizationNumberTaken" } } });
    expect(await findMergedInto(firm.db, "customer", other)).toBe(kept);
  });
});

describe("a merge whose undo is undone", () => {
  async function undoneMerge(): Promise<{ kept: number; other: number; undo: number }> {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    await aContact(firm, undefined, other);
    const { operationId } = await merge(kept, other);
    return { kept, other, undo: (await firm.undone(operationId)).operationId };
  }

  it("is done again", async () => {
    const { kept, other, undo } = await undoneMerge();
    await firm.undone(undo);
    expect(await findMergedInto(firm.db, "customer", other)).toBe(kept);
  });

  it("is refused when something was hung on the customer that came back, which would go out of sight with it", async () => {
    for (const hang of [(id: number) => aContact(firm, "Kom til etterpå", id), (id: number) => anOpportunity(id, "Etterpå")]) {
      const { other, undo } = await undoneMerge();
      await hang(other);
      const before = await firm.everything();
      expect(await firm.undo(undo)).toMatchObject({ ok: false, formError: { key: "duplicates.errors.hungSince" } });
      expect(await firm.everything()).toEqual(before);
    }
  });

  it("is refused when the customer it was merged into is deleted", async () => {
    const { kept, undo } = await undoneMerge();
    await firm.db.customer.update({ where: { id: kept }, data: { deletedByOperation: 1 } });
    expect(await firm.undo(undo)).toMatchObject({ ok: false, formError: { key: "duplicates.errors.keptGone" } });
  });
});

describe("a merge is not done", () => {
  it("when something of the two was changed since it was asked: it asks again", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    for (const change of [
      () => firm.done(editCustomer, { id: other, ...blankCustomer, name: "Nytt navn" }),
      () => aContact(firm, "Ny Kontakt", other),
      () => anOpportunity(other, "Ny"),
      async () => firm.db.customerIndustry.create({ data: { customerId: other, industryId: await anIndustry(firm), operationId: 1 } }),
    ]) {
      const input = await asked(kept, other);
      await change();
      const before = await firm.operations();
      expect(await firm.run(mergeCustomers, input)).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: kept } });
      expect(await firm.operations()).toBe(before);
    }
  });

  it("when a person who was kept twice is changed or gone by the time the merge has them: it asks again", async () => {
    for (const [n, meanwhile] of [
      (tx: Transaction, id: number) => tx.contact.update({ where: { id }, data: { deletedByOperation: 1 } }),
      (tx: Transaction, id: number) => tx.contact.update({ where: { id }, data: { email: "en.annen@samtidig.no" } }),
      async (tx: Transaction, id: number) => {
        await tx.contactLink.deleteMany({ where: { contactId: id } });
        await tx.contact.delete({ where: { id } });
      },
    ].entries()) {
      const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
      const twin = { name: `Samtidig ${n}`, email: `samtidig${n}@samtidig.no`, phone: "", role: "" };
      await firm.done(createContact, { customerId: kept, ...twin });
      const { id } = await firm.done(createContact, { customerId: other, ...twin });
      const input = await asked(kept, other);
      let merging: Promise<unknown> | undefined;
      await firm.db.$transaction(async (tx) => {
        await meanwhile(tx, id);
        merging = firm.run(mergeCustomers, input);
        await untilSomebodyWaits(firm.db);
      });
      expect(await merging).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: kept } });
      expect(await firm.db.contactRedirect.count({ where: { contactId: id } })).toBe(0);
    }
  });

  it("of a customer with itself, or with one that is gone", async () => {
    const [id, deleted] = [await aCustomer(firm), await aDeletedCustomer(firm)];
    expect(await firm.run(mergeCustomers, { id, other: id, facts: "" })).toMatchObject({ ok: false, formError: { key: "duplicates.errors.itself" } });
    expect(await firm.run(mergeCustomers, { id, other: deleted, facts: "" })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(mergeCustomers, { id, other: id, facts: "", name: "begge" })).toMatchObject({
      ok: false,
      fieldErrors: { name: { key: "errors.invalid" } },
    });
  });

  it("by an employee", async () => {
    expect(await firm.run(mergeCustomers, await asked(await aCustomer(firm), await aCustomer(firm)), { as: firm.employee })).toMatchObject({
      reason: "not permitted",
    });
  });
});

it("the undo of a merge that changed nothing of the kept customer's own names both", async () => {
  const [kept, other] = [await aCustomer(firm, "Samme Navn AS"), await aCustomer(firm, "Samme Navn AS")];
  await aContact(firm, "Kari Alene", other);
  const { operationId } = await merge(kept, other);
  const undo = await firm.undone(operationId);
  const named = (await firm.logged(undo.operationId)).records.filter(({ entity }) => entity === "customer");
  expect(named.map(({ id, label }) => [id, label])).toEqual(
    expect.arrayContaining([
      [kept, "Samme Navn AS"],
      [other, "Samme Navn AS"],
    ]),
  );
});
