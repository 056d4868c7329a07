import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { setCustomerCategories } from "./set-customer-categories";
import { countCustomers } from "./count-customers";
import { listIndustries } from "./customer-queries";
import { listAllFilterChoices, listFilterChoices } from "./filter-choices";
import { everyCustomer } from "./customer-filters";
import { pageSize } from "./page-of-customers";
import { type CustomerSearch, searchCustomers } from "./search-customers";
import { switchCategoryShown } from "../categories/switch-category-shown";
import { editCustomer } from "./edit-customer";

let firm: TestFirm;
afterAll(() => firm.close());
beforeAll(async () => {
  firm = await testFirm();
});

const everything: CustomerSearch = { ...everyCustomer, page: "first" };
const found = async (words: string, more: Partial<CustomerSearch> = {}) => searchCustomers(firm.db, { ...everything, words, ...more }, "nb");
const names = async (words: string, more: Partial<CustomerSearch> = {}) => (await found(words, more)).rows.map(({ name }) => name);

describe("a search for customers", () => {
  beforeAll(async () => {
    for (const [name, fields] of [
      ["Nordlys Eiendom AS", { organizationNumber: "923609016", visitingCity: "TROMSØ" }],
      ["Sørlandets Bygg og Anlegg AS", { postalCity: "KRISTIANSAND S" }],
      ["Håkons Kafé & Crêperie", {}],
      ["Bærum Rør", {}],
      ["Aase Holding AS", {}],
      ["24/7 Renhold AS", {}],
      ["123 Heis AS", {}],
      ["A/S Norsk 100 % Ull_garn", {}],
      ["IT Consult", {}],
      ["Müller Förlag", {}],
    ] as const)
      await aCustomer(firm, name, fields);
    const deleted = await aCustomer(firm, "Nordlys Nedlagt AS");
    await firm.db.customer.update({ where: { id: deleted }, data: { deletedByOperation: 1 } });
  });

  it.each([
    ["lys", ["Nordlys Eiendom AS"]],
    ["ordly", ["Nordlys Eiendom AS"]],
    ["EIENDOM", ["Nordlys Eiendom AS"]],
    ["endets", []],
    ["andets", ["Sørlandets Bygg og Anlegg AS"]],
  ])("finds any part of a name from three characters: «%s»", async (words, expected) => {
    expect(await names(words)).toEqual(expected);
  });

  it.each([
    ["no", ["A/S Norsk 100 % Ull_garn", "Nordlys Eiendom AS"]],
    ["i", ["IT Consult"]],
    ["it", ["IT Consult"]],
    ["hå", ["Håkons Kafé & Crêperie"]],
    ["lt", []],
  ])("finds the beginnings of words with fewer: «%s»", async (words, expected) => {
    expect(await names(words)).toEqual(expected);
  });

  it.each(["eiendom nordlys", "as nord eien", "  nordlys \u00A0 eiendom ", "Eiendom, Nordlys!", "tromsø nordlys", "eiendom eiendom NORDLYS"])(
    "finds several words in any order: «%s»",
    async (words) => {
      expect(await names(words)).toEqual(["Nordlys Eiendom AS"]);
    },
  );

  it("finds only what has all of them", async () => {
    expect(await names("nordlys bygg")).toEqual([]);
  });

  it.each(["923609016", "923 609 016", "923609", "923 609", "609 016", "923\u00A0609\u00A0016", "923.609.016", "36090", "nordlys 923 609"])(
    "finds an organisation number, grouped or not: «%s»",
    async (words) => {
      expect(await names(words)).toEqual(["Nordlys Eiendom AS"]);
    },
  );

  it.each(["24/7", "24 7", "24/7 Renhold", "7 24", "24 7 renhold as"])("finds digits that stand apart in a name: «%s»", async (words) => {
    expect(await names(words)).toEqual(["24/7 Renhold AS"]);
  });

  it.each(["123", "123 heis"])("finds a name that begins with digits: «%s»", async (words) => {
    expect(await names(words)).toEqual(["123 Heis AS"]);
  });

  it.each([
    ["tromsø", "Nordlys Eiendom AS"],
    ["Tromsoe", "Nordlys Eiendom AS"],
    ["kristiansand", "Sørlandets Bygg og Anlegg AS"],
    ["soerland", "Sørlandets Bygg og Anlegg AS"],
    ["haakon", "Håkons Kafé & Crêperie"],
    ["HÅKON", "Håkons Kafé & Crêperie"],
    ["ha\u030Akon", "Håkons Kafé & Crêperie"],
    ["kafe creperie", "Håkons Kafé & Crêperie"],
    ["Café".replace("C", "K"), "Håkons Kafé & Crêperie"],
    ["baerum", "Bærum Rør"],
    ["bærum roer", "Bærum Rør"],
    ["åse", "Aase Holding AS"],
    ["aase", "Aase Holding AS"],
    ["muller forlag".replace("u", "ü").replace("o", "ö"), "Müller Förlag"],
    ["ｎｏｒｄｌｙｓ", "Nordlys Eiendom AS"],
  ])("takes å and aa, ø and oe, æ and ae, and accents as one: «%s»", async (words, expected) => {
    expect(await names(words)).toEqual([expected]);
  });

  it.each(["...", "%", "_", "%%%", "___", "\\", "'", '"', "&", "-- ", "&/()", "…–—", "🙂", "%lys%' OR 1=1"])(
    "finds nothing for what no name holds, and takes no sign for a wildcard: «%s»",
    async (words) => {
      expect(await found(words)).toMatchObject({ rows: [], found: 0, hasNext: false, hasPrevious: false });
    },
  );

  it.each(["100 % ull", "ull_garn", "ull garn", "norsk 100%"])("reads signs in a name as what they stand between: «%s»", async (words) => {
    expect(await names(words)).toEqual(["A/S Norsk 100 % Ull_garn"]);
  });

  it.each(["", "   ", "\u00A0"])("for nothing (%j) is everybody", async (words) => {
    expect((await found(words)).found).toBe(await countCustomers(firm.db));
  });

  it("is not thrown off by very much, or by what can't be text", async () => {
    expect(await names("x".repeat(10_000))).toEqual([]);
    expect(await names(Array.from({ length: 500 }, (_, n) => `ord${n}`).join(" "))).toEqual([]);
    expect(await names("\uD83D nordlys".toWellFormed())).toEqual(["Nordlys Eiendom AS"]);
  });

  it("finds every customer by its own name, and by its beginning", async () => {
    for (const { id, name } of await firm.db.customer.findMany({ where: { deletedByOperation: null } })) {
      expect((await found(name)).rows.map((row) => row.id)).toContain(id);
      expect((await found(name.slice(0, 4))).rows.map((row) => row.id)).toContain(id);
    }
  });

  it("finds no deleted customers, and counts none", async () => {
    expect(await names("nedlagt")).toEqual([]);
    expect(await found("nordlys")).toMatchObject({ found: 1, total: await countCustomers(firm.db) });
  });
});

