import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer, anIndustry } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { type CustomerFilters, everyCustomer } from "./customer-filters";
import { deleteCustomer } from "./delete-customer";
import { dropWordsNobodyHas } from "./drop-words-nobody-has";
import { searchCustomers } from "./search-customers";

let firm: TestFirm;
let industry = 0;
beforeAll(async () => {
  firm = await testFirm();
  industry = await anIndustry(firm);
  await aCustomer(firm, "Nordlys Eiendom AS", { industry });
  await aCustomer(firm, "Sørlandets Bygg AS", { organizationNumber: "923609016" });
  // One letter other than «sorlandets», which yet is «Sørlandets» typed without its ø.
  await aCustomer(firm, "Sarlandets Kiosk");
  await aCustomer(firm, "Solberg Tannlege");
  await aCustomer(firm, "Solborg Tannlege");
  await aCustomer(firm, "Kjøpesenteret Vest");
  await aContact(firm, "Ola Håkonsen", await aCustomer(firm, "Fisk og Vilt"));
  await aCustomer(firm, "Færder Maling");
  await aCustomer(firm, "Hansen og Sønn");
  await aCustomer(firm, "Hanssen Rør");
  await aContact(firm, "Zbigniew Wiśniewski", await aCustomer(firm, "Havn Drift AS"));
});
afterAll(() => firm.close());

const search = async (words: string, more: Partial<CustomerFilters> = {}) =>
  searchCustomers(firm.db, { ...everyCustomer, ...more, words, page: "first" }, "nb");
const found = async (words: string, more: Partial<CustomerFilters> = {}) => {
  const { rows, similar } = await search(words, more);
  return { exact: rows.map(({ name }) => name), similar: similar && [similar.words, ...similar.rows.map(({ name }) => name)] };
};
const words = async (): Promise<string[]> => (await firm.db.$queryRaw<{ word: string }[]>`SELECT word FROM search_word`).map(({ word }) => word);

describe("a small typing error", () => {
  it.each([
    ["eidnom", "eiendom", "Nordlys Eiendom AS"],
    ["eindom", "eiendom", "Nordlys Eiendom AS"],
    ["norldys", "nordlys", "Nordlys Eiendom AS"],
    ["sorlandets", "sørlandets", "Sørlandets Bygg AS"],
    ["wisniewsky", "wiśniewski", "Havn Drift AS"],
    ["drfit", "drift", "Havn Drift AS"],
    ["nordlys eidnom", "nordlys eiendom", "Nordlys Eiendom AS"],
    ["eidnom norldys as", "eiendom nordlys as", "Nordlys Eiendom AS"],
    ["923609016 sorlandets", "923609016 sørlandets", "Sørlandets Bygg AS"],
  ])("is put right where nothing is found: «%s» as «%s»", async (typed, meant, name) => {
    expect(await found(typed)).toEqual({ exact: [], similar: [meant, name] });
  });

  it("finds others after what is found exactly", async () => {
    expect(await found("hanssen")).toEqual({ exact: ["Hanssen Rør"], similar: ["hansen", "Hansen og Sønn"] });
  });

  it("is read as all words that are equally near", async () => {
    expect((await found("solbirg")).similar?.slice(1)).toEqual(["Solberg Tannlege", "Solborg Tannlege"]);
  });

  it("is not seen in figures, in short words, or in a word that nobody has anything like", async () => {
    for (const typed of ["923609017", "bgg", "kvantefysikk", "nordlys kvantefysikk"]) expect(await found(typed)).toEqual({ exact: [], similar: null });
  });

  it("is not looked for where each word is somebody's and just nobody's together, nor beyond the first page", async () => {
    expect(await found("nordlys solberg")).toEqual({ exact: [], similar: null });
    expect((await searchCustomers(firm.db, { ...everyCustomer, words: "eidnom", page: "last" }, "nb")).similar).toBeNull();
  });

  it("is seen in «o» for «ø» also in a short word, and where each word is somebody's and just nobody's together", async () => {
    await aCustomer(firm, "Rød Tre AS");
    await aCustomer(firm, "Rodeo Hest");
    await aCustomer(firm, "Strøm Bergen AS");
    await aCustomer(firm, "Strom Voss");
    await aCustomer(firm, "Tysnes Bergen");
    expect(await found("rod")).toEqual({ exact: ["Rodeo Hest"], similar: ["rød", "Rød Tre AS"] });
    expect(await found("strom bergen")).toEqual({ exact: [], similar: ["strøm bergen", "Strøm Bergen AS"] });
    expect(await found("strom voss")).toEqual({ exact: ["Strom Voss"], similar: null });
    expect(await found("rad tre")).toEqual({ exact: [], similar: null });
    // Dahl is somebody's with its sign too, and the one who is meant has none.
    await aCustomer(firm, "Løkken Dahl AS");
    await aCustomer(firm, "Lokken Vest");
    await aCustomer(firm, "Dæhl Transport");
    expect(await found("lokken dahl")).toEqual({ exact: [], similar: ["løkken dahl", "Løkken Dahl AS"] });
    await aCustomer(firm, "Vågå Sag");
    expect(await found("vaga")).toEqual({ exact: [], similar: ["vågå", "Vågå Sag"] });
  });

  it.each([
    ["sorland", "sørland", "Sørlandets Bygg AS"],
    ["orland", "ørland", "Sørlandets Bygg AS"],
    ["kjopesenter", "kjøpesenter", "Kjøpesenteret Vest"],
    ["hakons", "håkons", "Fisk og Vilt"],
    ["faerder", "færder", "Færder Maling"],
    ["farder", "færder", "Færder Maling"],
    ["sorland kjopes", null, null],
  ])("is seen in a part of a word whose signs were left out: «%s» as «%s»", async (typed, meant, name) => {
    const { exact, similar } = await found(typed);
    expect([...exact, ...(similar?.slice(1) ?? [])]).toEqual(name === null ? [] : [name]);
    expect(similar?.[0] ?? null).toBe(exact.length > 0 ? null : meant);
  });

  it("is put right by words that somebody has who is not deleted", async () => {
    const gone = await aCustomer(firm, "Svartisen Bygg");
    await aCustomer(firm, "Svartissen Hotell");
    expect((await found("svartisn")).similar?.[0]).toBe("svartisen");
    await firm.done(deleteCustomer, { id: gone, contacts: 0, opportunities: 0 });
    expect((await found("svartisn")).similar?.[0]).toBe("svartissen");
    expect(await found("svartisen")).toEqual({ exact: [], similar: ["svartissen", "Svartissen Hotell"] });
  });

  it("is put right within the filters", async () => {
    expect((await found("eidnom", { industry })).similar).toEqual(["eiendom", "Nordlys Eiendom AS"]);
    expect(await found("solbirg", { industry })).toEqual({ exact: [], similar: null });
  });

  it("is read as the word that most customers have, of those equally near, whatever half of it is right", async () => {
    await aCustomer(firm, "Eidnes Holding AS");
    await aCustomer(firm, "Fjell Eiendom AS");
    expect((await found("eidnom")).similar).toEqual(["eiendom", "Eidnes Holding AS", "Fjell Eiendom AS", "Nordlys Eiendom AS"]);
  });

  it("says of a hit what was found, as of any other", async () => {
    expect((await search("wisniewsky")).similar?.rows[0]?.matched).toEqual([{ by: "contact", text: "Zbigniew Wiśniewski" }]);
  });
});

