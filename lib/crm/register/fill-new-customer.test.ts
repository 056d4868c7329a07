import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { textsIn } from "../../i18n/texts";
import { newOrganizationNumber } from "../../testing/organization-numbers";
import { anIndustry, blankCustomer } from "../../testing/records";
import { anEnterprise, type RegisterStandIn, startRegisterStandIn } from "../../testing/register-stand-in";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createCustomer } from "../customers/create-customer";
import { importCustomers } from "../imports/import-customers";
import { fillNewCustomer } from "./fill-new-customer";

let firm: TestFirm;
let register: RegisterStandIn;
let industry: number;
beforeAll(async () => {
  [firm, register] = await Promise.all([testFirm(), startRegisterStandIn()]);
  industry = await anIndustry(firm, "Oppføring av bygninger", { code: "41", codeStandard: "SN2007" });
});
afterEach(() => register.behave("well"));
afterAll(async () => {
  await register.close();
  await firm.close();
});

const blank = { ...blankCustomer, name: "" };
const now = new Date("2026-11-26T10:00:00Z");

/** What counts as filled in after the last answer. */
let last: Record<string, string> = {};

/** What «Hent fra registeret» makes of a form with these fields typed; `pressed` is another button of it, `before` what was filled in. */
async function fetched(typed: Partial<Record<keyof typeof blank, string>>, pressed = "typed", before: Record<string, string> = {}) {
  const sent = { fields: { ...blank, ...typed, lookUp: pressed }, filled: before };
  const fill = fillNewCustomer(sent, { address: register.address, timeLimit: 500 }, now);
  if (!fill) throw new Error("not filled");
  const { message, filled, ...answer } = await fill(firm.db, firm.employee);
  last = filled ?? before;
  return { ...answer, said: message && textsIn("nb").message(message) };
}

const grouped = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, "$1\u00A0");

function put(name: string, said: Record<string, unknown> = {}): string {
  const number = newOrganizationNumber();
  register.put(anEnterprise(number, name, said));
  return number;
}

const theirs = {
  ...{ organizationForm: "AS", numberOfEmployees: "12", email: "post@example.no", phone: "75 50 00 00" },
  ...{ postalAddress: "Postboks 1", postalCode: "8006", postalCity: "Bodø", visitingAddress: "Storgata 1", visitingCode: "8006", visitingCity: "Bodø" },
};

