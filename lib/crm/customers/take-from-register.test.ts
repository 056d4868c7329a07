import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { newOrganizationNumber } from "../../testing/organization-numbers";
import { aCustomer, anIndustry, blankCustomer } from "../../testing/records";
import { anEnterprise } from "../../testing/register-stand-in";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { importCustomers } from "../imports/import-customers";
import { compareWithRegister } from "../register/compare-with-register";
import { keepRegisterAnswer } from "../register/keep-register-answer";
import { entryOf } from "../register/register-answer";
import { editCustomer } from "./edit-customer";
import { findCustomer } from "./customer-queries";
import { takeFromRegister } from "./take-from-register";

let firm: TestFirm;
let industry: number;
beforeAll(async () => {
  firm = await testFirm();
  industry = await anIndustry(firm, "Oppføring av bygninger", { code: "41", codeStandard: "SN2007" });
});
afterAll(() => firm.close());

/** What the register says of a number from now on. */
const says = (number: string, name: string, said: Record<string, unknown> = {}) =>
  firm.done(keepRegisterAnswer, { entries: [entryOf(anEnterprise(number, name, said))], by: "number" });

async function aRegistered(fields: Partial<typeof blankCustomer> = {}, said: Record<string, unknown> = {}) {
  const number = newOrganizationNumber();
  const id = await aCustomer(firm, "Vårt navn", { ...fields, organizationNumber: number });
  await says(number, "DERES NAVN AS", said);
  const differences = async () => (await compareWithRegister(firm.db, id))?.differences ?? [];
  const marks = async (...fields_: string[]) => (await differences()).filter(({ field }) => fields_.includes(field)).map(({ mark }) => mark);
  return { id, number, differences, marks, now: () => findCustomer(firm.db, id, "nb") };
}

describe("a customer beside the register", () => {
  it("differs where the register says something else, and what nobody has written is suggested", async () => {
    const { differences } = await aRegistered({ phone: "11111111", postalCity: "Oslo" }, { telefon: "75 50 00 00", hjemmeside: null });
    const suggested = Object.fromEntries((await differences()).map(({ field, suggested: is, always }) => [field, always ? "always" : is]));
    expect(suggested).toEqual({
      ...{ registerName: "always", registerCodes: "always", name: false, phone: false, postalCity: false },
      ...{ organizationForm: true, numberOfEmployees: true, postalAddress: true, postalCode: true, postalCountry: true, industry: true },
      ...{ visitingAddress: true, visitingCode: true, visitingCity: true, visitingCountry: true },
    });
  });

  it("keeps its industry where there is none for the code that the register states, and is told so", async () => {
    const { id, differences } = await aRegistered({ industry: String(industry) }, { naeringskode1: { kode: "47.831" } });
    expect((await compareWithRegister(firm.db, id))?.withoutIndustry).toBe("47.831");
    expect((await differences()).map(({ field }) => field)).not.toContain("industry");
    const newer = await anIndustry(firm, "Salg av biler", { code: "47.8", codeStandard: "SN2025" });
    expect((await compareWithRegister(firm.db, id))?.withoutIndustry).toBeNull();
    expect(await differences()).toContainEqual(expect.objectContaining({ field: "industry", now: industry, register: newer, suggested: false }));
  });

  it("is told how it stands there, on its card", async () => {
    const { id, now } = await aRegistered({}, { konkurs: true, konkursdato: "2026-10-01" });
    expect(await now()).toMatchObject({ id, registerStatus: "bankrupt", registerStatusSince: "2026-10-01", registerAsOf: expect.any(Date) as Date });
  });

  it("has nothing to be compared with where it has no number, or nothing is kept of it", async () => {
    expect(await compareWithRegister(firm.db, await aCustomer(firm))).toBeNull();
    expect(await compareWithRegister(firm.db, await aCustomer(firm, "X", { organizationNumber: newOrganizationNumber() }))).toBeNull();
  });
});

