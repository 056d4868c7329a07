import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, aDeletedCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createCustomer } from "./create-customer";
import { findCustomer } from "./customer-queries";
import { editCustomer } from "./edit-customer";
import { setSellerOfCustomers } from "./set-seller-of-customers";

let firm: TestFirm;
let industries: number[];
beforeAll(async () => {
  firm = await testFirm();
  industries = [];
  for (const [nb, en] of [
    ["Bygg", "Construction"],
    ["Handel", null],
    ["Fiske", "Fishing"],
  ] as const)
    industries.push((await firm.db.industry.create({ data: { nb, en } })).id);
  for (const { id } of [firm.salesManager, firm.employee]) await makeSeller(firm, id);
});
afterAll(() => firm.close());

type Fields = Partial<Record<keyof typeof blankCustomer | "name", string | number>>;
let made = 0;

/** A customer as its form showed it, and a save by somebody who saw just that. */
async function seenCustomer(fields: Fields = {}) {
  const seen = { ...blankCustomer, name: `Sett ${(made += 1)} AS`, ...fields };
  const { id } = await firm.done(createCustomer, seen);
  const save = (changed: Fields, more: { keep?: Record<string, string>; as?: typeof firm.admin } = {}) =>
    firm.run(editCustomer, { id, ...seen, ...changed, seen: parsed(seen), keep: more.keep ?? {} }, { as: more.as ?? firm.admin });
  return { id, name: seen.name, save };
}

/** The seen values in the form that the schema gives them, as the bridge sends them. */
const parsed = (seen: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(seen).map(([field, value]) => [
      field,
      createCustomer.input.safeParse({ ...blankCustomer, name: "x", [field]: value }).data?.[field as "name"],
    ]),
  );
const now = async (id: number) => findCustomer(firm.db, id, "nb");

