import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { asWritten, csvPieces } from "../../files/csv";
import { aCategory, aContact, aCustomer, aDeletedCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { aValue, everyList } from "../../testing/value-lists";
import { deleteContact } from "../contacts/delete-contact";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { countTables, type TableName, tableNames, tableOf } from "./everything";
import { exportEverything } from "./export-everything";
import { recordsAtOnce } from "./export-table";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

/** The rows of a table by the heads of its columns, and how many it says there are. */
async function read(name: TableName, language: "nb" | "en" = "nb"): Promise<{ rows: number; records: Record<string, string>[] }> {
  const table = await tableOf(firm.db, name, language);
  const made: Uint8Array[] = [];
  for await (const piece of csvPieces(table.pieces())) made.push(piece);
  return { rows: table.rows, records: parse(Buffer.concat(made), { bom: true, delimiter: ";", columns: true }) };
}

const day = new Date("2026-05-04T00:00:00Z");

describe("everything as files", () => {
  it("has a contact once for each place, past ones too, at customers who are not deleted", async () => {
    const [here, there, gone] = [await aCustomer(firm, "Her AS"), await aCustomer(firm, "Der AS"), await aDeletedCustomer(firm, "Slettet AS")];
    const [, , , roles] = everyList;
    if (!roles) throw new Error("no list");
    const role = await aValue(firm, roles, "Daglig leder", "CEO");
    const id = await aContact(firm, "Nora Berg", here);
    await firm.db.contact.update({ where: { id }, data: { email: "nora@her.example", phone: "90000000" } });
    await firm.db.contactLink.updateMany({ where: { contactId: id }, data: { roleId: role, isPrimary: true, workEmail: "nb@her.example" } });
    await firm.db
      .$executeRaw`INSERT INTO contact_link (contact_id, customer_id, period) VALUES (${id}, ${there}, '[2020-01-01,2021-01-01)'), (${id}, ${gone}, '[2019-01-01,)')`;
    const deleted = await aContact(firm, "Borte Vekk", here);
    await firm.done(deleteContact, { id: deleted, customers: 1, opportunities: 0 });
    const { rows, records } = await read("contacts");
    expect(rows).toBe(2);
    expect(records).toMatchObject([
      {
        Navn: "Nora Berg",
        "E-post": "nora@her.example",
        Telefon: "90000000",
        Kunde: "Der AS",
        Fra: "2020-01-01",
        Til: "2020-12-31",
        Hovedkontakt: "Nei",
        Rolle: "",
      },
      { Navn: "Nora Berg", Kunde: "Her AS", Til: "", Hovedkontakt: "Ja", Rolle: "Daglig leder", "Jobb-e-post": "nb@her.example" },
    ]);
    expect((await read("contacts", "en")).records.map((record) => record.Role)).toEqual(["", "CEO"]);
  });

  it("has the opportunities that are not deleted, of customers who are not, with sellers and shares", async () => {
    const make = async (title: string, customerId: number, fields: object = {}) =>
      firm.db.opportunity.create({
        data: {
          ...{ title, customerId, amount: 12_345_67, probability: 50, expectedClose: day, updatedByOperation: 1, ...fields },
          sellers: {
            create: [
              { employeeId: firm.employee.id, share: 3_333 },
              { employeeId: firm.salesManager.id, share: 6_667 },
            ],
          },
        },
      });
    const customer = await aCustomer(firm, "Kjøper AS");
    await make("Ny kran", customer, { status: "WON", closedOn: day });
    await make("Slettet salg", customer, { deletedByOperation: 1 });
    await make("Hos slettet", await aDeletedCustomer(firm), { status: "WON", closedOn: day });
    const { rows, records } = await read("opportunities");
    expect(rows).toBe(1);
    expect(records).toMatchObject([
      { Tittel: "Ny kran", Kunde: "Kjøper AS", "Beløp (kr)": "12345,67", "Sannsynlighet (%)": "50", Status: "Vunnet", "Avsluttet dato": "2026-05-04" },
    ]);
    expect(records[0]).toMatchObject({ Selgere: "Marte Kirkerud, Peder Ås", Andeler: '"66,67\u00A0%", "33,33\u00A0%"' });
  });

  it("has groups as the tree has them, once for each member", async () => {
    const top = await firm.done(createGroup, { name: "Øverst", type: "STANDARD" });
    const under = await firm.done(createGroup, { name: "Nord", type: "SALES", parentId: top.id });
    await firm.done(addMember, { groupId: under.id, employeeId: firm.employee.id, roleName: "Leder", from: "2026-01-05", until: "2026-02-05" });
    const { rows, records } = await read("groups");
    expect(rows).toBe(2);
    expect(records).toMatchObject([
      { "Overordnede grupper": "", Gruppenavn: "Øverst", Gruppetype: "Standard", Medlem: "" },
      { "Overordnede grupper": "Øverst", Gruppenavn: "Nord", Medlem: "Peder Ås", "Rolle i gruppen": "Leder", Fra: "2026-01-05", Til: "2026-02-05" },
    ]);
  });

  it("has the values of each list, also those switched off, and not those deleted; any character survives", async () => {
    const name = fc.string({ unit: fc.constantFrom(..."=+-@;\"',. ABøÅ#|\\＝&<\u{1F34B}"), minLength: 1, maxLength: 20 });
    let made = 0;
    await fc.assert(
      fc.asyncProperty(name, fc.constantFrom(...everyList), async (text, list) => {
        const nb = `${text.replace(/\s+/gu, " ").trimStart()}${(made += 1)}`;
        const id = await aValue(firm, list, nb, `${nb} en`);
        const records = async () =>
          (await read(list.noun)).records.map((record) => [record.Navn, record["Navn på engelsk"]].map((cell) => asWritten(cell ?? "")));
        expect(await records()).toContainEqual([nb, `${nb} en`]);
        await firm.done(list.commands.switch, { id, active: false });
        expect((await read(list.noun)).records.at(-1)).toMatchObject({ "Slått på": "Nei" });
        await firm.done(list.commands.delete, { id, replacement: "none", customers: 0, contacts: 0, opportunities: 0, deleted: 0 });
        expect(await records()).not.toContainEqual([nb, `${nb} en`]);
      }),
      { numRuns: 20 },
    );
  });

  it("has categories with where they show, and industries with their codes", async () => {
    await aCategory(firm, "Bare kunde", "customer");
    await anIndustry(firm, "Oppføring", { en: "Construction", code: "41", codeStandard: "SN2007" });
    expect((await read("categories")).records).toContainEqual({
      ...{ Navn: "Bare kunde", "Vises på kunde": "Ja", "Vises på kontakt": "Nei", "Slått på": "Ja", Kunder: "0", Kontakter: "0" },
    });
    expect((await read("industries")).records).toContainEqual({
      ...{ Navn: "Oppføring", "Navn på engelsk": "Construction", Næringskode: "41", Standard: "SN2007", "Slått på": "Ja", Kunder: "0" },
    });
  });

  it("says beforehand how many rows each table has", async () => {
    const counts = await countTables(firm.db);
    for (const name of tableNames) {
      const { rows, records } = await read(name);
      expect([name, rows, counts[name]]).toEqual([name, records.length, records.length]);
    }
  });

  it("has each record once, however many are read at once", async () => {
    const names = Array.from({ length: 2 * recordsAtOnce }, (_, n) => ({ name: `Mange ${n}` }));
    const before = (await read("contacts")).records.length;
    await firm.db.contact.createMany({ data: names });
    const { rows, records } = await read("contacts");
    expect(rows).toBe(before + names.length);
    expect(records.map((record) => record.Navn).filter((name) => name?.startsWith("Mange "))).toEqual(names.map(({ name }) => name));
  });
});

describe("a table taken out of the app", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: exportEverything,
    input: () => Promise.resolve({ what: "contacts", format: "csv", rows: 3 }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no such kind of file": [{ format: "pdf" }, "format", "errors.invalid"],
      "no such table": [{ what: "employee" }, "what", "errors.invalid"],
    },
  });

  it("is noted with its rows", async () => {
    const { operationId } = await firm.did(exportEverything, { what: "groups", format: "csv", rows: 12 });
    expect(await firm.logged(operationId)).toMatchObject({ data: { what: "groups", format: "csv", rows: 12 }, records: [], bulk: [] });
  });
});
