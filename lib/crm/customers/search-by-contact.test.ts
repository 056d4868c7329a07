import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer, blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createContact } from "../contacts/create-contact";
import { everyCustomer } from "./customer-filters";
import { editCustomer } from "./edit-customer";
import { searchCustomers } from "./search-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const rows = async (words: string) => (await searchCustomers(firm.db, { ...everyCustomer, words, page: "first" }, "nb")).rows;
const names = async (words: string) => (await rows(words)).map(({ name }) => name);
const found = async (words: string) => (await rows(words)).map(({ name, matched }) => [name, ...matched.map(({ by, text, person }) => [by, text, person])]);
const kept = async (id: number) => (await firm.db.$queryRaw<{ words: string }[]>`SELECT words FROM customer_search WHERE customer_id = ${id}`)[0]?.words;

describe("a customer is found by its contacts", () => {
  beforeAll(async () => {
    const customerId = await aCustomer(firm, "Fjordheim Regnskap AS", {
      email: "post@fjordheim.no",
      organizationNumber: "923609016",
      phone: "+47 22 33 44 55",
      visitingCity: "HAMAR",
      postalCity: "BRUMUNDDAL",
    });
    await firm.done(createContact, { customerId, name: "Bjørg Åsvang", email: "bjorg.asvang@fjordheim.no", phone: "99 88 77 66", role: "" });
    await firm.done(createContact, { customerId, name: "Paweł Wiśniewski", email: "", phone: "", role: "" });
    await aContact(firm, "Bjørg Lien", await aCustomer(firm, "Annet Firma AS"));
  });

  it.each([
    ["åsvang", ["contact", "Bjørg Åsvang", undefined]],
    ["svan bjoerg", ["contact", "Bjørg Åsvang", undefined]],
    ["wisniewski pawel", ["contact", "Paweł Wiśniewski", undefined]],
    ["bjorg.asvang@fjordheim.no", ["email", "bjorg.asvang@fjordheim.no", "Bjørg Åsvang"]],
    ["bjorg.asvang@fjord", ["email", "bjorg.asvang@fjordheim.no", "Bjørg Åsvang"]],
    ["post@fjordheim.no", ["email", "post@fjordheim.no", undefined]],
    ["99887766", ["phone", "99 88 77 66", "Bjørg Åsvang"]],
    ["99 88 77 66", ["phone", "99 88 77 66", "Bjørg Åsvang"]],
    ["+47 99 88 77 66", ["phone", "99 88 77 66", "Bjørg Åsvang"]],
    ["8877 åsvang", ["contact", "Bjørg Åsvang", undefined], ["phone", "99 88 77 66", "Bjørg Åsvang"]],
    ["22334455", ["phone", "+47 22 33 44 55", undefined]],
    ["brumund", ["postalCity", "BRUMUNDDAL", undefined]],
  ])("by «%s», and the hit says by what", async (words, ...matched) => {
    expect(await found(words)).toEqual([["Fjordheim Regnskap AS", ...matched]]);
  });

  it.each(["fjordheim åsvang hamar", "hamar regnskap bjørg", "99887766 fjord"])("by words of name, city and contact in any order: «%s»", async (words) => {
    expect(await names(words)).toEqual(["Fjordheim Regnskap AS"]);
  });

  it.each(["NO 923 609 016 MVA", "923 609 016 MVA", "no923609016mva", "NO923609016 fjordheim"])("by its number as an invoice has it: «%s»", async (words) => {
    expect(await found(words)).toEqual([["Fjordheim Regnskap AS"]]);
  });

  it.each(["tyskvare.de", "www.tyskvare.de", "tyskvare.co.uk", "tyskvare.info"])("by the domain of an address, whatever it ends with: «%s»", async (words) => {
    await aCustomer(firm, `Vare ${words}`, { email: `post@${words.replace("www.", "mail.")}` });
    expect((await names(words)).filter((name) => name === `Vare ${words}`)).toEqual([`Vare ${words}`]);
    await firm.db.$executeRaw`UPDATE customer SET name = 'Anonym' WHERE name = ${`Vare ${words}`}`;
    expect(await names(words.replace("www.", ""))).toContain("Anonym");
  });

  it("and says nothing of what the row shows", async () => {
    expect(await found("fjordheim hamar")).toEqual([["Fjordheim Regnskap AS"]]);
  });

  it("but not by words of which one is another customer's", async () => {
    expect(await names("åsvang annet")).toEqual([]);
  });

  it("and not by the end that every other e-mail address has", async () => {
    expect(await names("no fjordheim")).toEqual([]);
  });
});

