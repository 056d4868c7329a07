import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { originCommands, productCommands, sourceCommands } from "../additional-info/additional-info-lists";
import { type CustomerFilters, everyCustomer } from "./customer-filters";
import { deleteCustomer } from "./delete-customer";
import { editAdditionalInfo } from "./edit-additional-info";
import { type CountedFilter, countFilterChoices, type FilterCounts } from "./filter-counts";
import { searchCustomers } from "./search-customers";
import { setCustomerCategories } from "./set-customer-categories";

let firm: TestFirm;
const choices: [filter: CountedFilter, id: number][] = [];
beforeAll(async () => {
  firm = await testFirm();
  const industries = [
    ...["F", "41", "41.2", "G", "46"].map((code) => ({ nb: `Bransje ${code}`, code, codeStandard: "SN2007" })),
    ...["F", "41", "41.2", "412"].map((code) => ({ nb: `Ny ${code}`, code, codeStandard: "SN2025" })),
    { nb: "Uten kode" },
  ];
  for (const data of industries) choices.push(["industry", (await firm.db.industry.create({ data })).id]);
  const seller = await firm.person("Selma Selger");
  await makeSeller(firm, seller.id);
  choices.push(["seller", seller.id]);
  const [origin, source, product] = [
    (await firm.done(originCommands.add, { nb: "Messe", en: "" })).id,
    (await firm.done(sourceCommands.add, { nb: "Telefon", en: "" })).id,
    (await firm.done(productCommands.add, { nb: "Lisens", en: "" })).id,
  ];
  const categories = [await aCategory(firm, "Partner"), await aCategory(firm, "Uten noen")];
  choices.push(["origin", origin], ["source", source], ["product", product], ["category", categories[0] ?? 0], ["category", categories[1] ?? 0]);

  for (const [n, [, industry]] of choices.filter(([filter]) => filter === "industry").entries()) {
    const id = await aCustomer(firm, `Kunde ${n}`, { industry, ...(n % 3 === 0 && { seller: seller.id }) });
    await firm.done(editAdditionalInfo, { id, origin: n % 2 === 0 ? origin : "", source: n % 4 === 0 ? source : "", products: n > 5 ? [product] : [] });
    if (n > 6) await firm.done(setCustomerCategories, { id, put: categories[0] });
    if (n === 1 || n === 5) await firm.done(deleteCustomer, { id, contacts: 0, opportunities: 0 });
  }
});
afterAll(() => firm.close());

const found = async (filters: Partial<CustomerFilters>): Promise<number> =>
  (await searchCustomers(firm.db, { ...everyCustomer, ...filters, page: "first" }, "nb")).rows.length;

describe("the number beside each choice of a filter", () => {
  it("is how many customers the filter finds with it, those of industries under a code's among them, deleted ones not", async () => {
    const counts = (await countFilterChoices(firm.db)) as FilterCounts;
    for (const [filter, id] of choices)
      expect([filter, id, counts[filter].get(id) ?? 0]).toEqual([filter, id, await found(filter === "category" ? { categories: [id] } : { [filter]: id })]);
    expect(counts.withoutSeller).toBe(await found({ seller: "none" }));
    expect(Math.max(...counts.industry.values())).toBeGreaterThan(1);
  });

  it("is not there in a firm of more customers than are counted for a page", async () => {
    expect(await countFilterChoices(firm.db, 3)).toBeNull();
  });
});
