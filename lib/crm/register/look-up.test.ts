import { gzipSync } from "node:zlib";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { newOrganizationNumber } from "../../testing/organization-numbers";
import { aCustomer } from "../../testing/records";
import { anEnterprise, type RegisterStandIn, startRegisterStandIn } from "../../testing/register-stand-in";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { askForName, askForNumber } from "./ask-register";
import { forgetOldAnswers } from "./forget-old-answers";
import { keepRegisterAnswer } from "./keep-register-answer";
import { loadRegisterExtract } from "./load-register-extract";
import { lookUpName, lookUpNumber } from "./look-up";
import { findRegisterEntry } from "./register-entry";
import { switchRegisterLookup } from "./switch-register-lookup";

let firm: TestFirm;
let register: RegisterStandIn;
beforeAll(async () => {
  [firm, register] = await Promise.all([testFirm(), startRegisterStandIn()]);
});
afterEach(() => register.behave("well"));
afterAll(async () => {
  await register.close();
  await firm.close();
});

const monday = new Date("2026-11-23T10:00:00Z");
const later = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);
const access = () => ({ address: register.address, timeLimit: 300 });
const by = (now = monday) => ({ db: firm.db, actor: firm.employee, register: access(), now });

function put(name: string, said: Record<string, unknown> = {}): string {
  const number = newOrganizationNumber();
  register.put(anEnterprise(number, name, said));
  return number;
}

