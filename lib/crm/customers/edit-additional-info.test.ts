import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeChanges } from "../../change-log/describe-changes";
import { readOperations } from "../../change-log/read-operations";
import { textsIn } from "../../i18n/texts";
import { aCustomer, aDeletedCustomer, blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createOrigins, createProducts, createSources } from "../additional-info/create-additional-info";
import { showAdditionalInfoAsTab } from "../additional-info/show-additional-info-as-tab";
import { findAdditionalInfo } from "./additional-info-queries";
import { editAdditionalInfo } from "./edit-additional-info";
import { editCustomer } from "./edit-customer";

let firm: TestFirm;
let origins: number[], products: number[], sources: number[];
beforeAll(async () => {
  firm = await testFirm();
  origins = (await firm.done(createOrigins, { values: [{ nb: "Messe", en: "Trade fair" }, { nb: "Anbefaling" }] })).ids;
  products = (await firm.done(createProducts, { values: [{ nb: "Regnskap", en: "Accounting" }, { nb: "Lønn" }, { nb: "CRM" }] })).ids;
  sources = (await firm.done(createSources, { values: [{ nb: "Nettside" }, { nb: "Telefon" }] })).ids;
});
afterAll(() => firm.close());

const nothing = { origin: "", products: "", source: "" };
const [first, second, third] = [() => products[0] ?? 0, () => products[1] ?? 0, () => products[2] ?? 0];
const chosen = async (id: number) => {
  const info = await findAdditionalInfo(firm.db, id, "nb");
  const names = (list: keyof typeof info) => info[list].filter((value) => value.chosen).map(({ name }) => name);
  return { origin: names("origin"), products: names("products"), source: names("source") };
};
const whole = () => ({ origin: origins[0], products: [String(third()), String(first())], source: sources[0] });

