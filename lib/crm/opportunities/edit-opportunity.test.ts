import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeChanges } from "../../change-log/describe-changes";
import { readOperations } from "../../change-log/read-operations";
import { textsIn } from "../../i18n/texts";
import { aContact, aCustomer, aDeletedCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createProducts, createSources } from "../additional-info/create-additional-info";
import { createOpportunity } from "./create-opportunity";
import { deleteOpportunity } from "./delete-opportunity";
import { editOpportunity } from "./edit-opportunity";
import { createOpportunitySteps, createOpportunityTypes } from "./opportunity-lists";
import { findOpportunity, listOpportunityValues } from "./opportunity-queries";
import { allOpportunities } from "./opportunity-search";
import { searchOpportunities } from "./search-opportunities";

let firm: TestFirm;
let customer: number, contact: number, source: number, otherSource: number, type: number, step: number, product: number;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
  customer = await aCustomer(firm, "Fjord AS");
  contact = await aContact(firm, "Nora Berg", customer);
  const ids = async (...[command, values]: [typeof createSources, object[]]) => (await firm.done(command, { values })).ids;
  [source = 0, otherSource = 0] = await ids(createSources, [{ nb: "Nettside", en: "Website" }, { nb: "Messe" }]);
  [type = 0] = await ids(createOpportunityTypes, [{ nb: "Nysalg" }]);
  [step = 0] = (await firm.done(createOpportunitySteps, { values: [{ nb: "Tilbud", probability: 60 }] })).ids;
  [product = 0] = await ids(createProducts, [{ nb: "Regnskap" }]);
});
afterAll(() => firm.close());

const blank = { title: "Regnskap", contact: "", source: "", type: "", step: "", products: "", amount: "", expectedClose: "2026-12-31" };
const whole = () => ({ ...blank, contact, source, type, step, products: [String(product)], amount: "125 000,50" });
const make = async (fields: object = {}) => (await firm.done(createOpportunity, { customer, sellers: `${firm.employee.id}:10000`, ...blank, ...fields })).id;
const found = (id: number) => findOpportunity(firm.db, id);
const titles = async (filter: object) => (await searchOpportunities(firm.db, { ...allOpportunities, ...filter }, "nb")).rows.map(({ title }) => title);

describe("a new opportunity from its form", () => {
  it("is open, all of one seller, with its step's probability, and logged apart as its customer's", async () => {
    const { value, operationId } = await firm.did(createOpportunity, { customer, sellers: `${firm.employee.id}:10000`, ...whole() }, { as: firm.employee });
    expect(await found(value.id)).toMatchObject({
      ...{ title: "Regnskap", status: "OPEN", customer, customerName: "Fjord AS", contact, source, type, step, products: [product] },
      ...{ amount: 125_000_50, probability: 60, expectedClose: "2026-12-31", sellers: [{ name: "Peder Ås", share: 10_000, amount: 125_000_50 }] },
    });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "opportunities.createOne", actorId: firm.employee.id });
    expect(await firm.changeRows(operationId)).toMatchObject([
      { entity: "opportunity", id: value.id, before: null, after: null, personal: { subject: "customer", subjectId: customer, label: "Regnskap" } },
    ]);
    await firm.undone(operationId);
    expect(await found(value.id)).toBeNull();
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createOpportunity,
    input: () => Promise.resolve({ customer, sellers: `${firm.employee.id}:10000`, ...whole() }),
    refusedTo: [],
    invalid: {
      "no title": [{ title: " " }, "title", "opportunities.errors.titleRequired"],
      "an amount that is none": [{ amount: "mye" }, "amount", "opportunities.errors.amount"],
      "a day that is none": [{ expectedClose: "2026-02-30" }, "expectedClose", "errors.date"],
      "no seller": [{ sellers: [{ seller: "", share: "" }] }, "sellers", "opportunities.errors.noSeller"],
      "somebody who is no seller": [{ sellers: [{ seller: "999999", share: "100" }] }, "sellers", "opportunities.errors.notSeller"],
      "a probability that is none": [{ probability: "101" }, "probability", "errors.percent"],
      "a customer that is not there": [{ customer: 999_999 }, "customer", "opportunities.errors.customerGone"],
      "a contact who is not there": [{ contact: 999_999 }, "contact", "opportunities.errors.contactNotThere"],
      "a source that is not there": [{ source: 999_999 }, "source", "opportunities.errors.valueGone"],
      "a product that is not there": [{ products: ["999999"] }, "products", "opportunities.errors.valueGone"],
    },
  });

  it("is refused for a deleted customer, another customer's contact, and a value switched off", async () => {
    const [deleted, stranger] = [await aDeletedCustomer(firm), await aContact(firm)];
    const [off] = (await firm.done(createSources, { values: [{ nb: "Avslått" }] })).ids;
    await firm.db.source.update({ where: { id: off }, data: { active: false } });
    const before = await firm.everything();
    for (const [change, field] of [
      [{ customer: deleted }, "customer"],
      [{ contact: stranger }, "contact"],
      [{ source: off }, "source"],
    ] as const)
      expect(await firm.run(createOpportunity, { customer, sellers: `${firm.employee.id}:10000`, ...blank, ...change })).toMatchObject({
        ok: false,
        fieldErrors: { [field]: {} },
      });
    expect(await firm.everything()).toEqual(before);
  });
});