describe("«Hent fra registeret» on a new customer", () => {
  it("fills what is empty by the number: name, form, addresses, employees, the industry of the code", async () => {
    const number = put("SALTEN OG SØNN AS", { telefon: "75 50 00 00", epostadresse: "post@example.no" });
    expect(await fetched({ organizationNumber: grouped(number) })).toEqual({
      values: { ...theirs, website: `www.f${number}.no`, name: "Salten og Sønn AS", industry: String(industry) },
      fieldErrors: {},
      said: "13 tomme felt er fylt ut fra Enhetsregisteret.",
    });
  });

  it("never writes over what is typed, and takes an address as one", () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...(Object.keys(theirs) as (keyof typeof theirs)[])), { maxLength: 6 }), async (typed) => {
        const number = put("FULL AS", { hjemmeside: null, telefon: "75 50 00 00", epostadresse: "post@example.no" });
        const mine = Object.fromEntries(typed.map((field) => [field, "mitt"]));
        const { values } = await fetched({ name: "Mitt navn", organizationNumber: number, ...mine });
        const begun = (field: string) => typed.some((one) => one === field || (/^(postal|visiting)/.test(field) && one.slice(0, 6) === field.slice(0, 6)));
        expect(values).toEqual({ ...Object.fromEntries(Object.entries(theirs).filter(([field]) => !begun(field))), industry: String(industry) });
      }),
      { numRuns: 25 },
    ));

  it("says how the enterprise stands, what it is called there, and how old this is where the register is away", async () => {
    const bankrupt = put("KNEKK AS", { konkurs: true, konkursdato: "2026-10-01" });
    expect((await fetched({ organizationNumber: bankrupt, name: "Knekk" })).said).toBe(
      "10 tomme felt er fylt ut fra Enhetsregisteret. Der heter det Knekk AS. Foretaket er konkurs siden 1.10.2026.",
    );
    register.behave("broken");
    await firm.db.registerEntry.updateMany({ where: { organizationNumber: bankrupt }, data: { asOf: new Date("2026-11-01T10:00:00Z") } });
    expect((await fetched({ organizationNumber: bankrupt })).said).toMatch(
      /konkurs siden 1\.10\.2026\. Registeret svarer ikke nå, så dette er fra 1\.11\.2026\.$/,
    );
    expect(await fetched({ organizationNumber: newOrganizationNumber() })).toEqual({
      values: {},
      fieldErrors: {},
      said: "Enhetsregisteret svarer ikke nå. Prøv igjen om litt, eller fyll ut selv.",
    });
    register.behave("well");
    for (const [said, sentence] of [
      [{ underAvvikling: true, underAvviklingDato: "2026-09-30" }, "Foretaket er under avvikling siden 30.9.2026."],
      [{ underTvangsavviklingEllerTvangsopplosning: true }, "Foretaket er under tvangsavvikling eller tvangsoppløsning."],
      [{ slettedato: "2026-01-02", respons_klasse: "SlettetEnhet" }, "Foretaket ble slettet 2.1.2026."],
    ] as const)
      expect((await fetched({ organizationNumber: put("SLUTT AS", said) })).said).toContain(sentence);
    const gone = newOrganizationNumber();
    register.put({ organisasjonsnummer: gone, slettedato: "2026-01-02" });
    expect((await fetched({ organizationNumber: gone })).said).toBe(
      `Foretaket med nummeret ${grouped(gone)} ble slettet 2.1.2026 og er tatt ut av Enhetsregisterets åpne data.`,
    );
    const unknown = newOrganizationNumber();
    expect((await fetched({ organizationNumber: unknown })).said).toBe(`Enhetsregisteret har ikke nummeret ${grouped(unknown)}.`);
  });

  it("says when there is no industry for the code; an industry that is chosen stands, and one of SN2025 is found", async () => {
    const number = put("KODER AS", { naeringskode1: { kode: "62.100", beskrivelse: "Programmeringstjenester" } });
    const without = await fetched({ organizationNumber: number });
    expect(without.values).not.toHaveProperty("industry");
    expect(without.said).toBe("10 tomme felt er fylt ut fra Enhetsregisteret. Det er ingen bransje for næringskoden 62.100, så velg bransje selv.");
    expect((await fetched({ organizationNumber: number, industry: String(industry) })).said).toBe("10 tomme felt er fylt ut fra Enhetsregisteret.");
    const newer = await anIndustry(firm, "Programmering", { code: "62.1", codeStandard: "SN2025" });
    expect((await fetched({ organizationNumber: number })).values).toMatchObject({ industry: String(newer) });
    expect((await fetched({ organizationNumber: put("UTEN KODE AS", { naeringskode1: null }) })).said).toBe("10 tomme felt er fylt ut fra Enhetsregisteret.");
  });

  it("leaves out what a customer can't have, and everything is then saved as it was filled", async () => {
    const number = put("RART AS", { hjemmeside: "under arbeid", epostadresse: "ingen", organisasjonsform: { kode: "XXXX" }, antallAnsatte: null });
    const { values } = await fetched({ organizationNumber: number });
    expect(values).not.toHaveProperty("website");
    expect(values).not.toHaveProperty("email");
    expect(values).not.toHaveProperty("organizationForm");
    expect(await firm.run(createCustomer, { ...blank, organizationNumber: number, ...values })).toMatchObject({ ok: true });
  });

  it("by a name leaves hits to choose among; the chosen one fills in, its name too", async () => {
    const number = put("LUNDEFJELL RØR AS", { konkurs: true });
    const { choices, said } = await fetched({ name: "lundefjell" });
    expect(said).toBe("1 treff i Enhetsregisteret. Velg det hvis det er riktig.");
    expect(choices?.map(({ value, label }) => [value, textsIn("nb").message(label)])).toEqual([
      [number, `Lundefjell Rør AS, ${grouped(number)}, Bodø (konkurs)`],
    ]);
    const chosen = await fetched({ name: "lundefjell", phone: "99 99 99 99" }, number);
    expect(chosen.values).toMatchObject({ name: "Lundefjell Rør AS", organizationNumber: grouped(number), postalCity: "Bodø" });
    expect(chosen.values).not.toHaveProperty("phone");
    expect((await fetched({ name: "finnes slett ikke" })).said).toBe("Enhetsregisteret har ingen treff på «finnes slett ikke».");
  });

  it("is told what is wrong with a name that nothing can be asked by, whether or not the register answers, and asks nobody then", async () => {
    for (const how of ["well", "silent"] as const) {
      register.behave(how);
      const before = register.asked.length;
      for (const name of ["", " ", "\u00A0\u2003 ", "x", " x "])
        expect((await fetched({ name })).fieldErrors).toEqual({ organizationNumber: { key: "register.errors.nothingTyped" } });
      for (const name of ["a\u0000b", "a\uD83Db", "a\u202Eb"])
        expect((await fetched({ name })).fieldErrors).toMatchObject({ name: { key: "errors.characters" } });
      expect((await fetched({ name: "å".repeat(201) })).fieldErrors).toMatchObject({ name: { key: "errors.tooLong", values: { most: 200 } } });
      expect(register.asked).toHaveLength(before);
    }
  });

  it("leaves nothing of the first enterprise where the number is put right, but for what a person wrote", async () => {
    const [wrongOne, right] = [
      put("FEIL NABO AS", { telefon: "75 50 00 00" }),
      put("RETT FIRMA AS", { hjemmeside: null, postadresse: null, antallAnsatte: 3 }),
    ];
    const first = (await fetched({ organizationNumber: wrongOne })).values;
    const form = { ...blank, ...first, organizationNumber: right, visitingCity: "Mo i Rana", email: "min@example.no" };
    const { values, said } = await fetched(form, "typed", last);
    expect({ ...form, ...values }).toMatchObject({
      ...{ name: "Rett Firma AS", organizationForm: "AS", numberOfEmployees: "3", industry: String(industry), phone: "", website: "" },
      ...{ postalAddress: "", postalCode: "", postalCity: "", visitingAddress: "", visitingCode: "", visitingCity: "Mo i Rana", email: "min@example.no" },
    });
    expect(said).toBe("4 tomme felt er fylt ut fra Enhetsregisteret.");
    // A number that the register does not have is nobody's: what was filled in goes too.
    const unknown = newOrganizationNumber();
    const gone = { ...blank, ...first, organizationNumber: unknown };
    await fetched({ organizationNumber: wrongOne });
    expect({ ...gone, ...(await fetched(gone, "typed", last)).values }).toMatchObject({ ...blank, organizationNumber: unknown });
    expect(last).toEqual({});
  });

  it("asked of the same number again leaves what stands, also beside a part of an address that was changed", async () => {
    const number = put("SAMME IGJEN AS");
    const first = (await fetched({ organizationNumber: number })).values;
    const form = { ...blank, ...first, organizationNumber: number, postalCode: "8007", name: "" };
    expect((await fetched(form, "typed", last)).values).toEqual({ name: "Samme Igjen AS" });
  });

  it("a hit that is chosen takes the place of the one chosen before", async () => {
    const [one, other] = [put("VESLEHAVN FØRSTE AS", { telefon: "75 50 00 00" }), put("VESLEHAVN ANDRE AS")];
    const first = (await fetched({ name: "veslehavn" }, one)).values;
    const form = { ...blank, ...first };
    const { values } = await fetched(form, other, last);
    expect({ ...form, ...values }).toMatchObject({ name: "Veslehavn Andre AS", organizationNumber: grouped(other), phone: "" });
    expect(last).toMatchObject({ organizationNumber: other, name: "Veslehavn Andre AS" });
  });

  it("asks for a number or a name, with the number's own sentences", async () => {
    const wrong = async (typed: object, pressed?: string) => (await fetched(typed, pressed)).fieldErrors;
    expect(await wrong({})).toEqual({ organizationNumber: { key: "register.errors.nothingTyped" } });
    expect(await wrong({ name: "x" })).toEqual({ organizationNumber: { key: "register.errors.nothingTyped" } });
    expect(await wrong({ organizationNumber: "12" })).toEqual({ organizationNumber: { key: "customers.errors.organizationNumberDigits" } });
    expect(await wrong({ organizationNumber: "923609017" })).toEqual({ organizationNumber: { key: "customers.errors.organizationNumberCheck" } });
    expect(await wrong({}, "../../etc")).toEqual({ organizationNumber: { key: "customers.errors.organizationNumberDigits" } });
    expect(fillNewCustomer({ fields: { ...blank }, filled: {} }, { address: register.address, timeLimit: 500 }, now)).toBeNull();
  });
});

