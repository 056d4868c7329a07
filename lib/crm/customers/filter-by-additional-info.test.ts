import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aCustomer, aDeletedCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createOrigins, createProducts, createSources } from "../additional-info/create-additional-info";
import { editAdditionalInfo } from "./edit-additional-info";
import { listAllFilterChoices, listFilterChoices } from "./filter-choices";
import { everyCustomer } from "./customer-filters";
import { searchCustomers } from "./search-customers";
import { setCustomerCategories } from "./set-customer-categories";

let firm: TestFirm;
let origin: number, product: number, other: number, source: number;
const everything = { ...everyCustomer, page: "first" } as const;

beforeAll(async () => {
  firm = await testFirm();
  const first = async (command: typeof createOrigins, nb: string, en = "") => (await firm.done(command, { values: [{ nb, en }] })).ids[0] ?? 0;
  origin = await first(createOrigins, "Messe", "Trade fair");
  [product, other] = [await first(createProducts, "Regnskap"), await first(createProducts, "Lønn")];
  source = await first(createSources, "Nettside");
  for (const [name, info] of [
    ["Alle AS", { origin, products: [product, other], source }],
    ["Bare kilde AS", { origin: "", products: "", source }],
    ["Bare produkt AS", { origin: "", products: [product], source: "" }],
    ["Ingen AS", { origin: "", products: "", source: "" }],
  ] as const)
    await firm.done(editAdditionalInfo, { id: await aCustomer(firm, name), ...info });
  const deleted = await aDeletedCustomer(firm, "Borte AS");
  await firm.db.customerSource.create({ data: { customerId: deleted, sourceId: source, operationId: 1 } });
});
afterAll(() => firm.close());

const found = async (filter: object) => {
  const page = await searchCustomers(firm.db, { ...everything, ...filter }, "nb");
  expect(page.found).toBe(page.rows.length);
  return page.rows.map(({ name }) => name);
};

describe("the list of customers by «Tilleggsinfo»", () => {
  it("shows just those with the value, the deleted ones left out", async () => {
    expect(await found({ origin })).toEqual(["Alle AS"]);
    expect(await found({ product })).toEqual(["Alle AS", "Bare produkt AS"]);
    expect(await found({ source })).toEqual(["Alle AS", "Bare kilde AS"]);
    expect(await found({ source, product: other, words: "alle" })).toEqual(["Alle AS"]);
    expect(await found({ origin, words: "bare" })).toEqual([]);
    expect(await found({ product: 999_999 })).toEqual([]);
  });

  it("says which filters are in force, in the reader's language, also a value that is switched off", async () => {
    await firm.db.product.update({ where: { id: product }, data: { active: false } });
    await firm.db.source.update({ where: { id: source }, data: { active: false } });
    expect((await listFilterChoices(firm.db, "en", { ...everything, origin, product, source })).inForce).toEqual([
      { name: "origin", value: origin, label: "Trade fair" },
      { name: "product", value: product, label: "Regnskap" },
      { name: "source", value: source, label: "Nettside" },
    ]);
    expect((await listFilterChoices(firm.db, "nb", everything)).source).toEqual([{ id: source, name: "Nettside" }]);
    expect(await found({ product })).toEqual(["Alle AS", "Bare produkt AS"]);
  });

  it("says which of the filters in force are on what is deleted, by its name, and finds those who had it", async () => {
    const category = await aCategory(firm, "Utgått");
    await firm.done(setCustomerCategories, { id: await aCustomer(firm, "Har utgått AS"), put: category });
    await firm.db.category.update({ where: { id: category }, data: { deletedByOperation: 1 } });
    const { id: gone } = await firm.db.origin.create({ data: { nb: "Annonse", en: "Advertisement", position: 99, deletedByOperation: 1 } });
    expect((await listFilterChoices(firm.db, "en", { ...everything, origin: gone, product, categories: [category] })).inForce).toEqual([
      { name: "category", value: category, label: "Utgått", gone: true },
      { name: "origin", value: gone, label: "Advertisement", gone: true },
      { name: "product", value: product, label: "Regnskap" },
    ]);
    expect(await found({ categories: [category] })).toEqual(["Har utgått AS"]);
  });

  it("still offers them in «Flere filtre», marked, and first; nobody who has not chosen them is offered them", async () => {
    const [industry, category] = [await anIndustry(firm, "Nedlagt"), await aCategory(firm, "Forlatt")];
    await firm.db.category.update({ where: { id: category }, data: { deletedByOperation: 1 } });
    await firm.db.industry.update({ where: { id: industry }, data: { deletedByOperation: 1 } });
    const { id: left } = await firm.db.source.create({ data: { nb: "Avis", position: 98, deletedByOperation: 1 } });
    const chosen = await listAllFilterChoices(firm.db, "nb", { ...everything, industry, categories: [category], source: left });
    expect(chosen.industry[0]).toEqual({ id: industry, name: "Nedlagt", gone: true });
    expect(chosen.category[0]).toEqual({ id: category, name: "Forlatt", gone: true });
    expect(chosen.source).toEqual([
      { id: left, name: "Avis", gone: true },
      { id: source, name: "Nettside" },
    ]);
    const others = await listAllFilterChoices(firm.db, "nb", everything);
    for (const name of ["industry", "category", "source"] as const)
      expect(others[name].map((choice) => choice.name)).not.toEqual(expect.arrayContaining([chosen[name][0]?.name]));
  });
});