describe("an opportunity that is edited", () => {
  const seen = { title: "Regnskap", contact: null, source: null, type: null, step: null, products: [], amount: 0, expectedClose: "2026-12-31" };

  it("changes what was changed, says so in the customer's log by name, and is undone", async () => {
    const id = await make();
    const { operationId } = await firm.did(editOpportunity, { id, ...whole(), seen });
    expect(await found(id)).toMatchObject({ contact, source, type, step, products: [product], amount: 125_000_50, probability: 60 });
    const { operations } = await readOperations(firm.db, { customer });
    expect(operations[0]).toMatchObject({ id: operationId, kind: "opportunities.edit" });
    const said = (await describeChanges(firm.db, textsIn("en"), operations)).get(operationId)?.map(({ field, after }) => [field, after]);
    expect(Object.fromEntries(said ?? [])).toEqual({
      ...{ Contact: "Nora Berg", Source: "Website", Type: "Nysalg", Step: "Tilbud", Products: "Regnskap" },
      ...{ Amount: "125,000.50\u00A0kr", Probability: "60\u00A0%" },
    });
    await firm.undone(operationId);
    expect(await found(id)).toMatchObject({ contact: null, source: null, products: [], amount: 0 });
  });

  it("as it was, is unchanged and writes nothing", async () => {
    const id = await make(whole());
    const before = await firm.everything();
    expect(await firm.run(editOpportunity, { id, ...whole() })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("over somebody's newer change of the same field is refused, naming them; other fields both stand", async () => {
    const id = await make();
    await firm.done(editOpportunity, { id, ...blank, source: otherSource, amount: "1 000", expectedClose: "2027-01-31", seen }, { as: firm.employee });
    expect(await firm.run(editOpportunity, { id, ...blank, source, amount: "2 000", title: "Lønn", expectedClose: "2027-02-28", seen })).toMatchObject({
      ok: false,
      conflicts: [
        { field: "source", now: "Messe", by: "Peder Ås" },
        { field: "amount", now: "1\u00A0000\u00A0kr", by: "Peder Ås" },
        { field: "expectedClose", now: "31.1.2027" },
      ],
    });
    const keep = { source: "mine", amount: "theirs", expectedClose: "mine" };
    await firm.done(editOpportunity, { id, ...blank, source, amount: "2 000", title: "Lønn", expectedClose: "2027-02-28", seen, keep });
    expect(await found(id)).toMatchObject({ title: "Lønn", source, amount: 1_000_00, expectedClose: "2027-02-28" });
  });

  it("keeps a source that was switched off, which is offered to nobody else, and shows a new name at once", async () => {
    const [off = 0] = (await firm.done(createSources, { values: [{ nb: "Katalog" }] })).ids;
    const id = await make({ source: off });
    await firm.db.source.update({ where: { id: off }, data: { active: false, nb: "Trykt katalog" } });
    expect((await listOpportunityValues(firm.db, "nb")).source.map((value) => value.id)).not.toContain(off);
    expect((await listOpportunityValues(firm.db, "nb", { source: off, type: null, step: null, lostReason: null, products: [] })).source).toContainEqual({
      id: off,
      name: "Trykt katalog",
      offered: false,
    });
    await firm.done(editOpportunity, { id, ...blank, source: off, title: "Ny tittel" });
    expect(await found(id)).toMatchObject({ source: off, title: "Ny tittel" });
    expect(await titles({ source: off })).toEqual(["Ny tittel"]);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editOpportunity,
    input: async () => ({ id: await make(), ...whole() }),
    refusedTo: [],
    invalid: {
      "no title": [{ title: "" }, "title", "opportunities.errors.titleRequired"],
      "an amount that is none": [{ amount: "-1" }, "amount", "opportunities.errors.amount"],
      "a step that is not there": [{ step: 999_999 }, "step", "opportunities.errors.valueGone"],
      "a contact who is not there": [{ contact: 999_999 }, "contact", "opportunities.errors.contactNotThere"],
      "an id of nothing": [{ id: "NaN" }, "id", "errors.invalid"],
    },
  });
});

describe("an opportunity that is deleted", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: deleteOpportunity,
    input: async () => ({ id: await make() }),
    refusedTo: [],
    invalid: { "an id of nothing": [{ id: "" }, "id", "errors.invalid"] },
  });

  it("is gone from its customer and the list, can't be edited, and comes back whole by the undo", async () => {
    const id = await make({ ...whole(), title: "Slettes" });
    const { operationId } = await firm.did(deleteOpportunity, { id });
    expect(await found(id)).toBeNull();
    expect(await titles({ words: "slettes" })).toEqual([]);
    for (const command of [deleteOpportunity, editOpportunity] as const)
      expect(await firm.run(command as typeof editOpportunity, { id, ...(command === editOpportunity ? blank : {}) })).toMatchObject({ reason: "not found" });
    await firm.undone(operationId);
    expect(await found(id)).toMatchObject({ title: "Slettes", products: [product], sellers: [{ share: 10_000 }] });
  });

  it("is not there while its customer is deleted", async () => {
    const gone = await aCustomer(firm, "Borte AS");
    const id = await make({ customer: gone, title: "Borte salg" });
    await firm.db.customer.update({ where: { id: gone }, data: { deletedByOperation: 1 } });
    expect(await found(id)).toBeNull();
    expect(await titles({ words: "borte salg" })).toEqual([]);
    expect(await firm.run(deleteOpportunity, { id })).toMatchObject({ reason: "not found" });
  });
});