describe("the words that are offered", () => {
  it("come with a customer, change with it, and go when nobody has them any more", async () => {
    const id = await aCustomer(firm, "Kvikksølv Felleseie AS");
    await aCustomer(firm, "Felleseie Annet AS");
    expect(await words()).toEqual(expect.arrayContaining(["kvikksoelv", "felleseie"]));
    await firm.db.customer.update({ where: { id }, data: { name: "Kobolt AS" } });
    expect(await words()).toEqual(expect.arrayContaining(["kobolt", "felleseie"]));
    expect(await words()).not.toContain("kvikksoelv");
    await firm.db.$executeRaw`DELETE FROM customer_search WHERE customer_id = ${id}`;
    expect(await words()).not.toContain("kobolt");
  });

  it("go also where another begins with one, whichever goes first", async () => {
    const [long, short] = [await aCustomer(firm, "Tindvollen AS"), await aCustomer(firm, "Tindvoll AS")];
    expect(await words()).toEqual(expect.arrayContaining(["tindvollen", "tindvoll"]));
    await firm.db.customer.update({ where: { id: short }, data: { name: "Kort AS" } });
    expect(await words()).not.toContain("tindvoll");
    await firm.db.customer.update({ where: { id: long }, data: { name: "Lang AS" } });
    expect(await words()).not.toContain("tindvollen");
  });

  it("go by the next round of the background job where the last two who had one lost it at the same time", async () => {
    const [one, other] = [await aCustomer(firm, "Samtidig Rognebær"), await aCustomer(firm, "Likeledes Rognebær AS")];
    await firm.db.$transaction(async (tx) => {
      await tx.customer.update({ where: { id: one }, data: { name: "Samtidig Tyttebær" } });
      await firm.db.customer.update({ where: { id: other }, data: { name: "Likeledes Multebær AS" } });
    });
    await dropWordsNobodyHas(firm.db);
    const left = await words();
    expect(left).toEqual(expect.arrayContaining(["samtidig", "likeledes", "tyttebaer"]));
    expect([left.includes("rognebaer"), await tablesWith(firm.db, "rognebaer")]).toEqual([false, []]);
  });

  it("are letters alone, each once", async () => {
    const kept = await words();
    expect(kept.filter((word) => !/^[a-z]{4,30}$/.test(word))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
  });
});