describe("an enterprise that is looked up by its number", () => {
  it("is asked for once a day, and kept; the log has who asked, and not about whom", async () => {
    const number = put("NORDLYS BYGG AS", { telefon: "75 50 00 00", konkurs: true, konkursdato: "2026-10-01" });
    const entry = { organizationNumber: number, name: "NORDLYS BYGG AS", status: "bankrupt", statusSince: "2026-10-01" };
    const before = register.asked.length;
    expect(await lookUpNumber(by(), number)).toMatchObject({ entry: { ...entry, asOf: monday }, old: "no" });
    expect(await lookUpNumber(by(later(23)), number)).toMatchObject({ entry: { ...entry, asOf: monday }, old: "no" });
    expect(register.asked.length).toBe(before + 1);
    expect(await lookUpNumber(by(later(25)), number)).toMatchObject({ entry: { ...entry, asOf: later(25) } });
    expect(register.asked.length).toBe(before + 2);
    const operation = await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(await firm.logged(operation.id)).toEqual({
      kind: "register.lookUp",
      actorId: firm.employee.id,
      data: { status: "bankrupt" },
      records: [],
      bulk: [],
    });
    expect(JSON.stringify(operation)).not.toContain(number);
    expect(operation.requestKey).toBeNull();
  });

  it("that the register does not have is unknown, and nothing is written", async () => {
    const before = await firm.everything();
    expect(await lookUpNumber(by(), newOrganizationNumber())).toBe("unknown");
    expect(await firm.everything()).toEqual(before);
  });

  it("and is struck off, or taken out of the open data, is deleted since that day", async () => {
    const struck = newOrganizationNumber();
    register.put({ organisasjonsnummer: struck, navn: "BORTE AS", slettedato: "2025-03-01", respons_klasse: "SlettetEnhet" });
    const found = { entry: { name: "BORTE AS", status: "deleted", statusSince: "2025-03-01", fields: { navn: "BORTE AS" } } };
    expect(await lookUpNumber(by(), struck)).toMatchObject(found);
    const removed = newOrganizationNumber();
    register.put({ organisasjonsnummer: removed, slettedato: "2024-12-31" });
    expect(await lookUpNumber(by(), removed)).toMatchObject({ entry: { name: "", status: "deleted", statusSince: "2024-12-31", fields: {} } });
  });

  it.each(["silent", "broken", "in words", "endless", "elsewhere", "about another"] as const)(
    "is what was kept where the register is %s; «away» where nothing was",
    async (how) => {
      const number = put("GAMMEL AS");
      await lookUpNumber(by(), number);
      register.behave(how);
      expect(await lookUpNumber(by(later(48)), number)).toMatchObject({ entry: { name: "GAMMEL AS", asOf: monday }, old: "away" });
      expect(await lookUpNumber(by(), newOrganizationNumber())).toBe("away");
      if (how !== "about another") expect(await askForName(access(), "gammel")).toBe("away");
    },
  );

  it("is «away» where nobody listens", async () => {
    expect(await askForNumber({ address: "http://127.0.0.1:9", timeLimit: 300 }, newOrganizationNumber())).toBe("away");
  });

  it("is not asked for when the firm has switched it off: what is kept serves", async () => {
    const number = put("AVSLÅTT AS");
    await lookUpNumber(by(), number);
    await firm.done(switchRegisterLookup, { allowed: "false" });
    const before = register.asked.length;
    expect(await lookUpNumber(by(later(100)), number)).toMatchObject({ old: "off" });
    expect(await lookUpNumber(by(), newOrganizationNumber())).toBe("off");
    expect(await lookUpName(by(), "finnes ikke noe sted")).toBe("off");
    expect(register.asked.length).toBe(before);
    await firm.done(switchRegisterLookup, { allowed: "true" });
  });

  it("is kept for a deleted customer too, until that one is erased", async () => {
    const number = put("SLETTET AS");
    await lookUpNumber(by(), number);
    const id = await aCustomer(firm, "Slettet AS", { organizationNumber: number });
    await firm.db.customer.update({ where: { id }, data: { deletedByOperation: 1 } });
    await forgetOldAnswers(firm.db, later(31 * 24));
    expect(await findRegisterEntry(firm.db, number)).not.toBeNull();
    await firm.db.customer.update({ where: { id }, data: { erasedByOperation: 1 } });
    await forgetOldAnswers(firm.db, later(31 * 24));
    expect(await findRegisterEntry(firm.db, number)).toBeNull();
  });

  it("is forgotten after a month, unless a customer has the number", async () => {
    const [stays, goes] = [put("BLIR AS"), put("GÅR AS")];
    await lookUpNumber(by(), stays);
    await lookUpNumber(by(), goes);
    await aCustomer(firm, "Blir AS", { organizationNumber: stays });
    await forgetOldAnswers(firm.db, later(29 * 24));
    expect(await findRegisterEntry(firm.db, goes)).not.toBeNull();
    await forgetOldAnswers(firm.db, later(31 * 24));
    expect(await findRegisterEntry(firm.db, stays)).not.toBeNull();
    expect(await findRegisterEntry(firm.db, goes)).toBeNull();
  });

  it("is kept by nobody who may not edit customers", async () => {
    const entry = { organizationNumber: newOrganizationNumber(), name: "X", fields: {}, status: "registered", statusSince: null };
    expect(await firm.run(keepRegisterAnswer, { entries: [entry], by: "number" }, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
    expect(await firm.run(keepRegisterAnswer, { entries: [{ ...entry, fields: { fremmed: "x" } }], by: "number" })).toMatchObject({ ok: false });
  });
});

describe("enterprises that are looked up by name", () => {
  it("are those the register finds; the one that is chosen is not asked for again, and the log has who asked, not after whom", async () => {
    const number = put("FJELLHEIMEN TAK OG BETONG AS");
    const found = await lookUpName(by(), "fjellheimen tak");
    expect(found).toMatchObject({ entries: [{ organizationNumber: number, name: "FJELLHEIMEN TAK OG BETONG AS" }], old: "no" });
    const operation = await firm.db.operation.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(await firm.logged(operation.id)).toMatchObject({ kind: "register.lookUp", actorId: firm.employee.id, data: { hits: 1 }, records: [] });
    const asked = register.asked.length;
    expect(await lookUpNumber(by(later(1)), number)).toMatchObject({ entry: { name: "FJELLHEIMEN TAK OG BETONG AS", asOf: monday }, old: "no" });
    expect(register.asked.length).toBe(asked);
    const before = await firm.everything();
    expect(await lookUpName(by(), "finnes ikke noe sted")).toEqual({ entries: [], old: "no" });
    expect(await firm.everything()).toEqual(before);
  });

  it("are looked for in what is kept where the register is away or switched off, also without an extract", async () => {
    expect(await firm.db.registerEntry.count({ where: { origin: "extract" } })).toBe(0);
    const number = put("HVALSTAD HAGESENTER AS");
    await lookUpNumber(by(), number);
    register.behave("broken");
    const kept = { entries: [{ organizationNumber: number, name: "HVALSTAD HAGESENTER AS" }] };
    expect(await lookUpName(by(), "hvalstad")).toMatchObject({ ...kept, old: "away" });
    expect(await lookUpName(by(), "finnes ikke noe sted")).toBe("away");
    await firm.done(switchRegisterLookup, { allowed: "false" });
    expect(await lookUpName(by(), "hvalstad")).toMatchObject({ ...kept, old: "off" });
    await firm.done(switchRegisterLookup, { allowed: "true" });
  });
});

describe("an extract that is loaded", () => {
  const csv = (rows: string[][]) =>
    ["organisasjonsnummer;navn;organisasjonsform.kode;konkurs;konkursdato;forretningsadresse.poststed", ...rows.map((row) => row.join(";"))].join("\n");
  const file = (text: string, { packed = false, asOf = "2026-11-23" } = {}) => {
    const bytes = Buffer.from(text);
    return { file: { name: "enheter.csv", content: (packed ? gzipSync(bytes) : bytes).toString("base64") }, asOf };
  };

  it("answers where the register can't be asked, by number and by any part of the name; bad rows are left out, and no customer is made", async () => {
    const [one, two] = [newOrganizationNumber(), newOrganizationNumber()];
    const rows = [
      [one, "SKOGSØY MEKANISKE AS", "AS", "true", "2026-02-03", "ÅNDALSNES"],
      [two, "ØVRE SKOGSØYA BYGG AS", "AS", "false", "", "OSLO"],
      ["123456789", "FEIL AS", "AS", "false", "", ""],
      [two, "TO GANGER AS", "AS", "false", "", ""],
    ];
    const customers = await firm.db.customer.count();
    const { operationId } = await firm.did(loadRegisterExtract, file(csv(rows), { packed: true }), { now: monday });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "register.loadExtract", data: { rows: 2, refused: 2 }, records: [] });
    expect(await firm.db.customer.count()).toBe(customers);
    register.behave("silent");
    expect(await lookUpNumber(by(later(1)), one)).toMatchObject({
      entry: { name: "SKOGSØY MEKANISKE AS", status: "bankrupt", statusSince: "2026-02-03", origin: "extract", asOf: new Date("2026-11-23T12:00:00Z") },
      old: "away",
    });
    const names = async (words: string) => {
      const found = await lookUpName(by(), words);
      return typeof found === "string" ? found : found.entries.map(({ name }) => name);
    };
    expect(await names("skogsøy")).toEqual(["SKOGSØY MEKANISKE AS", "ØVRE SKOGSØYA BYGG AS"]);
    expect(await names("BYGG skogs")).toEqual(["ØVRE SKOGSØYA BYGG AS"]);
    expect(await names("%")).toEqual([]);
  });

  const row = (number: string, name: string) => csv([[number, name, "AS", "false", "", ""]]);

  it("stands beside what the register answered: whichever is of the later day is read, and of one day the answer", async () => {
    const number = put("SVARET AS");
    await firm.done(loadRegisterExtract, file(row(number, "UTTREKKET AS"), { asOf: "2026-11-22" }), { now: later(2) });
    expect(await lookUpNumber(by(), number)).toMatchObject({ entry: { name: "SVARET AS", origin: "answer" } });
    await firm.done(loadRegisterExtract, file(row(number, "SAMME DAG AS"), { asOf: "2026-11-23" }), { now: later(3) });
    expect(await findRegisterEntry(firm.db, number)).toMatchObject({ name: "SVARET AS" });
    await firm.done(loadRegisterExtract, file(row(number, "NYERE AS"), { asOf: "2026-11-25" }), { now: later(60) });
    register.behave("silent");
    expect(await lookUpNumber(by(later(60)), number)).toMatchObject({ entry: { name: "NYERE AS", origin: "extract" }, old: "away" });
    expect(await lookUpName(by(later(60)), "nyere")).toMatchObject({ entries: [{ organizationNumber: number, name: "NYERE AS" }] });
    // An older file that is loaded after a newer one changes nothing.
    await firm.done(loadRegisterExtract, file(row(number, "ELDRE AS"), { asOf: "2026-11-24" }), { now: later(61) });
    expect(await findRegisterEntry(firm.db, number)).toMatchObject({ name: "NYERE AS" });
    register.behave("well");
    expect(await lookUpNumber(by(later(72)), number)).toMatchObject({ entry: { name: "SVARET AS", origin: "answer" }, old: "no" });
    // An answer that goes after a month leaves what the extract says.
    await forgetOldAnswers(firm.db, later(40 * 24));
    expect(await findRegisterEntry(firm.db, number)).toMatchObject({ name: "NYERE AS", origin: "extract" });
  });

  it("is not found by a name that is an older one", async () => {
    const number = newOrganizationNumber();
    await firm.done(loadRegisterExtract, file(row(number, "GAMMELT SOLVERKSTED AS"), { asOf: "2026-11-20" }), { now: monday });
    await firm.done(switchRegisterLookup, { allowed: "false" });
    expect(await lookUpName(by(), "solverksted")).toMatchObject({ entries: [{ organizationNumber: number }] });
    const answer = { organizationNumber: number, name: "NYTT NAVN AS", fields: {}, status: "registered" as const, statusSince: null };
    await firm.done(keepRegisterAnswer, { entries: [answer], by: "number" }, { now: monday });
    expect(await lookUpName(by(), "solverksted")).toMatchObject({ entries: [] });
    expect(await lookUpName(by(), "nytt navn")).toMatchObject({ entries: [{ organizationNumber: number }] });
    await firm.done(switchRegisterLookup, { allowed: "true" });
  });

  it("is of a day that has been", async () => {
    const tomorrow = await firm.run(loadRegisterExtract, file(row(newOrganizationNumber(), "FRAMTID AS"), { asOf: "2026-11-24" }), { now: monday });
    expect(tomorrow).toMatchObject({ ok: false, fieldErrors: { asOf: { key: "register.errors.extractLater" } } });
  });

  it("is refused where it is no such file, by its field, and for those who may not import", async () => {
    expect(await firm.run(loadRegisterExtract, file("a;b\n1;2"))).toMatchObject({ ok: false, fieldErrors: { file: { key: "imports.errors.missingColumns" } } });
    const own = "Navn;Organisasjonsnummer;Navn i Enhetsregisteret\nKonkurs AS;923609016;KONKURS AS";
    expect(await firm.run(loadRegisterExtract, file(own))).toMatchObject({ ok: false, fieldErrors: { file: { key: "register.errors.extractIsOwn" } } });
    expect(await firm.run(loadRegisterExtract, file(csv([])), { as: firm.salesManager })).toMatchObject({ ok: false, reason: "not permitted" });
  });
});
