import { readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import type { RawRow } from "./register-columns";
import { readRegisterFile } from "./read-register-file";
import { readRegisterRow } from "./register-row";

const whole: RawRow = {
  organisasjonsnummer: "997166221",
  navn: "MESTERGRUPPEN BYGGEVARE AS",
  "organisasjonsform.kode": "AS",
  antallAnsatte: "713",
  hjemmeside: "www.mestergruppen.no",
  "postadresse.adresse": "Postboks 6197/nEtterstad",
  "postadresse.postnummer": "0602",
  "postadresse.poststed": "OSLO",
  "postadresse.land": "Norge",
  "forretningsadresse.adresse": "Nils Hansens vei 8",
  "forretningsadresse.postnummer": "0667",
  "forretningsadresse.poststed": "OSLO",
  "forretningsadresse.land": "Norge",
  "naeringskode1.kode": "46.739",
  "naeringskode2.kode": "00.000",
  "naeringskode3.kode": "",
};

const taken = (raw: RawRow) => {
  const read = readRegisterRow({ ...whole, ...raw });
  if (!read.ok) throw new Error(`${read.column}: ${read.message.key}`);
  return read.row;
};
const refusedFor = (raw: RawRow) => {
  const read = readRegisterRow({ ...whole, ...raw });
  return read.ok ? null : [read.column, read.message.key];
};

describe("a row of the register", () => {
  it("becomes a customer's fields", () => {
    expect(taken({})).toEqual({
      organizationNumber: "997166221",
      registerName: "MESTERGRUPPEN BYGGEVARE AS",
      name: "Mestergruppen Byggevare AS",
      organizationForm: "AS",
      numberOfEmployees: 713,
      website: "www.mestergruppen.no",
      postalAddress: "Postboks 6197, Etterstad",
      postalCode: "0602",
      postalCity: "Oslo",
      postalCountry: "Norge",
      visitingAddress: "Nils Hansens vei 8",
      visitingCode: "0667",
      visitingCity: "Oslo",
      visitingCountry: "Norge",
      registerCodes: ["46.739"],
    });
  });

  it("has its organisation number with or without blanks", () => {
    expect(taken({ organisasjonsnummer: " 997 166 221" }).organizationNumber).toBe("997166221");
    expect(taken({ organisasjonsnummer: "997\u00A0166\u00A0221" }).organizationNumber).toBe("997166221");
  });

  it.each([
    ["", "imports.refused.noNumber"],
    ["99716622", "customers.errors.organizationNumberDigits"],
    ["9971662210", "customers.errors.organizationNumberDigits"],
    ["997I66221", "customers.errors.organizationNumberDigits"],
    ["997166222", "customers.errors.organizationNumberCheck"],
    ["000000010", "customers.errors.organizationNumberCheck"],
  ])("is refused for the organisation number «%s»", (organisasjonsnummer, key) => {
    expect(refusedFor({ organisasjonsnummer })).toEqual(["organisasjonsnummer", key]);
  });

  it("is refused without a name", () => {
    expect(refusedFor({ navn: "  " })).toEqual(["navn", "imports.refused.noName"]);
  });

  it("is refused for characters that cannot be kept, and for what is too long", () => {
    expect(refusedFor({ navn: "WAYS\u0000 AS" })).toEqual(["navn", "errors.characters"]);
    expect(refusedFor({ navn: "WAYS \uD800 AS" })).toEqual(["navn", "errors.characters"]);
    expect(refusedFor({ navn: "B\uFFFD AS" })).toEqual(["navn", "errors.characters"]);
    expect(refusedFor({ navn: "A".repeat(201) })).toEqual(["navn", "errors.tooLong"]);
    expect(refusedFor({ "postadresse.adresse": "A".repeat(301) })).toEqual(["postadresse.adresse", "errors.tooLong"]);
  });

  it.each(["5,5", "-1", "fem", "12345678"])("is refused for «%s» employees", (antallAnsatte) => {
    expect(refusedFor({ antallAnsatte })).toEqual(["antallAnsatte", "imports.refused.numberOfEmployees"]);
  });

  it("has no number of employees where the register keeps it back", () => {
    expect(taken({ antallAnsatte: "" }).numberOfEmployees).toBeNull();
    expect(taken({ antallAnsatte: "0" }).numberOfEmployees).toBe(0);
  });

  it("has up to three industry codes, of which 00.000 is none", () => {
    expect(taken({ "naeringskode1.kode": "00.000" }).registerCodes).toEqual([]);
    expect(taken({ "naeringskode1.kode": "" }).registerCodes).toEqual([]);
    expect(taken({ "naeringskode1.kode": "86.906", "naeringskode2.kode": "45.200", "naeringskode3.kode": "47.521" }).registerCodes).toEqual([
      "86.906",
      "45.200",
      "47.521",
    ]);
    expect(refusedFor({ "naeringskode2.kode": "45.2" })).toEqual(["naeringskode2.kode", "imports.refused.industryCode"]);
  });

  it("has line breaks in addresses as commas, once", () => {
    const address = "13 Bow Court,/nFletchworth Gate,/n/nCoventry";
    expect(taken({ "forretningsadresse.adresse": address }).visitingAddress).toBe("13 Bow Court, Fletchworth Gate, Coventry");
  });

  it("leaves out what the file has no column for", () => {
    const read = readRegisterRow({ organisasjonsnummer: "832175692", navn: "WAYS AS" });
    if (!read.ok) throw new Error(read.message.key);
    const stated = Object.entries(read.row).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(stated)).toEqual({ organizationNumber: "832175692", registerName: "WAYS AS", name: "Ways AS" });
  });

  it("of the extract in the project is read without exception, 3,094 times", async () => {
    const extract = gunzipSync(readFileSync(path.resolve("data/enhetsregisteret-utvalg.csv.gz")));
    const { rows, refused } = await readRegisterFile(Readable.from([extract]));
    expect(rows).toHaveLength(3094);
    expect(refused).toEqual([]);
    expect(rows.map(({ values }) => readRegisterRow(values)).filter((read) => !read.ok)).toEqual([]);
  });
});
