import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, aDeletedCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { createCategoryOnCard } from "./create-category-on-card";
import { deleteCategory } from "./delete-category";
import { switchCategory } from "./switch-category";

let firm: TestFirm;
let customer: number;
let contact: number;
let partner: number;
beforeAll(async () => {
  firm = await testFirm();
  partner = await aCategory(firm, "Partner");
  await aCategory(firm, "Bare kontakter", "contact");
  await aCategory(firm, "Bare kunder", "customer");
});
beforeEach(async () => {
  customer = await aCustomer(firm);
  contact = await aContact(firm, "Nora Berg", customer);
});
afterAll(() => firm.close());

const words = [
  "Ballett",
  "Dykking",
  "Fagott",
  "Glass",
  "Høns",
  "Isfjell",
  "Juks",
  "Kvern",
  "Lykt",
  "Murer",
  "Nøkkel",
  "Orgel",
  "Pukk",
  "Ror",
  "Sykkel",
  "Tvilling",
  "Ull",
  "Vev",
  "Yrke",
  "Zoo",
  "Ærfugl",
  "Ødem",
  "Åker",
];
let used = 0;
/** Words that are near no other one. */
const another = () => `${words[(used += 1) % words.length] ?? ""} ${"xyz".repeat(1 + used / words.length)}`;

describe("«Ny kategori» on a card", () => {
  it.each(["customer", "contact"] as const)("makes a category that shows on that kind (%s), and puts it on the card, as one operation", async (kind) => {
    const id = kind === "customer" ? customer : contact;
    const had = kind === "customer" ? partner : null;
    if (had) await firm.done(setCustomerCategories, { id, put: had });
    const name = another();
    const { value, operationId } = await firm.did(createCategoryOnCard, { kind, id, name: ` ${name} ` }, { as: firm.employee });
    const fields = { name, showOnCustomer: kind === "customer", showOnContact: kind === "contact" };
    expect(await firm.db.category.findUnique({ where: { id: value.id } })).toMatchObject({ ...fields, active: true });
    const [before, after] = had ? [[had], [had, value.id]] : [[], [value.id]];
    expect(await carriedBy(firm, kind, id)).toEqual(after);

    expect(await firm.logged(operationId)).toMatchObject({ kind: "categories.createOnCard", actorId: firm.employee.id, data: { name, shownOn: kind } });
    const [made, put] = await firm.changeRows(operationId);
    expect(made).toEqual({ entity: "category", id: value.id, before: null, after: { ...fields, active: true }, personal: null });
    expect(put).toMatchObject({
      entity: kind,
      id,
      before: null,
      after: null,
      personal: { subject: kind, subjectId: id, before: { categories: before }, after: { categories: after } },
    });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createCategoryOnCard,
    input: async () => ({ kind: "customer", id: await aCustomer(firm), name: another() }),
    refusedTo: [],
    invalid: {
      "no name": [{ name: "  " }, "name", "categories.errors.nameRequired"],
      "a name of 81 characters": [{ name: "x".repeat(81) }, "name", "errors.tooLong"],
      "a kind that carries none": [{ kind: "employee" }, "kind", "errors.invalid"],
      "a kind that every object has": [{ kind: "__proto__" }, "kind", "errors.invalid"],
      "an id of nothing": [{ id: -3 }, "id", "errors.invalid"],
    },
  });

  it("is for employees when the firm's setting allows, and for sales managers always", async () => {
    const before = await firm.everything();
    const input = { kind: "customer", id: customer, name: another() };
    expect(await firm.run(createCategoryOnCard, input, { as: { ...firm.employee, mayCreateCategories: false } })).toMatchObject({
      ok: false,
      reason: "not permitted",
    });
    expect(await firm.everything()).toEqual(before);
    expect(await firm.run(createCategoryOnCard, input, { as: { ...firm.salesManager, mayCreateCategories: false } })).toMatchObject({ ok: true });
  });

  it("on a customer or contact that is gone makes nothing", async () => {
    const deleted = await aDeletedCustomer(firm);
    const before = await firm.everything();
    for (const gone of [
      { kind: "customer", id: deleted },
      { kind: "customer", id: 999_999 },
      { kind: "contact", id: 999_999 },
    ])
      expect(await firm.run(createCategoryOnCard, { ...gone, name: another() })).toMatchObject({
        ok: false,
        reason: "not found",
        formError: { key: "errors.gone" },
      });
    expect(await firm.everything()).toEqual(before);
  });
});