describe("what a customer is found by is kept", () => {
  it("when a contact gets another name, address or number, at all of its customers", async () => {
    const [one, other] = [await aCustomer(firm, "Første AS"), await aCustomer(firm, "Andre AS")];
    const contact = await aContact(firm, "Gammelt Navn", one);
    await firm.db.$executeRaw`INSERT INTO contact_link (contact_id, customer_id, period) VALUES (${contact}, ${other}, '[2020-01-01,2021-01-01)')`;
    expect(await names("gammelt")).toEqual(["Andre AS", "Første AS"]);
    await firm.db.contact.update({ where: { id: contact }, data: { name: "Nytt Navn", email: "ny@example.org", phone: "40 50 60 70" } });
    expect(await names("gammelt")).toEqual([]);
    for (const words of ["nytt navn", "ny@example", "40506070"]) expect(await names(words)).toEqual(["Andre AS", "Første AS"]);
  });

  it("when a place ends it stays, when it is gone it goes, and a work address counts", async () => {
    const customer = await aCustomer(firm, "Plassert AS");
    const contact = await aContact(firm, "Solfrid Plass", customer);
    await firm.db.$executeRaw`UPDATE contact_link SET period = '[2020-01-01,2021-01-01)', work_email = 'jobb@plassert.no' WHERE contact_id = ${contact}`;
    expect([await names("solfrid"), await names("jobb")]).toEqual([["Plassert AS"], ["Plassert AS"]]);
    await firm.db.$executeRaw`UPDATE contact_link SET deleted_by_operation = 1 WHERE contact_id = ${contact}`;
    expect([await names("solfrid"), await names("jobb")]).toEqual([[], []]);
    await firm.db
      .$executeRaw`UPDATE contact_link SET deleted_by_operation = NULL, customer_id = ${await aCustomer(firm, "Flyttet AS")} WHERE contact_id = ${contact}`;
    expect(await names("solfrid")).toEqual(["Flyttet AS"]);
    await firm.db.$executeRaw`DELETE FROM contact_link WHERE contact_id = ${contact}`;
    expect(await names("solfrid")).toEqual([]);
  });

  it("when a contact is deleted by itself and restored", async () => {
    const contact = await aContact(firm, "Slettet Person", await aCustomer(firm, "Levende AS"));
    await firm.db.contact.update({ where: { id: contact }, data: { deletedByOperation: 7 } });
    expect(await names("slettet person")).toEqual([]);
    await firm.db.contact.update({ where: { id: contact }, data: { deletedByOperation: null } });
    expect(await names("slettet person")).toEqual(["Levende AS"]);
  });

  it("untouched when customer and contact are deleted and restored together, and made anew when the contact was deleted meanwhile", async () => {
    const customer = await aCustomer(firm, "Tapt AS");
    const contacts = [await aContact(firm, "Følger Med", customer), await aContact(firm, "Blir Borte", customer)];
    const before = await kept(customer);
    await firm.db.customer.update({ where: { id: customer }, data: { deletedByOperation: 8 } });
    await firm.db.contact.updateMany({ where: { id: { in: contacts } }, data: { deletedByOperation: 8 } });
    expect(await kept(customer)).toBe(before);
    await firm.db.contact.updateMany({ where: { id: contacts[0] }, data: { deletedByOperation: null } });
    await firm.db.customer.update({ where: { id: customer }, data: { deletedByOperation: null } });
    expect([await names("følger med tapt"), await names("blir borte")]).toEqual([["Tapt AS"], []]);
  });

  it("with both of two contacts whom two people change at the same time", async () => {
    const customer = await aCustomer(firm, "Samtidig AS");
    const [one, other] = [await aContact(firm, "Ene", customer), await aContact(firm, "Annen", customer)];
    const first = new pg.Client({ connectionString: firm.appUrl });
    await first.connect();
    await first.query("BEGIN");
    await first.query("UPDATE contact SET name = 'Endret Først' WHERE id = $1", [one]);
    const waiting = firm.db.contact.update({ where: { id: other }, data: { name: "Endret Sist" } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await first.query("COMMIT");
    await waiting;
    await first.end();
    expect(await names("først sist")).toEqual(["Samtidig AS"]);
  });

  it("when the customer's own fields change, and what is not searched leaves it alone", async () => {
    const id = await aCustomer(firm, "Egen AS");
    await firm.done(editCustomer, { id, ...blankCustomer, name: "Egen AS", email: "kontor@egen.no", phone: "11 22 33 44", industry: "", seller: "" });
    expect([await names("kontor@egen.no"), await names("11223344")]).toEqual([["Egen AS"], ["Egen AS"]]);
  });
});