describe("«Tilleggsinfo» of a customer", () => {
  it("is one origin, any number of products and one source, stamped, and logged as a change of the customer", async () => {
    const id = await aCustomer(firm, "Fjord AS");
    const { value, operationId } = await firm.did(editAdditionalInfo, { id, ...whole() }, { as: firm.employee });
    expect(value).toEqual({ id, asTab: true });
    expect(await chosen(id)).toEqual({ origin: ["Messe"], products: ["Regnskap", "CRM"], source: ["Nettside"] });
    expect(await firm.db.customerProduct.findMany({ where: { customerId: id } })).toMatchObject([{ operationId }, { operationId }]);
    expect(await firm.db.customerOrigin.findUnique({ where: { customerId: id } })).toMatchObject({ operationId });
    const before = { origin: null, products: [], source: null };
    const after = { origin: origins[0], products: [first(), third()], source: sources[0] };
    expect(await firm.logged(operationId)).toMatchObject({ kind: "customers.editAdditionalInfo", actorId: firm.employee.id });
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "customer", id, before: null, after: null, personal: { subject: "customer", subjectId: id, label: "Fjord AS", before, after } },
    ]);
  });

  it("reads in the customer's own change log by name, in the reader's language", async () => {
    const id = await aCustomer(firm);
    await firm.done(editAdditionalInfo, { id, ...whole() });
    const said = async (language: "nb" | "en") => {
      const { operations } = await readOperations(firm.db, { customer: id });
      const [last] = operations;
      return (await describeChanges(firm.db, textsIn(language), operations)).get(last?.id ?? 0)?.map(({ field, before, after }) => [field, before, after]);
    };
    expect(await said("nb")).toEqual(
      expect.arrayContaining([
        ["Kontaktopprinnelse", "tomt", "Messe"],
        ["Produkter", "tomt", "Regnskap, CRM"],
        ["Kilde", "tomt", "Nettside"],
      ]),
    );
    expect(await said("en")).toEqual(
      expect.arrayContaining([
        ["Contact origin", "empty", "Trade fair"],
        ["Products", "empty", "Accounting, CRM"],
      ]),
    );
  });

  it("is emptied, and undone as one", async () => {
    const id = await aCustomer(firm);
    await firm.done(editAdditionalInfo, { id, ...whole() });
    const { operationId } = await firm.did(editAdditionalInfo, { id, ...nothing });
    expect(await chosen(id)).toEqual({ origin: [], products: [], source: [] });
    await firm.undone(operationId);
    expect(await chosen(id)).toEqual({ origin: ["Messe"], products: ["Regnskap", "CRM"], source: ["Nettside"] });
  });

  it("as it was, is unchanged and writes nothing", async () => {
    const id = await aCustomer(firm);
    await firm.done(editAdditionalInfo, { id, ...whole() });
    const before = await firm.everything();
    expect(await firm.run(editAdditionalInfo, { id, ...whole() })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("keeps a value that was switched off meanwhile, and offers it to nobody else", async () => {
    const [off] = (await firm.done(createProducts, { values: [{ nb: "Utgått" }] })).ids;
    const [old] = (await firm.done(createOrigins, { values: [{ nb: "Katalog" }] })).ids;
    const [id, other] = [await aCustomer(firm), await aCustomer(firm)];
    await firm.done(editAdditionalInfo, { id, origin: old, products: [String(off)], source: "" });
    await firm.db.product.update({ where: { id: off }, data: { active: false } });
    await firm.db.origin.update({ where: { id: old }, data: { active: false } });

    expect((await findAdditionalInfo(firm.db, id, "nb")).products).toContainEqual({ id: off, name: "Utgått", chosen: true, offered: false });
    expect((await findAdditionalInfo(firm.db, other, "nb")).products.map((value) => value.id)).not.toContain(off);
    await firm.done(editAdditionalInfo, { id, origin: old, products: [String(off), String(first())], source: sources[0] });
    expect(await chosen(id)).toMatchObject({ origin: ["Katalog"], products: ["Regnskap", "Utgått"] });

    const before = await firm.everything();
    for (const [field, value] of [
      ["origin", old],
      ["products", [String(off)]],
    ] as const)
      expect(await firm.run(editAdditionalInfo, { id: other, ...nothing, [field]: value })).toMatchObject({
        ok: false,
        fieldErrors: { [field]: { key: "customers.errors.valueNotOffered" } },
      });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editAdditionalInfo,
    input: async () => ({ id: await aCustomer(firm), ...whole() }),
    refusedTo: [],
    invalid: {
      "an id of nothing": [{ id: "NaN" }, "id", "errors.invalid"],
      "two origins": [{ origin: ["1", "2"] }, "origin", "errors.invalid"],
      "a product that is none": [{ products: ["1", "x"] }, "products", "errors.invalid"],
      "products that were not sent": [{ products: undefined }, "products", "errors.invalid"],
      "an origin that is not there": [{ origin: 999_999 }, "origin", "customers.errors.valueNotOffered"],
      "a product that is not there": [{ products: ["999999"] }, "products", "customers.errors.valueNotOffered"],
      "a source that is not there": [{ source: 999_999 }, "source", "customers.errors.valueNotOffered"],
    },
  });

  it("is not found where the customer is gone", async () => {
    const before = [await aDeletedCustomer(firm), 999_999];
    for (const id of before) expect(await firm.run(editAdditionalInfo, { id, ...nothing })).toMatchObject({ ok: false, reason: "not found" });
  });
});

describe("somebody else changed «Tilleggsinfo» meanwhile", () => {
  const seen = { origin: null, products: [] as number[], source: null };

  it("another field: both edits stand", async () => {
    const id = await aCustomer(firm);
    await firm.done(editAdditionalInfo, { id, ...nothing, source: sources[0] }, { as: firm.employee });
    await firm.done(editAdditionalInfo, { id, ...nothing, origin: origins[0], seen });
    expect(await chosen(id)).toEqual({ origin: ["Messe"], products: [], source: ["Nettside"] });
  });

  it("the same: refused, naming what stands and who, until it is said which shall", async () => {
    const id = await aCustomer(firm);
    const theirs = { ...nothing, origin: origins[1], products: [String(second()), String(first())] };
    await firm.done(editAdditionalInfo, { id, ...theirs }, { as: firm.employee });
    const mine = { id, ...nothing, origin: origins[0], products: [String(third())], seen };
    const before = await firm.everything();
    expect(await firm.run(editAdditionalInfo, mine)).toMatchObject({
      ok: false,
      conflicts: [
        { field: "origin", now: "Anbefaling", by: "Peder Ås" },
        { field: "products", now: "Regnskap, Lønn", by: "Peder Ås" },
      ],
    });
    expect(await firm.run(editAdditionalInfo, mine, { as: { ...firm.admin, language: "en" } })).toMatchObject({
      conflicts: [{ field: "origin" }, { field: "products", now: "Accounting, Lønn" }],
    });
    expect(await firm.everything()).toEqual(before);
    await firm.done(editAdditionalInfo, { ...mine, keep: { origin: "mine", products: "theirs" } });
    expect(await chosen(id)).toMatchObject({ origin: ["Messe"], products: ["Regnskap", "Lønn"] });
  });

  it("and nothing is lost while many save at once", async () => {
    const id = await aCustomer(firm);
    const answers = await Promise.all(
      products.map((product) => firm.run(editAdditionalInfo, { id, ...nothing, products: [String(product)], seen }, { as: firm.employee })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok || answer.conflicts.length === 1)).toBe(true);
  });
});

describe("while it is a section of «Firmainfo»", () => {
  it("it is saved with that form as one change, which says where the fields are by now", async () => {
    const id = await aCustomer(firm, "Nord AS");
    const form = { id, ...blankCustomer, name: "Nord AS", phone: "22334455", ...whole() };
    await firm.done(showAdditionalInfoAsTab, { asTab: "false" });
    const { value, operationId } = await firm.did(editCustomer, form);
    expect(value).toEqual({ id, additionalInfo: true, asTab: false });
    expect(await chosen(id)).toEqual({ origin: ["Messe"], products: ["Regnskap", "CRM"], source: ["Nettside"] });
    expect((await firm.logged(operationId)).records).toMatchObject([{ entity: "customer", id, after: { phone: "22334455", source: sources[0] } }]);
    expect((await firm.did(editAdditionalInfo, { id, ...nothing })).value).toEqual({ id, asTab: false });

    await firm.done(showAdditionalInfoAsTab, { asTab: "true" });
    expect((await firm.did(editCustomer, { ...form, phone: "99887766" })).value).toEqual({ id, additionalInfo: true, asTab: true });
  });

  it("and left alone by a form of «Firmainfo» that does not hold it", async () => {
    const id = await aCustomer(firm, "Sør AS");
    await firm.done(editAdditionalInfo, { id, ...whole() });
    expect(await firm.done(editCustomer, { id, ...blankCustomer, name: "Sør AS", phone: "22334455" })).toMatchObject({ additionalInfo: false });
    expect(await chosen(id)).toEqual({ origin: ["Messe"], products: ["Regnskap", "CRM"], source: ["Nettside"] });
  });

  it("refuses there too what is not offered", async () => {
    const id = await aCustomer(firm, "Vest AS");
    const before = await firm.everything();
    expect(await firm.run(editCustomer, { id, ...blankCustomer, name: "Vest AS", ...nothing, source: 999_999 })).toMatchObject({
      fieldErrors: { source: { key: "customers.errors.valueNotOffered" } },
    });
    expect(await firm.everything()).toEqual(before);
  });
});