describe("«Oppdater fra registeret»", () => {
  it("takes in what was chosen and what is the register's own, as one operation with before and after, and is undone as one", async () => {
    const { id, marks, now } = await aRegistered({ phone: "11111111" }, { telefon: "75 50 00 00" });
    const before = await now();
    const { operationId } = await firm.did(takeFromRegister, { id, take: await marks("phone", "industry", "postalCity") }, { as: firm.employee });
    const taken = { registerName: "DERES NAVN AS", registerCodes: ["41.200"], phone: "75 50 00 00", industry, postalCity: "Bodø" };
    expect(await now()).toMatchObject({ ...taken, name: "Vårt navn", organizationForm: null, visitingCity: "" });
    expect((await firm.logged(operationId)).records).toEqual([
      {
        ...{ entity: "customer", id, label: "Vårt navn" },
        before: { registerName: null, registerCodes: [], phone: "11111111", industry: null, postalCity: "" },
        after: taken,
      },
    ]);
    await firm.undone(operationId);
    const put = { changedAt: expect.any(Date) as Date, changedBy: expect.any(String) as string };
    expect(await now()).toEqual({ ...before, ...put });
  });

  it("makes what was taken the register's: an import renews it, and leaves what a person wrote", async () => {
    const { id, number, marks, now, differences } = await aRegistered({ phone: "11111111", visitingCity: "Narvik" });
    await firm.done(takeFromRegister, { id, take: await marks("name", "postalCity") });
    expect((await differences()).map(({ field }) => field)).not.toContain("name");
    const row = { organisasjonsnummer: number, navn: "ENDA NYERE AS", "postadresse.poststed": "OSLO", "forretningsadresse.poststed": "OSLO" };
    await firm.done(importCustomers, { rows: [{ row: 2, values: row }] });
    expect(await now()).toMatchObject({ name: "Enda Nyere AS", postalCity: "Oslo", visitingCity: "Narvik", phone: "11111111" });
  });

  it("asks again where a chosen field is another by now, here or there; a field that was not chosen may change", async () => {
    const { id, number, marks, now } = await aRegistered();
    const [postal, visiting] = [await marks("postalCity"), await marks("visitingCity")];
    const seen = { ...blankCustomer, name: "Vårt navn", organizationNumber: number };
    await firm.done(editCustomer, { id, ...seen, postalCity: "Tromsø" });
    const again = { ok: false, formError: { key: "register.errors.changed" }, offer: { askAgain: 1 } };
    const before = await firm.everything();
    expect(await firm.run(takeFromRegister, { id, take: postal })).toMatchObject(again);
    expect(await firm.everything()).toEqual(before);
    expect(await firm.run(takeFromRegister, { id, take: visiting })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ postalCity: "Tromsø", visitingCity: "Bodø" });
    const [website] = await marks("website");
    await says(number, "DERES NAVN AS", { hjemmeside: "www.annet.no" });
    expect(await firm.run(takeFromRegister, { id, take: website })).toMatchObject(again);
  });

  it("of two at once, one is carried out and the other asked again", async () => {
    const { id, marks } = await aRegistered();
    const take = await marks("postalCity", "registerName");
    const answers = await Promise.all([1, 2].map(() => firm.run(takeFromRegister, { id, take })));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("asks for a choice where there is none, and is refused where the customer is gone or what is sent is none of its fields", async () => {
    const { id, marks } = await aRegistered();
    await firm.done(takeFromRegister, { id, take: await marks("postalCity") });
    expect(await firm.run(takeFromRegister, { id })).toMatchObject({ ok: false, formError: { key: "register.errors.nothingChosen" } });
    expect(await firm.run(takeFromRegister, { id, take: "deleted:0123456789abcdef" })).toMatchObject({ ok: false, offer: { askAgain: 1 } });
    expect(await firm.run(takeFromRegister, { id, take: "x".repeat(101) })).toMatchObject({ ok: false, fieldErrors: { take: { key: "errors.invalid" } } });
    await firm.db.customer.update({ where: { id }, data: { deletedByOperation: 1 } });
    expect(await firm.run(takeFromRegister, { id, take: await marks("name") })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(takeFromRegister, { id }, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
  });
});

describe("an organisation number that is put right", () => {
  const kept = async (id: number) => {
    const remembered = (await firm.db.customerRegister.findUnique({ where: { customerId: id } }))?.fields ?? null;
    const { registerName, registerCodes } = await firm.db.customer.findUniqueOrThrow({ where: { id } });
    return { registerName, registerCodes, remembered };
  };
  /** A customer filled from the register with the number of another enterprise, and its form as it was seen. */
  async function aWrong() {
    const wrong = newOrganizationNumber();
    await says(wrong, "FEIL FIRMA AS", { naeringskode1: { kode: "42.990" } });
    const seen = { ...blankCustomer, name: "Vårt navn", organizationNumber: wrong, postalCity: "Bodø", phone: "11111111" };
    const id = await aCustomer(firm, seen.name, seen);
    const save = (changed: Partial<typeof seen>, more: Record<string, unknown> = {}) =>
      firm.did(editCustomer, {
        id,
        ...seen,
        ...changed,
        seen: { ...seen, organizationForm: null, numberOfEmployees: null, industry: null, seller: null },
        ...more,
      });
    return { id, wrong, save };
  }

  it("leaves neither spelling nor codes of the first enterprise, and takes those that are kept of the right one; undone, all is as it was", async () => {
    const [{ id, wrong, save }, right] = [await aWrong(), newOrganizationNumber()];
    const before = await kept(id);
    expect(before).toMatchObject({ registerName: "FEIL FIRMA AS", registerCodes: ["42.990"], remembered: { postalCity: "Bodø" } });
    await says(right, "RIKTIG FIRMA AS", { naeringskode1: { kode: "41.200" } });
    const { operationId } = await save({ organizationNumber: right, phone: "22222222" });
    expect(await kept(id)).toMatchObject({ registerName: "RIKTIG FIRMA AS", registerCodes: ["41.200"] });
    expect((await firm.logged(operationId)).records).toMatchObject([
      {
        before: { organizationNumber: wrong, registerName: "FEIL FIRMA AS", registerCodes: ["42.990"], phone: "11111111" },
        after: { organizationNumber: right, registerName: "RIKTIG FIRMA AS", registerCodes: ["41.200"], phone: "22222222" },
      },
    ]);
    await firm.undone(operationId);
    expect(await kept(id)).toEqual(before);
  });

  it("leaves none where nothing is kept of the new number, or there is none any more", async () => {
    const [{ id, save }, other] = [await aWrong(), await aWrong()];
    const { operationId } = await save({ organizationNumber: newOrganizationNumber() });
    expect(await kept(id)).toMatchObject({ registerName: null, registerCodes: [] });
    await firm.undone(operationId);
    expect(await kept(id)).toMatchObject({ registerName: "FEIL FIRMA AS", registerCodes: ["42.990"] });
    const before = await kept(other.id);
    const cleared = await other.save({ organizationNumber: "" });
    expect(await kept(other.id)).toEqual({ registerName: null, registerCodes: [], remembered: null });
    await firm.undone(cleared.operationId);
    expect(await kept(other.id)).toEqual(before);
  });

  it("suggests the right enterprise's for what the register had filled, not for what a person typed in the same save", async () => {
    const [{ id, save }, right] = [await aWrong(), newOrganizationNumber()];
    await says(right, "RIKTIG FIRMA AS", { postadresse: { poststed: "NARVIK", postnummer: "8514", adresse: ["Gata 1"], land: "Norge" } });
    await save({ organizationNumber: right });
    const difference = async () => (await compareWithRegister(firm.db, id))?.differences.find(({ field }) => field === "postalCity");
    expect(await difference()).toMatchObject({ now: "Bodø", register: "Narvik", suggested: true });
    const [typed, another] = [await aWrong(), newOrganizationNumber()];
    await says(another, "RIKTIG FIRMA AS", { postadresse: { poststed: "NARVIK", postnummer: "8514", adresse: ["Gata 1"], land: "Norge" } });
    await typed.save({ organizationNumber: another, postalCity: "Tromsø" });
    expect((await compareWithRegister(firm.db, typed.id))?.differences.find(({ field }) => field === "postalCity")).toMatchObject({
      now: "Tromsø",
      suggested: false,
    });
  });

  it("stays as it is with its enterprise where somebody else put another number in meanwhile", async () => {
    const [{ id, save, wrong }, theirs, mine] = [await aWrong(), newOrganizationNumber(), newOrganizationNumber()];
    await says(theirs, "DERES FIRMA AS");
    await save({ organizationNumber: theirs });
    await save({ organizationNumber: mine, phone: "33333333" }, { keep: { organizationNumber: "theirs" } });
    expect(await kept(id)).toMatchObject({ registerName: "DERES FIRMA AS" });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id } })).toMatchObject({ organizationNumber: theirs, phone: "33333333" });
    await save({ organizationNumber: wrong, phone: "44444444" }, { keep: { organizationNumber: "mine", phone: "mine" } });
    expect(await firm.db.customer.findUniqueOrThrow({ where: { id } })).toMatchObject({ organizationNumber: wrong, registerName: "FEIL FIRMA AS" });
  });
});