describe("«Firmainfo» that is saved", () => {
  it("changes just the fields that were changed, and the log has them apart, before and after, with the name until then", async () => {
    const { id, name, save } = await seenCustomer({ phone: "22334455", industry: industries[0] ?? 0 });
    const outcome = await save({ name: "Nytt Navn AS", phone: "", numberOfEmployees: "12", industry: industries[1] ?? 0, seller: firm.employee.id });
    const operationId = outcome.ok ? (outcome.operationId ?? 0) : 0;
    expect(await now(id)).toMatchObject({
      name: "Nytt Navn AS",
      phone: "",
      numberOfEmployees: 12,
      industry: industries[1],
      seller: firm.employee.id,
      changedBy: "Kari Nordmann",
    });
    expect(await firm.db.customer.findUnique({ where: { id } })).toMatchObject({ updatedByOperation: operationId });
    expect(await firm.db.customerIndustry.findUnique({ where: { customerId: id } })).toMatchObject({ operationId });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "customers.edit", data: {}, bulk: [] });
    const before = { name, phone: "22334455", numberOfEmployees: null, industry: industries[0], seller: null };
    const after = { name: "Nytt Navn AS", phone: "", numberOfEmployees: 12, industry: industries[1], seller: firm.employee.id };
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "customer", id, before: null, after: null, personal: { subject: "customer", subjectId: id, label: name, before, after } },
    ]);
  });

  it("as it was, is unchanged and writes nothing", async () => {
    const { save } = await seenCustomer({ phone: "22334455", industry: industries[0] ?? 0, numberOfEmployees: 3, organizationForm: "AS" });
    const before = await firm.everything();
    expect(await save({})).toMatchObject({ ok: true, operationId: null });
    expect(await save({ phone: " 22334455 ", numberOfEmployees: "3 " })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("is found by its new name and not by its old one", async () => {
    const { id, save } = await seenCustomer({ name: "Gammeltnavn AS" });
    await save({ name: "Nyttnavn AS" });
    const [words] = await firm.db.$queryRaw<{ words: string }[]>`SELECT words FROM customer_search WHERE customer_id = ${id}`;
    expect(words?.words).toContain(" nyttnavn");
    expect(words?.words).not.toContain("gammeltnavn");
  });

  it("stands in a search where its new name does, also when its words stay", async () => {
    const { id, save } = await seenCustomer({ name: "zzz bokstaver" });
    await save({ name: "ZZZ Bokstaver" });
    const [text] = await firm.db.$queryRaw<{ name: string }[]>`SELECT name FROM customer_search WHERE customer_id = ${id}`;
    expect(text?.name).toBe("ZZZ Bokstaver");
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editCustomer,
    input: async () => ({ id: await aCustomer(firm), ...blankCustomer, name: `Endret ${(made += 1)} AS` }),
    refusedTo: [],
    invalid: {
      "no name": [{ name: "" }, "name", "customers.errors.nameRequired"],
      "a wrong check digit": [{ organizationNumber: "923609010" }, "organizationNumber", "customers.errors.organizationNumberCheck"],
      "an id of nothing": [{ id: "NaN" }, "id", "errors.invalid"],
      "seen values that are none": [{ seen: "all" }, "seen", "errors.invalid"],
      "an answer that is none": [{ keep: { name: "both" } }, "keep", "errors.invalid"],
      "an industry that is not there": [{ industry: 999_999 }, "industry", "customers.errors.industryGone"],
      "somebody who is no seller": [{ seller: 999_999 }, "seller", "customers.errors.notSeller"],
    },
  });

  it("is not found where the customer is gone", async () => {
    const deleted = await aDeletedCustomer(firm);
    const before = await firm.everything();
    for (const id of [deleted, 999_999])
      expect(await firm.run(editCustomer, { id, ...blankCustomer, name: "For sent" })).toMatchObject({
        ok: false,
        reason: "not found",
        formError: { key: "errors.gone" },
      });
    expect(await firm.everything()).toEqual(before);
  });

  it("with an organisation number that another has is refused by its field", async () => {
    await aCustomer(firm, "Eier nummeret AS", { organizationNumber: "923609016" });
    const { id, save } = await seenCustomer();
    expect(await save({ organizationNumber: "923 609 016", phone: "99887766" })).toMatchObject({
      ok: false,
      fieldErrors: { organizationNumber: { key: "customers.errors.organizationNumberTaken" } },
    });
    expect(await now(id)).toMatchObject({ organizationNumber: null, phone: "" });
  });

  it("with an industry that was deleted, or a seller who is none any more, keeps them where they were not touched", async () => {
    const gone = await firm.db.industry.create({ data: { nb: `Borte ${made}` } });
    const left = await firm.person("Slutta Selger");
    await makeSeller(firm, left.id);
    const { id, save } = await seenCustomer({ industry: gone.id, seller: left.id });
    await firm.db.industry.update({ where: { id: gone.id }, data: { deletedByOperation: 1 } });
    await firm.db.employee.update({ where: { id: left.id }, data: { active: false } });
    expect(await save({ phone: "99887766" })).toMatchObject({ ok: true });
    expect(await now(id)).toMatchObject({ industry: gone.id, seller: left.id, phone: "99887766" });
    expect(await save({ industry: "", seller: "" })).toMatchObject({ ok: true });
    expect(await save({ industry: gone.id }, {})).toMatchObject({ ok: true });
    expect(await now(id)).toMatchObject({ industry: null, seller: null });
  });
});

describe("two who save the same customer", () => {
  it("both stand where they changed different fields", async () => {
    const { id, save } = await seenCustomer();
    expect(await save({ phone: "11111111" }, { as: firm.employee })).toMatchObject({ ok: true });
    expect(await save({ email: "post@firma.no", seller: firm.employee.id })).toMatchObject({ ok: true });
    expect(await now(id)).toMatchObject({ phone: "11111111", email: "post@firma.no", seller: firm.employee.id });
  });

  it("both stand where they press at once", async () => {
    const { id, save } = await seenCustomer();
    const answers = await Promise.all([
      save({ phone: "11111111" }),
      save({ email: "post@firma.no" }),
      save({ postalCity: "BODØ" }),
      save({ industry: industries[0] ?? 0 }),
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await now(id)).toMatchObject({ phone: "11111111", email: "post@firma.no", postalCity: "BODØ", industry: industries[0] });
  });

  it("at once in the same field: one stands, the other is refused", async () => {
    const { id, save } = await seenCustomer();
    const answers = await Promise.all([save({ phone: "11111111" }), save({ phone: "22222222" })]);
    const winner = answers.findIndex(({ ok }) => ok);
    expect(answers[1 - winner]).toMatchObject({ ok: false, conflicts: [{ field: "phone" }] });
    expect((await now(id))?.phone).toBe(winner === 0 ? "11111111" : "22222222");
  });

  it("in the same field: the later is refused, naming who and what it holds now; nothing of the save stands", async () => {
    const { id, save } = await seenCustomer();
    await save({ phone: "11111111", website: "deres.no" }, { as: firm.employee });
    const before = await firm.everything();
    expect(await save({ phone: "22222222", email: "min@firma.no", website: "min.no" })).toEqual({
      ...{ ok: false, reason: "refused", fieldErrors: {}, formError: { key: "errors.savedMeanwhile", values: undefined }, offer: {} },
      conflicts: [
        { field: "phone", now: "11111111", by: "Peder Ås" },
        { field: "website", now: "deres.no", by: "Peder Ås" },
      ],
    });
    expect(await firm.everything()).toEqual(before);
    expect((await now(id))?.email).toBe("");
  });

  it("to the same value is no clash", async () => {
    const { save } = await seenCustomer();
    await save({ phone: "11111111" }, { as: firm.employee });
    expect(await save({ phone: "11111111" })).toMatchObject({ ok: true, operationId: null });
  });

  it("«Lagre mitt» and «Behold deres» are answered field by field", async () => {
    const { id, save } = await seenCustomer();
    await save({ phone: "11111111", website: "deres.no" }, { as: firm.employee });
    const outcome = await save({ phone: "22222222", website: "min.no", email: "min@firma.no" }, { keep: { phone: "mine", website: "theirs" } });
    expect(outcome).toMatchObject({ ok: true });
    expect(await now(id)).toMatchObject({ phone: "22222222", website: "deres.no", email: "min@firma.no" });
    const [row] = await firm.changeRows(outcome.ok ? (outcome.operationId ?? 0) : 0);
    expect(row?.personal).toMatchObject({ before: { phone: "11111111", email: "" }, after: { phone: "22222222", email: "min@firma.no" } });
  });

  it("an answer for one of two clashes asks for the other again", async () => {
    const { save } = await seenCustomer();
    await save({ phone: "11111111", website: "deres.no" }, { as: firm.employee });
    expect(await save({ phone: "22222222", website: "min.no" }, { keep: { phone: "mine" } })).toMatchObject({ ok: false, conflicts: [{ field: "website" }] });
  });

  it("values are said as people read them: names, groups of digits, the form's name, in the reader's language", async () => {
    const { save } = await seenCustomer();
    await save(
      {
        industry: industries[0] ?? 0,
        seller: firm.salesManager.id,
        organizationNumber: "974760673",
        numberOfEmployees: 12_345,
        organizationForm: "ASA",
        email: "",
      },
      { as: firm.employee },
    );
    const mine = { industry: industries[1] ?? 0, seller: firm.employee.id, organizationNumber: "971277882", numberOfEmployees: 7, organizationForm: "AS" };
    const said = async (as: typeof firm.admin) => {
      const answer = await save(mine, { as });
      return answer.ok ? [] : answer.conflicts.map(({ field, now: held }) => [field, held]);
    };
    expect(Object.fromEntries(await said(firm.admin))).toEqual({
      ...{
        organizationNumber: "974\u00A0760\u00A0673",
        organizationForm: "Allmennaksjeselskap",
        numberOfEmployees: "12\u00A0345",
        industry: "Bygg",
        seller: "Marte Kirkerud",
      },
    });
    expect(Object.fromEntries(await said({ ...firm.admin, language: "en" }))).toMatchObject({ numberOfEmployees: "12,345", industry: "Construction" });
  });

  it("a field that was emptied is said to hold nothing", async () => {
    const { save } = await seenCustomer({ phone: "11111111", industry: industries[0] ?? 0 });
    await save({ phone: "", industry: "" }, { as: firm.employee });
    expect(await save({ phone: "22222222", industry: industries[1] ?? 0 })).toMatchObject({
      conflicts: [
        { field: "industry", now: "" },
        { field: "phone", now: "" },
      ],
    });
  });

  it("and one of them on many customers at once: the clash names who did that", async () => {
    const { id, save } = await seenCustomer();
    await save({ seller: firm.employee.id }, { as: firm.admin });
    await firm.done(setSellerOfCustomers, { to: firm.salesManager.id, selection: { ids: [id] } }, { as: firm.salesManager });
    expect(await save({ seller: firm.employee.id })).toMatchObject({
      ok: false,
      conflicts: [{ field: "seller", now: "Marte Kirkerud", by: "Marte Kirkerud" }],
    });
  });
});