describe("a name on a card that is near one there is", () => {
  it.each(["Partnar", "Partnere", "partnr", "Partner 2", "PÅRTNER"])("offers that one first: «%s»", async (name) => {
    const before = await firm.everything();
    expect(await firm.run(createCategoryOnCard, { kind: "customer", id: customer, name })).toMatchObject({
      ...{ ok: false, reason: "refused", fieldErrors: { name: { key: "categories.errors.nearName", values: { name: "Partner" } } } },
      offer: { near: partner, nearName: "Partner", typed: name, equal: 0 },
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("makes a new one all the same, when the person says so", async () => {
    const { value } = await firm.did(createCategoryOnCard, { kind: "customer", id: customer, name: "Partnar", allTheSame: "true" });
    expect(await carriedBy(firm, "customer", customer)).toEqual([value.id]);
    await firm.db.category.update({ where: { id: value.id }, data: { deletedByOperation: 1 } });
  });

  it.each(["partner ", "  PARTNER", "Ｐartner", "Part\u006Eer"])(
    "the same but for case and blanks («%s») can only be chosen, whatever is said",
    async (name) => {
      for (const allTheSame of [undefined, "true"])
        expect(await firm.run(createCategoryOnCard, { kind: "contact", id: contact, name, allTheSame })).toMatchObject({
          ...{ ok: false, fieldErrors: { name: { key: "categories.errors.nameTaken", values: { name: "Partner" } } } },
          offer: { near: partner, nearName: "Partner", equal: 1 },
        });
    },
  );

  const saidToExist = (name: string) => ({
    ...{ ok: false, reason: "refused", formError: null, conflicts: [], offer: {} },
    fieldErrors: { name: { key: "categories.errors.takenElsewhere", values: { name } } },
  });

  it("and does not show on this kind, is said to exist, and is not offered", async () => {
    expect(await firm.run(createCategoryOnCard, { kind: "customer", id: customer, name: "bare kontakter" })).toEqual(saidToExist("Bare kontakter"));
    expect(await firm.run(createCategoryOnCard, { kind: "contact", id: contact, name: "BARE KUNDER " })).toEqual(saidToExist("Bare kunder"));
  });

  it("and is switched off, is said to exist, and is not offered", async () => {
    const name = another();
    const id = await aCategory(firm, name);
    await firm.done(switchCategory, { id, active: false });
    expect(await firm.run(createCategoryOnCard, { kind: "customer", id: customer, name })).toEqual(saidToExist(name));
  });

  it("and was deleted, is free", async () => {
    const name = another();
    const id = await aCategory(firm, name);
    await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    expect(await firm.run(createCategoryOnCard, { kind: "customer", id: customer, name })).toMatchObject({ ok: true });
  });

  it("offers the nearest of several, the same name before all", async () => {
    const [near, nearer, equal] = [await aCategory(firm, "Leverandører"), await aCategory(firm, "Leverandør stor"), await aCategory(firm, "Leverandør")];
    expect(await firm.run(createCategoryOnCard, { kind: "customer", id: customer, name: "leverandør" })).toMatchObject({ offer: { near: equal } });
    expect(await firm.run(createCategoryOnCard, { kind: "customer", id: customer, name: "Leverandør, stor" })).toMatchObject({ offer: { near: nearer } });
    expect(near).toBeGreaterThan(0);
  });

  it("given by two at once to two cards is made once, and the other is offered it", async () => {
    const [name, other] = [another(), await aCustomer(firm)];
    const answers = await Promise.all([customer, other].map((id) => firm.run(createCategoryOnCard, { kind: "customer", id, name })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "refused", fieldErrors: { name: { key: "categories.errors.nameTaken" } } });
  });
});
