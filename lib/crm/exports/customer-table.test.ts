import { Readable } from "node:stream";

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { csvPieces } from "../../files/csv";
import { newOrganizationNumber } from "../../testing/organization-numbers";
import { aCategory, aCustomer, aDeletedCustomer, anIndustry, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { everyList, aValue } from "../../testing/value-lists";
import { line } from "../../validation/text";
import { createCustomer } from "../customers/create-customer";
import { everyCustomer } from "../customers/customer-filters";
import { editAdditionalInfo } from "../customers/edit-additional-info";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { importCustomers } from "../imports/import-customers";
import { planImport } from "../imports/plan-import";
import { readRegisterFile } from "../imports/read-register-file";
import { type CustomerColumn, customerColumns, customerHeads } from "./customer-heads";
import { customerTable } from "./customer-table";
import type { ExportTable } from "./export-table";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

async function csvOf(table: ExportTable): Promise<Buffer> {
  const made: Uint8Array[] = [];
  for await (const piece of csvPieces(table.pieces())) made.push(piece);
  return Buffer.concat(made);
}

const readBack = (csv: Buffer): string[][] => parse(csv, { bom: true, delimiter: ";" });

/** The rows of a file by the heads of its columns. */
async function recordsOf(table: ExportTable): Promise<Record<string, string>[]> {
  const [heads = [], ...rows] = readBack(await csvOf(table));
  return rows.map((row) => Object.fromEntries(row.map((cell, n) => [heads[n] ?? "", cell])));
}

const namesOf = async (asked: Parameters<typeof customerTable>[1]): Promise<(string | undefined)[]> =>
  (await recordsOf(await customerTable(firm.db, asked, "nb"))).map((record) => record.Navn);

describe("the table of customers that a search finds", () => {
  it("holds everything of a customer, and names of values in the reader's language", async () => {
    const industry = await anIndustry(firm, "Bygg", { en: "Building", code: "41", codeStandard: "SN2007" });
    await makeSeller(firm, firm.salesManager.id);
    const number = newOrganizationNumber();
    const fields = {
      organizationNumber: number,
      organizationForm: "AS",
      numberOfEmployees: "12",
      industry,
      seller: firm.salesManager.id,
      phone: "+47 22 33 44 55",
    };
    const addresses = {
      postalAddress: "Postboks 1",
      postalCode: "0150",
      postalCity: "Oslo",
      visitingAddress: "Storgata 3/nord",
      visitingCode: "5003",
      visitingCity: "Bergen",
    };
    const id = await aCustomer(firm, 'Fjord; "AS"', { ...fields, ...addresses, email: "post@fjord.example", website: "fjord.example" });
    const categories = [await aCategory(firm, "Partner", "customer"), await aCategory(firm, "Olje, gass", "customer"), await aCategory(firm, "«Ærlig»")];
    await firm.done(setCustomerCategories, { id, put: categories, take: [] });
    const [origins, products, sources] = everyList;
    if (!origins || !products || !sources) throw new Error("no lists");
    const [origin, source] = [await aValue(firm, origins, "Messe", "Fair"), await aValue(firm, sources, "Tips")];
    const chosen = [await aValue(firm, products, "Sveising"), await aValue(firm, products, "Anker")];
    await firm.done(editAdditionalInfo, { id, origin, source, products: chosen.map(String) });

    const [read] = await recordsOf(await customerTable(firm.db, { search: { ...everyCustomer, words: "Fjord" } }, "nb"));
    expect(read).toEqual({
      ...{ Navn: 'Fjord; "AS"', Organisasjonsnummer: number, Organisasjonsform: "AS", "Antall ansatte": "12" },
      ...{ Telefon: "'+47 22 33 44 55", "E-post": "post@fjord.example", Nettsted: "fjord.example" },
      ...{ Besøksadresse: "Storgata 3/nord", "Postnr. i besøksadressen": "5003", "Poststed i besøksadressen": "Bergen", "Land i besøksadressen": "" },
      ...{ Postadresse: "Postboks 1", "Postnr. i postadressen": "0150", "Poststed i postadressen": "Oslo", "Land i postadressen": "" },
      ...{ Bransje: "Bygg", "Bransjens næringskode": "41", Kategorier: `«Ærlig», "Olje, gass", Partner`, Selger: "Marte Kirkerud" },
      ...{ Kilde: "Tips", Kontaktopprinnelse: "Messe", Produkter: "Sveising, Anker" },
      ...{
        "Navn i Enhetsregisteret": "",
        "Næringskode 1 i Enhetsregisteret": "",
        "Næringskode 2 i Enhetsregisteret": "",
        "Næringskode 3 i Enhetsregisteret": "",
      },
    });
    const [english] = await recordsOf(await customerTable(firm.db, { search: { ...everyCustomer, words: "Fjord" } }, "en"));
    expect(english).toMatchObject({ Industry: "Building", "Contact origin": "Fair", Source: "Tips" });
  });

  it("holds all that are found and not a page of them, in the list's order, and nobody who is deleted", async () => {
    const names = Array.from({ length: 120 }, (_, n) => `Rekke ${String(n).padStart(3, "0")}`);
    for (const name of [...names].reverse()) await aCustomer(firm, name);
    await aDeletedCustomer(firm, "Rekke 999");
    const search = { ...everyCustomer, words: "rekke" };
    expect((await customerTable(firm.db, { search }, "nb")).rows).toBe(120);
    expect(await namesOf({ search })).toEqual(names);
    expect(await namesOf({ search, order: { sort: "changed", descending: true } })).toEqual(names);
    expect(await namesOf({ search, order: { sort: "name", descending: true } })).toEqual([...names].reverse());
    expect(await namesOf({ search: { ...everyCustomer, words: "rekke finnesikke" } })).toEqual([]);
  });

  it("leaves out who is deleted while it is written, and has whoever is renamed once", async () => {
    for (const name of ["Under A", "Under B", "Under C"]) await aCustomer(firm, name);
    const table = await customerTable(firm.db, { search: { ...everyCustomer, words: "under" } }, "nb");
    await firm.db.customer.updateMany({ where: { name: "Under A" }, data: { name: "Under Å" } });
    await firm.db.customer.updateMany({ where: { name: "Under B" }, data: { deletedByOperation: 1 } });
    expect((await recordsOf(table)).map((record) => record.Navn)).toEqual(["Under Å", "Under C"]);
  });

  it("has the columns that the list shows first, and each once", async () => {
    await aCustomer(firm, "Kolonne AS", { visitingCity: "", postalCity: "Hamar" });
    const search = { ...everyCustomer, words: "kolonne" };
    const [heads, row] = readBack(await csvOf(await customerTable(firm.db, { search, shown: ["city", "seller", "changed"] }, "nb")));
    expect(heads?.slice(0, 5)).toEqual(["Navn", "Poststed", "Selger", "Sist endret", "Organisasjonsnummer"]);
    expect(row?.[1]).toBe("Hamar");
    expect(row?.[3]).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([...(heads ?? [])].sort()).toEqual(customerColumns.map((column) => customerHeads[column].nb).sort());
    expect(readBack(await csvOf(await customerTable(firm.db, { search }, "nb")))[0]).toHaveLength(customerColumns.length - 2);
  });

  it("has heads of its own for each column, in both languages together: an import tells them apart", () => {
    const meant = new Map<string, CustomerColumn>();
    for (const language of ["nb", "en"] as const)
      for (const column of customerColumns) {
        const head = customerHeads[column][language].toLowerCase();
        expect([head, meant.get(head) ?? column]).toEqual([head, column]);
        meant.set(head, column);
      }
  });
});

describe("a file of customers that is imported again", () => {
  /** Any name that a customer can have, with many of those that are hard on a file. */
  const name = fc
    .oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(..."=+-@;\"',./n ABøÅ#|\\＝&<"), minLength: 1, maxLength: 12 }),
      fc.constantFrom("ABC AS", "=1+1", "'=1", "MO I RANA", "Storgata 3/nord", "@navn", '"', "constructor", "001"),
    )
    .filter((text) => line(100).safeParse(text).data !== undefined && line(100).safeParse(text).data !== "");
  /** No two customers look alike. */
  let places = 0;
  const cleaned = (text: string): string => line(100).parse(text);

  it.each(["nb", "en"] as const)("changes nothing here, and makes the same customers elsewhere: any character survives (%s)", async (language) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name, address: name, city: name }), { minLength: 1, maxLength: 4 }), async (made) => {
        const customers = made.map((fields) => ({
          ...fields,
          number: newOrganizationNumber(),
          postalCode: `N-${(places += 1)}`,
          website: `fjord${places}.no/-x`,
        }));
        for (const { number, postalCode, website, ...fields } of customers)
          await firm.done(createCustomer, {
            ...{ ...blankCustomer, name: fields.name, organizationNumber: number, organizationForm: "AS", numberOfEmployees: "7", website },
            ...{ postalAddress: fields.address, postalCity: fields.city, postalCode, visitingAddress: fields.address, visitingCity: fields.city },
          });
        const numbers = new Set(customers.map(({ number }) => number));
        const table = await customerTable(firm.db, { search: everyCustomer, shown: ["changed", "city"] }, language);
        const file = await readRegisterFile(Readable.from(await csvOf(table)));
        expect(file.refused).toEqual([]);
        const rows = file.rows.filter(({ values }) => numbers.has(values.organisasjonsnummer ?? ""));
        expect(await planImport(firm.db, rows)).toMatchObject({ created: [], changed: [], refused: [], unchanged: customers.length });

        await firm.db.customer.updateMany({ where: { organizationNumber: { in: [...numbers] } }, data: { organizationNumber: null } });
        const { created, refused } = await planImport(firm.db, rows);
        expect(refused).toEqual([]);
        expect(new Map(created.map((row) => [row.organizationNumber, row]))).toEqual(
          new Map(
            customers.map(({ number, postalCode, website, ...fields }) => [
              number,
              {
                ...{
                  organizationNumber: number,
                  registerName: undefined,
                  name: cleaned(fields.name),
                  organizationForm: "AS",
                  numberOfEmployees: 7,
                  website,
                },
                ...{ postalAddress: cleaned(fields.address), postalCode, postalCity: cleaned(fields.city), postalCountry: "" },
                ...{ visitingAddress: cleaned(fields.address), visitingCode: "", visitingCity: cleaned(fields.city), visitingCountry: "" },
                ...{ registerCodes: [], industry: null, own: true },
              },
            ]),
          ),
        );
        await firm.db.customer.updateMany({ where: { organizationNumber: null }, data: { deletedByOperation: 1 } });
      }),
      { numRuns: 25 },
    );
  });

  it("is what people wrote: the register's file leaves it alone, and it brings back no older word of the register", async () => {
    const number = newOrganizationNumber();
    const made = { name: "Kvikk Rør – kjede", registerName: "KVIKK RØR AS", registerCodes: ["43.221"], organizationNumber: number, updatedByOperation: 1 };
    const { id } = await firm.db.customer.create({ data: made });
    const file = await readRegisterFile(Readable.from(await csvOf(await customerTable(firm.db, { search: { ...everyCustomer, words: number } }, "nb"))));
    await firm.db.customer.update({ where: { id }, data: { organizationNumber: null, deletedByOperation: 1 } });
    await firm.done(importCustomers, { rows: file.rows });
    const there = () => firm.db.customer.findFirstOrThrow({ where: { organizationNumber: number } });
    const newer = { navn: "KVIKK RØR NORGE AS", "naeringskode1.kode": "43.222", hjemmeside: "kvikk.no" };
    await firm.done(importCustomers, { rows: [{ row: 2, values: { organisasjonsnummer: number, ...newer } }] });
    const renewed = { name: "Kvikk Rør – kjede", registerName: "KVIKK RØR NORGE AS", registerCodes: ["43.222"], website: "kvikk.no" };
    expect(await there()).toMatchObject(renewed);
    const again = (hjemmeside: string) => firm.run(importCustomers, { rows: file.rows.map(({ row, values }) => ({ row, values: { ...values, hjemmeside } })) });
    expect(await again("kvikk.no")).toMatchObject({ value: { changed: 0, unchanged: 1 } });
    expect(await again("kjede.no")).toMatchObject({ value: { changed: 1 } });
    await firm.done(importCustomers, { rows: [{ row: 2, values: { organisasjonsnummer: number, ...newer, hjemmeside: "kvikk.com" } }] });
    expect(await there()).toMatchObject({ ...renewed, website: "kjede.no" });
  });

  it("has its Norwegian postcodes in four digits, also where a spreadsheet took them for numbers", async () => {
    const row = (country: string) => ({
      row: 2,
      values: { organisasjonsnummer: newOrganizationNumber(), navn: "A", registernavn: "", "postadresse.postnummer": "150", "postadresse.land": country },
    });
    const codes = async (values: ReturnType<typeof row>) => (await planImport(firm.db, [values])).created.map(({ postalCode }) => postalCode);
    expect(await Promise.all(["", "Norge", "Island"].map((country) => codes(row(country))))).toEqual([["0150"], ["0150"], ["150"]]);
  });

  it("leaves the register's name and codes as they are", async () => {
    const number = newOrganizationNumber();
    await firm.db.customer.create({
      data: { name: "Bygg Nord", registerName: "BYGG NORD AS", registerCodes: ["68.200", "73.110"], organizationNumber: number, updatedByOperation: 1 },
    });
    const file = await readRegisterFile(Readable.from(await csvOf(await customerTable(firm.db, { search: { ...everyCustomer, words: number } }, "nb"))));
    expect(file.rows.map(({ values }) => values)).toMatchObject([{ navn: "Bygg Nord", registernavn: "BYGG NORD AS", "naeringskode2.kode": "73.110" }]);
    expect(await planImport(firm.db, file.rows)).toMatchObject({ unchanged: 1, changed: [], created: [] });
  });
});