describe("what the list shows of a customer", () => {
  it("has telephone, e-mail, number of employees and source where the list shows one of them, and not else", async () => {
    const { id: source } = await firm.db.source.create({ data: { nb: "Messe", en: "Fair", position: 1 } });
    const id = await aCustomer(firm, "Kolonnefirma AS", { phone: "22 33 44 55", email: "post@kolonnefirma.no", numberOfEmployees: 12 });
    await firm.db.customerSource.create({ data: { customerId: id, sourceId: source, operationId: 1 } });
    expect((await found("kolonnefirma")).rows[0]).not.toHaveProperty("more");
    expect((await found("kolonnefirma", { columns: ["city", "changed"] })).rows[0]).not.toHaveProperty("more");
    const more = { phone: "22 33 44 55", email: "post@kolonnefirma.no", numberOfEmployees: 12 };
    expect((await found("kolonnefirma", { columns: ["city", "source"] })).rows[0]).toMatchObject({ more: { ...more, source: "Messe" } });
    expect((await searchCustomers(firm.db, { ...everything, words: "kolonnefirma", columns: ["phone"] }, "en")).rows[0]).toMatchObject({
      more: { source: "Fair" },
    });
    await aCustomer(firm, "Kolonneløs AS");
    expect((await found("kolonneløs", { columns: ["phone"] })).rows[0]?.more).toEqual({ phone: "", email: "", numberOfEmployees: null, source: null });
  });

  it("is its name, number, city, industry, seller, the categories that show on customers, and when it was changed last", async () => {
    const industry = await firm.db.industry.create({ data: { nb: "Fiske", en: "Fishing" } });
    await makeSeller(firm, firm.salesManager.id);
    const id = await aCustomer(firm, "Visningsfirma AS", {
      organizationNumber: "974760673",
      visitingCity: "HAMAR",
      postalCity: "OSLO",
      industry: industry.id,
      seller: firm.salesManager.id,
    });
    const [b, a, hidden] = [await aCategory(firm, "B-kunde"), await aCategory(firm, "A-kunde"), await aCategory(firm, "Skjult")];
    const now = new Date("2027-05-04T10:00:00Z");
    await firm.done(setCustomerCategories, { id, put: [a, b, hidden] }, { now });
    await firm.done(switchCategoryShown, { id: hidden, where: "customer", shown: false });
    const [row] = (await found("visningsfirma")).rows;
    expect(row).toEqual({
      id,
      name: "Visningsfirma AS",
      organizationNumber: "974760673",
      city: "HAMAR",
      industry: "Fiske",
      seller: "Marte Kirkerud",
      categories: ["A-kunde", "B-kunde"],
      changedAt: now,
      matched: [],
    });
    expect((await searchCustomers(firm.db, { ...everything, words: "visningsfirma" }, "en")).rows[0]).toMatchObject({ industry: "Fishing" });

    await firm.done(
      editCustomer,
      { id, ...blankCustomer, name: "Visningsfirma AS", postalCity: "OSLO", industry: industry.id, seller: "" },
      { now: new Date("2027-05-05T10:00:00Z") },
    );
    expect((await found("visningsfirma")).rows[0]).toMatchObject({
      city: "OSLO",
      organizationNumber: null,
      seller: null,
      changedAt: new Date("2027-05-05T10:00:00Z"),
    });
  });

  it("is filtered by industry, category and seller, each and together with words", async () => {
    const industry = await firm.db.industry.create({ data: { nb: "Filterbransje", en: "Filtering" } });
    const nina = await firm.person("Nina Lund");
    await makeSeller(firm, nina.id);
    const category = await aCategory(firm, "Filterkategori");
    const both = await aCustomer(firm, "Begge AS", { industry: industry.id, seller: nina.id });
    const one = await aCustomer(firm, "Ene AS", { industry: industry.id });
    const other = await aCustomer(firm, "Andre AS", { seller: nina.id });
    for (const id of [both, other]) await firm.done(setCustomerCategories, { id, put: category });
    expect(await names("", { industry: industry.id })).toEqual(["Begge AS", "Ene AS"]);
    expect(await names("", { seller: nina.id })).toEqual(["Andre AS", "Begge AS"]);
    expect(await names("", { categories: [category] })).toEqual(["Andre AS", "Begge AS"]);
    expect(await names("", { categories: [category], seller: nina.id, industry: industry.id })).toEqual(["Begge AS"]);
    expect(await names("ene", { industry: industry.id })).toEqual(["Ene AS"]);
    expect(await names("", { industry: 999_999 })).toEqual([]);
    expect(one).toBeGreaterThan(0);

    const choices = await listFilterChoices(firm.db, "en", { ...everything, industry: industry.id, categories: [category], seller: 999_999 });
    expect(choices.inForce).toEqual([
      { name: "industry", value: industry.id, label: "Filtering" },
      { name: "category", value: category, label: "Filterkategori" },
      { name: "seller", value: 999_999, label: "#999999" },
    ]);
    await firm.done(switchCategoryShown, { id: category, where: "customer", shown: false });
    expect((await listFilterChoices(firm.db, "nb", { ...everything, categories: [category] })).category.map(({ id }) => id)).toContain(category);
    expect((await listFilterChoices(firm.db, "nb", everything)).seller).toEqual([{ id: nina.id, name: "Nina Lund" }]);
  });

  it("is offered an industry that is switched off, and a category switched off or narrowed while customers carry it", async () => {
    const industry = await firm.db.industry.create({ data: { nb: "Avslått bransje", active: false } });
    const gone = await firm.db.industry.create({ data: { nb: "Slettet bransje", deletedByOperation: 1 } });
    const off = await aCategory(firm, "Avslått kategori");
    const narrowed = await aCategory(firm, "Innsnevret kategori");
    const unused = await aCategory(firm, "Avslått og ubrukt");
    const carries = await aCustomer(firm, "Bærer begge AS");
    for (const put of [off, narrowed]) await firm.done(setCustomerCategories, { id: carries, put });
    await firm.db.category.updateMany({ where: { id: { in: [off, unused] } }, data: { active: false } });
    await firm.done(switchCategoryShown, { id: narrowed, where: "customer", shown: false });

    for (const choices of [await listFilterChoices(firm.db, "nb", everything), await listAllFilterChoices(firm.db, "nb", everything)]) {
      const [industries, categories] = [choices.industry.map(({ id }) => id), choices.category.map(({ id }) => id)];
      expect(industries).toContain(industry.id);
      expect(industries).not.toContain(gone.id);
      expect(categories).toEqual(expect.arrayContaining([off, narrowed]));
      expect(categories).not.toContain(unused);
    }
    const offered = await listIndustries(firm.db, "nb");
    expect(offered.map(({ id }) => id)).not.toContain(industry.id);
  });
});