describe("the list of opportunities", () => {
  it("is found by title and customer, narrowed by each filter, and paged by key both ways", async () => {
    const other = await aCustomer(firm, "Ærlig Handel AS");
    const days = Array.from({ length: 120 }, (_, n) => ({ n, expectedClose: `2028-${String((n % 12) + 1).padStart(2, "0")}-15` }));
    for (const { n, expectedClose } of days) await make({ customer: other, title: `Side ${n}`, expectedClose, source: n === 7 ? source : "" });
    expect(await titles({ words: "ærlig side 11" })).toHaveLength(11);
    expect(await titles({ customer: other, source })).toEqual(["Side 7"]);
    expect(await titles({ customer: other, status: "WON" })).toEqual([]);
    expect(await titles({ words: "%" })).toEqual([]);
    const page = (where: object) => searchOpportunities(firm.db, { ...allOpportunities, customer: other, ...where }, "nb");
    const first = await page({});
    const second = await page({ page: { after: first.rows.at(-1)?.id } });
    const third = await page({ page: { after: second.rows.at(-1)?.id } });
    expect([first, second, third].map(({ rows, hasPrevious, hasNext }) => [rows.length, hasPrevious, hasNext])).toEqual([
      [50, false, true],
      [50, true, true],
      [20, true, false],
    ]);
    expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(120);
    expect((await page({ page: { before: third.rows[0]?.id } })).rows).toEqual(second.rows);
    expect((await page({ page: "last" })).rows.at(-1)).toEqual(third.rows.at(-1));
  });
});
