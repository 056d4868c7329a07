import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, anIndustry, makeSeller } from "../../testing/records";
import type { PageKey } from "../../page-by-key";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { putCategoryOnCustomers } from "./put-category-on-customers";
import { searchParts } from "./customer-conditions";
import { type CustomerFilters, everyCustomer } from "./customer-filters";
import { byName } from "./customer-list";
import type { CustomerSample } from "./customer-sample";
import { pageOfCustomers, pageSize } from "./page-of-customers";
import { setIndustryOfCustomers } from "./set-industry-of-customers";
import { searchTerms } from "./search-terms";

let firm: TestFirm;
let [industry, one, other] = [0, 0, 0];
const customers = 130;
beforeAll(async () => {
  firm = await testFirm();
  industry = await anIndustry(firm);
  [one, other] = [await aCategory(firm), await aCategory(firm)];
  await makeSeller(firm, firm.employee.id);
  const ids: number[] = [];
  for (let n = 0; n < customers; n++) {
    const fields = { ...(n % 2 === 0 && { industry }), ...(n % 3 === 0 && { seller: firm.employee.id }) };
    ids.push(await aCustomer(firm, `Plan ${"ÅøæAbz"[n % 6] ?? ""}${n} AS`, fields));
  }
  await aContact(firm, "Sjelden Person", ids[7]);
  await firm.done(putCategoryOnCustomers, { to: one, selection: { ids: ids.filter((_, n) => n % 2 === 1) } }, { as: firm.salesManager });
  await firm.done(putCategoryOnCustomers, { to: other, selection: { ids: ids.filter((_, n) => n % 5 === 0) } }, { as: firm.salesManager });
  const moved = { selection: { ids: ids.slice(1, 4) }, to: await anIndustry(firm), customers: 3, had: 0 };
  await firm.done(setIndustryOfCustomers, moved, { as: firm.salesManager, now: new Date("2998-01-01T12:00:00Z") });
  await firm.db.customer.updateMany({ where: { id: { in: ids.filter((_, n) => n % 11 === 0) } }, data: { deletedByOperation: 1 } });
});
afterAll(() => firm.close());

const somebody = { words: "", industry: null, seller: null, origin: null, source: null, categories: [], products: [], changed: 0, codes: [] };

/** Where all of fifteen thousand fit, the list is walked; where none of the sample does, those who fit are looked up. */
const plans: { sample: CustomerSample; fits: boolean }[] = [
  { sample: { rows: [somebody], customers: 15_000 }, fits: true },
  { sample: { rows: Array.from({ length: 5_000 }, () => somebody), customers }, fits: false },
];

describe("a page of customers is the same whichever plan finds it", () => {
  it.each<[string, () => Partial<CustomerFilters>]>([
    ["a common word", () => ({ words: "plan" })],
    ["a rare word", () => ({ words: "sjelden" })],
    ["a word that nobody has", () => ({ words: "finnesikke" })],
    ["one letter", () => ({ words: "z" })],
    ["several words and an industry", () => ({ words: "as plan", industry })],
    ["any of two categories", () => ({ categories: [one, other] })],
    ["both of two categories", () => ({ categories: [one, other], everyCategory: true })],
    ["those without a seller", () => ({ seller: "none" })],
    ["a seller and a category", () => ({ seller: firm.employee.id, categories: [other] })],
    ["those changed since a day", () => ({ changedSince: "2020-01-01" })],
    ["those changed since tomorrow", () => ({ changedSince: "2999-01-01" })],
  ])("%s", async (_, filters) => {
    const search = { ...everyCustomer, ...filters() };
    const parts = await searchParts(firm.db, search, await searchTerms(firm.db, search.words));
    for (const order of [byName, { ...byName, descending: true }, { sort: "city" as const, descending: false }]) {
      const whole: number[][] = [];
      for (const { sample, fits } of plans) {
        const judged = parts.map((part) => ({ ...part, fits: () => fits }));
        const ids: number[] = [];
        for (let page: PageKey | null = "first"; page !== null;) {
          const found = await pageOfCustomers(firm.db, judged, page, sample, order);
          ids.push(...found.ids);
          page = found.hasNext ? { after: found.ids[pageSize - 1] ?? 0 } : null;
        }
        const last = await pageOfCustomers(firm.db, judged, "last", sample, order);
        expect(last.ids).toEqual(ids.slice(-pageSize));
        expect((await pageOfCustomers(firm.db, judged, "first", sample, order)).found).toBe(ids.length);
        whole.push(ids);
      }
      expect(whole[1]).toEqual(whole[0]);
    }
  });

  it("and what is listed by a link is asked for its words, every one", async () => {
    const search = { ...everyCustomer, words: "plan", industry };
    const [words, link] = await searchParts(firm.db, search, await searchTerms(firm.db, search.words));
    if (!words || !link) throw new Error("no parts");
    // Half of the sample fit the words and none the industry: those in the industry are listed.
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ ...somebody, changed: n }));
    const judged = [
      { ...words, fits: ({ changed }: { changed: number }) => changed < 2_500 },
      { ...link, fits: () => false },
    ];
    const alive = await firm.db.customer.count({ where: { deletedByOperation: null, name: { startsWith: "Plan" }, industry: { industryId: industry } } });
    expect(await pageOfCustomers(firm.db, judged, "first", { rows, customers })).toMatchObject({ found: alive });
  });

  it("and those whom an act on many changed since a day are looked up by its bitmaps, every one", async () => {
    const [part] = await searchParts(firm.db, { ...everyCustomer, changedSince: "2998-01-01" }, null);
    if (!part) throw new Error("no part");
    const few = { sample: { rows: Array.from({ length: 5_000 }, () => somebody), customers }, parts: [{ ...part, fits: () => false }] };
    expect(await pageOfCustomers(firm.db, few.parts, "first", few.sample)).toMatchObject({ found: 3 });
  });

  it("and none of two categories carries all of it: «any» finds more than «both»", async () => {
    const found = async (everyCategory: boolean) =>
      (await pageOfCustomers(firm.db, await searchParts(firm.db, { ...everyCustomer, categories: [one, other], everyCategory }, null), "first")).found;
    expect(await found(true)).toBeGreaterThan(0);
    expect(await found(false)).toBeGreaterThan(await found(true));
  });
});
