import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anAlikeCustomer, blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { listDuplicates } from "./duplicate-queries";
import { markDistinct } from "./mark-distinct";
import { editCustomer } from "../customers/edit-customer";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const near = async (a: string, b: string): Promise<boolean> => (await firm.db.$queryRaw<[{ near: boolean }]>`SELECT near_names(${a}, ${b}) AS near`)[0].near;
const domain = async (address: string): Promise<string | null> =>
  (await firm.db.$queryRaw<[{ domain: string | null }]>`SELECT own_domain(${address}) AS domain`)[0].domain;

describe("two names are near", () => {
  it.each([
    ["Fjord Bygg AS", "FJORD BYGG"],
    ["Fjord Bygg AS", "A/S Fjord Bygg"],
    ["Fjord Bygg AS", "Fjord Bygg ASA"],
    ["Fjord Bygg A/S", "Fjord Bygg DA"],
    ["Fjord Bygg AS", "Fjordbygg AS"],
    ["Fjord Bygg AS", "Fjord Byg AS"],
    ["Fjord Bygg AS", "Fjord-Bygg"],
    ["Åsane Rør AS", "Aasane Roer"],
    ["Nordlys Kafé AS", "Nordlys Kafe"],
    ["Solkraft 12 AS", "Solkraft 12"],
    ["AS", "as"],
  ])("%s and %s", async (a, b) => {
    expect([await near(a, b), await near(b, a)]).toEqual([true, true]);
  });
});

describe("two names are not near", () => {
  it.each([
    ["Fjord Bygg AS", "Fjord Data AS"],
    ["Fjord Bygg AS", "Fjord Bygg Eiendom AS"],
    ["Hansen Holding AS", "Hansen Eiendom AS"],
    ["Solkraft 12 AS", "Solkraft 13 AS"],
    ["AS", "DA"],
  ])("%s and %s", async (a, b) => {
    expect([await near(a, b), await near(b, a)]).toEqual([false, false]);
  });
});

describe("the domain that is a customer's own", () => {
  it.each([
    ["www.Fjordbygg.no", "fjordbygg.no"],
    ["https://fjordbygg.no/kontakt?x=1", "fjordbygg.no"],
    ["http://fjordbygg.no:8080", "fjordbygg.no"],
    ["post@fjordbygg.no", "fjordbygg.no"],
    ["Kari.Nordmann@Fjordbygg.NO", "fjordbygg.no"],
    ["fjord.wixsite.com/hjem", "fjord.wixsite.com"],
  ])("of %s is %s", async (address, own) => {
    expect(await domain(address)).toBe(own);
  });

  it.each(["kari@gmail.com", "kari@hotmail.no", "kari@online.no", "facebook.com/fjordbygg", "https://nb-no.facebook.com/fjord", "proff.no/x", "ingenting", ""])(
    "is none of %s",
    async (address) => {
      expect(await domain(address)).toBeNull();
    },
  );
});

/** The pairs that a customer is in, each with the other's id. */
async function pairsOf(id: number) {
  return firm.db.$queryRaw`
    SELECT CASE WHEN lower_id = ${id} THEN higher_id ELSE lower_id END AS other, near_name AS "nearName", same_domain AS "sameDomain"
    FROM customer_alike WHERE ${id} IN (lower_id, higher_id) ORDER BY 1`;
}

describe("alike customers are kept in pairs", () => {
  it("by a near name and a postcode in common, whichever of the two addresses it is in", async () => {
    const first = await anAlikeCustomer(firm, "Havna Mek AS", { postalCode: "5003" });
    const second = await anAlikeCustomer(firm, "Havna Mekk", { visitingCode: "5003" });
    await anAlikeCustomer(firm, "Havna Mek AS", { postalCode: "9008" });
    expect(await pairsOf(first)).toEqual([{ other: second, nearName: true, sameDomain: false }]);
  });

  it("by a domain in common, be it of the website or of the e-mail address", async () => {
    const first = await anAlikeCustomer(firm, "Lille Volum", { website: "www.volum.no" });
    const second = await anAlikeCustomer(firm, "Noe helt annet", { email: "post@volum.no" });
    await anAlikeCustomer(firm, "En tredje", { email: "volum.no@gmail.com" });
    expect(await pairsOf(first)).toEqual([{ other: second, nearName: false, sameDomain: true }]);
  });

  it("until one of them is changed, and again when it is changed back", async () => {
    const first = await anAlikeCustomer(firm, "Trygg Sjø", { postalCode: "6003", website: "tryggsjo.no" });
    const second = await anAlikeCustomer(firm, "Trygg Sjø AS", { postalCode: "6003" });
    expect(await pairsOf(second)).toEqual([{ other: first, nearName: true, sameDomain: false }]);
    const edited = await firm.did(editCustomer, { id: second, ...blankCustomer, name: "Trygg Sjø AS", postalCode: "6004", email: "post@tryggsjo.no" });
    expect(await pairsOf(second)).toEqual([{ other: first, nearName: false, sameDomain: true }]);
    await firm.undone(edited.operationId);
    expect(await pairsOf(second)).toEqual([{ other: first, nearName: true, sameDomain: false }]);
  });

  it("not by a domain that more than three have; again by it when one of them leaves it", async () => {
    const ids: number[] = [];
    for (let n = 0; n < 3; n++) ids.push(await anAlikeCustomer(firm, `Kjedebutikk ${n}`, { website: "kjede.no" }));
    const [first = 0, second = 0, third = 0] = ids;
    expect(await Promise.all(ids.map(pairsOf))).toMatchObject([
      [{ other: second }, { other: third }],
      [{ other: first }, { other: third }],
      [{ other: first }, { other: second }],
    ]);
    await firm.done(markDistinct, { id: first, other: second });
    const fourth = await anAlikeCustomer(firm, "Forvalter AS", { email: "post@kjede.no" });
    ids.push(fourth);
    expect(await Promise.all(ids.map(pairsOf))).toEqual(ids.map(() => []));
    const { operationId } = await firm.did(editCustomer, { id: third, ...blankCustomer, name: "Kjedebutikk 2", website: "annen.no" });
    expect(await pairsOf(fourth)).toEqual([first, second].map((other) => ({ other, nearName: false, sameDomain: true })));
    // What was said of two of them is remembered, whatever became of their domain.
    expect(
      (await listDuplicates(firm.db, "first")).pairs.filter(({ newer }) => ids.includes(newer.id)).map(({ older, newer }) => [older.id, newer.id]),
    ).toEqual([
      [second, fourth],
      [first, fourth],
    ]);
    await firm.undone(operationId);
    expect(await Promise.all(ids.map(pairsOf))).toEqual(ids.map(() => []));
  });

  it("by a domain of their own beside one that many have, and by their names whatever their domain", async () => {
    const own = { website: "egen.no", email: "post@forvalter.no" };
    const first = await anAlikeCustomer(firm, "Egen Gård", { ...own, postalCode: "2480" });
    const second = await anAlikeCustomer(firm, "Egen Hage", own);
    const third = await anAlikeCustomer(firm, "Egen Gaard", { email: "post@forvalter.no", postalCode: "2480" });
    await anAlikeCustomer(firm, "Noe annet", { email: "drift@forvalter.no" });
    await anAlikeCustomer(firm, "Noe tredje", { email: "drift@forvalter.no" });
    expect(await pairsOf(first)).toEqual([
      { other: second, nearName: false, sameDomain: true },
      { other: third, nearName: true, sameDomain: false },
    ]);
  });
});