describe("a customer made with what the register said", () => {
  it("has the register's own spelling and codes too; a later import renews what is still the register's, and nothing else", async () => {
    const number = put("HAVNA SERVICE AS");
    const { values } = await fetched({ organizationNumber: number });
    const { value, operationId } = await firm.did(createCustomer, { ...blank, ...values, organizationNumber: number, phone: "11 22 33 44", website: "min.no" });
    const register = { registerName: "HAVNA SERVICE AS", registerCodes: ["41.200"], postalCountry: "Norge", visitingCountry: "Norge" };
    expect(await firm.db.customer.findUnique({ where: { id: value.id } })).toMatchObject({ name: "Havna Service AS", ...register, website: "min.no" });
    const [change] = (await firm.logged(operationId)).records;
    expect(change).toMatchObject({ entity: "customer", before: null, after: register });
    const row = { organisasjonsnummer: number, navn: "HAVNA SERVICE OG DRIFT AS", hjemmeside: "www.ny.no", "postadresse.poststed": "OSLO" };
    await firm.done(importCustomers, { rows: [{ row: 2, values: row }] });
    expect(await firm.db.customer.findUnique({ where: { id: value.id } })).toMatchObject({
      ...{ name: "Havna Service og Drift AS", postalCity: "Oslo", website: "min.no", phone: "11 22 33 44" },
    });
  });
});