describe("the list of customers in Norwegian order", () => {
  /** The names found, a page at a time, from one end to the other by the keys of the pages alone. */
  async function walk(way: "forwards" | "backwards", words: string): Promise<string[]> {
    let page = await found(words, { page: way === "forwards" ? "first" : "last" });
    expect(way === "forwards" ? page.hasPrevious : page.hasNext).toBe(false);
    const pages = [page.rows];
    while (way === "forwards" ? page.hasNext : page.hasPrevious) {
      page =
        way === "forwards"
          ? await found(words, { page: { after: page.rows.at(-1)?.id ?? 0 } })
          : await found(words, { page: { before: page.rows[0]?.id ?? 0 } });
      expect(page.rows.length).toBeGreaterThan(0);
      expect(page.rows.length).toBeLessThanOrEqual(pageSize);
      expect(way === "forwards" ? page.hasPrevious : page.hasNext).toBe(true);
      pages[way === "forwards" ? "push" : "unshift"](page.rows);
    }
    return pages.flat().map(({ name }) => name);
  }

  it("has æ, ø and å last, aa as å, and capitals beside small letters", async () => {
    const expected = ["ab", "Ad", "az", "zebra", "Zulu", "Æble", "ødegård", "Øy", "Ås", "åt", "Aau"];
    await firm.db.customer.createMany({ data: [...expected].sort().map((name) => ({ name: `Rekke ${name}`, updatedByOperation: 1 })) });
    expect(await names("rekke")).toEqual(expected.map((name) => `Rekke ${name}`));
  });

  it("is walked whole, each once, forwards and backwards, whatever the names, equal ones among them", async () => {
    let round = 0;
    const name = fc.string({ unit: fc.constantFrom(..."aAbBzZæÆøØåÅéö -."), minLength: 0, maxLength: 3 });
    const collator = new Intl.Collator("nb-NO");
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 90, maxLength: 160 }), async (list) => {
        const mark = `Vandring${(round += 1)}`;
        await firm.db.customer.createMany({ data: list.map((each) => ({ name: `${mark} ${each}.`, updatedByOperation: 1 })) });
        const [forwards, backwards] = [await walk("forwards", mark), await walk("backwards", mark)];
        expect(forwards).toHaveLength(list.length);
        expect(backwards).toEqual(forwards);
        expect([...forwards].sort()).toEqual(list.map((each) => `${mark} ${each}.`).sort());
        for (let n = 1; n < forwards.length; n++) expect(collator.compare(forwards[n - 1] ?? "", forwards[n] ?? "")).toBeLessThanOrEqual(0);
      }),
      { numRuns: 4 },
    );
  });

  it("goes on after a customer that was deleted meanwhile, and ends where there is no such customer", async () => {
    await firm.db.customer.createMany({
      data: Array.from({ length: pageSize + 5 }, (_, n) => ({ name: `Blading ${String(n).padStart(3, "0")}`, updatedByOperation: 1 })),
    });
    const first = await found("blading");
    expect(first).toMatchObject({ hasPrevious: false, hasNext: true, found: pageSize + 5 });
    const last = first.rows.at(-1)?.id ?? 0;
    await firm.db.customer.update({ where: { id: last }, data: { deletedByOperation: 1 } });
    expect((await found("blading", { page: { after: last } })).rows.map(({ name }) => name)).toEqual([
      "Blading 050",
      "Blading 051",
      "Blading 052",
      "Blading 053",
      "Blading 054",
    ]);
    expect((await found("blading", { page: { after: 2_000_000_000 } })).rows).toEqual([]);
    expect((await found("blading", { page: { before: first.rows[0]?.id ?? 0 } })).rows).toEqual([]);
  });
});
