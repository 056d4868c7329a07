import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anAlikeCustomer, aCustomer, aDeletedCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { readOperations } from "../../change-log/read-operations";
import { findLikelyDoubles } from "../customers/likely-doubles";
import { listDuplicates, pairsPerPage } from "./duplicate-queries";
import { markDistinct } from "./mark-distinct";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const idsOf = async (at: Parameters<typeof listDuplicates>[1] = "first") =>
  (await listDuplicates(firm.db, at)).pairs.map(({ newer, older }) => [newer.id, older.id]);
const distinctFrom = async (id: number) =>
  (await firm.db.customerDistinct.findMany({ where: { customerId: id }, orderBy: { otherId: "asc" } })).map(({ otherId }) => otherId);

/** Two customers that look the same; a name of its own for each pair. */
async function aPair(word: string): Promise<[number, number]> {
  const fields = { postalCode: "0987", postalCity: "Oslo" };
  return [await anAlikeCustomer(firm, `${word} AS`, fields), await anAlikeCustomer(firm, word, fields)];
}

describe("«Mulige dubletter»", () => {
  it("shows the pairs, those with the newest customer first, with what makes them alike", async () => {
    const first = await aPair("Akvarell");
    const second = await aPair("Bondegård");
    const page = await listDuplicates(firm.db, "first");
    expect(page).toMatchObject({ hasPrevious: false, hasNext: false, found: 2 });
    expect(page.pairs).toEqual([
      { newer: fact(second[1], "Bondegård"), older: fact(second[0], "Bondegård AS"), nearName: true, sameDomain: false },
      { newer: fact(first[1], "Akvarell"), older: fact(first[0], "Akvarell AS"), nearName: true, sameDomain: false },
    ]);
  });

  it("leaves out a pair while one of the two is deleted", async () => {
    const [older, newer] = await aPair("Cirkus");
    expect(await idsOf()).toContainEqual([newer, older]);
    await firm.db.customer.update({ where: { id: older }, data: { deletedByOperation: 1 } });
    expect(await idsOf()).not.toContainEqual([newer, older]);
    await firm.db.customer.update({ where: { id: older }, data: { deletedByOperation: null } });
    expect(await idsOf()).toContainEqual([newer, older]);
  });

  it("stands for the page that merges too: it offers no customer that was marked «Ikke dublett»", async () => {
    const [older, newer] = await aPair("Fjellrev");
    const offered = async (id: number) => {
      const customer = await firm.db.customer.findUniqueOrThrow({ where: { id } });
      return (await findLikelyDoubles(firm.db, customer, id)).map((double) => double.id);
    };
    expect([await offered(newer), await offered(older)]).toEqual([[older], [newer]]);
    await firm.done(markDistinct, { id: newer, other: older });
    expect([await offered(newer), await offered(older)]).toEqual([[], []]);
  });

  it("goes through all of them page by page, forth and back, each pair once", async () => {
    const words = Array.from({ length: pairsPerPage + 5 }, (_, n) => `${"bcdfghklmn"[n % 10]}${"aeiouyæøå"[n % 9]}${"prstvjlmnk"[Math.floor(n / 10)]}erud`);
    const pairs = words.flatMap((word) => [`${word}${word} AS`, `${word}${word}`]);
    await firm.db.customer.createMany({ data: pairs.map((name) => ({ name, postalCode: "0987", updatedByOperation: 1 })) });
    const first = await listDuplicates(firm.db, "first");
    expect([first.pairs.length, first.hasNext]).toEqual([pairsPerPage, true]);
    const bottom = first.pairs.at(-1);
    const second = await listDuplicates(firm.db, { after: { higher: bottom?.newer.id ?? 0, lower: bottom?.older.id ?? 0 } });
    expect([second.hasPrevious, second.hasNext, second.found]).toEqual([true, false, null]);
    const all = [...first.pairs, ...second.pairs].map(({ newer, older }) => `${newer.id}-${older.id}`);
    expect([new Set(all).size, all.length]).toEqual([all.length, first.found]);
    const top = second.pairs[0];
    const back = await listDuplicates(firm.db, { before: { higher: top?.newer.id ?? 0, lower: top?.older.id ?? 0 } });
    expect([back.pairs, back.hasPrevious]).toEqual([first.pairs, false]);
  });
});

describe("«Ikke dublett»", () => {
  it("takes a pair out of the list, is in the log of both customers, and is undone", async () => {
    const [older, newer] = await aPair("Drivhus");
    const { operationId } = await firm.did(markDistinct, { id: newer, other: older }, { as: firm.employee });
    expect(await idsOf()).not.toContainEqual([newer, older]);
    expect([await distinctFrom(newer), await distinctFrom(older)]).toEqual([[older], [newer]]);
    expect((await firm.logged(operationId)).records).toEqual([
      { entity: "customer", id: newer, before: { distinctFrom: [] }, after: { distinctFrom: [older] }, label: "Drivhus" },
      { entity: "customer", id: older, before: { distinctFrom: [] }, after: { distinctFrom: [newer] }, label: "Drivhus AS" },
    ]);
    for (const customer of [newer, older]) expect((await readOperations(firm.db, { customer })).operations.map(({ id }) => id)).toContain(operationId);
    const undo = await firm.undone(operationId);
    expect([await distinctFrom(newer), await distinctFrom(older)]).toEqual([[], []]);
    expect(await idsOf()).toContainEqual([newer, older]);
    await firm.undone(undo.operationId);
    expect(await idsOf()).not.toContainEqual([newer, older]);
  });

  it("said twice, in whichever order, changes nothing the second time", async () => {
    const [older, newer] = await aPair("Ekspedisjon");
    await firm.done(markDistinct, { id: newer, other: older });
    const before = await firm.operations();
    expect(await firm.run(markDistinct, { id: older, other: newer })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.operations()).toBe(before);
  });

  it("of one of several alike leaves the others", async () => {
    const [first, second] = await aPair("Fabrikken");
    const third = await anAlikeCustomer(firm, "Fabrikken DA", { postalCode: "0987" });
    await firm.done(markDistinct, { id: first, other: third });
    expect((await idsOf()).filter((pair) => pair.includes(third))).toEqual([[third, second]]);
    expect(await distinctFrom(first)).toEqual([third]);
  });

  it("is refused of one customer alone, of a deleted one and of one that never was", async () => {
    const [id, deleted] = [await aCustomer(firm), await aDeletedCustomer(firm)];
    expect(await firm.run(markDistinct, { id, other: id })).toMatchObject({ ok: false, formError: { key: "errors.invalid" } });
    for (const other of [deleted, 2_147_483_647]) expect(await firm.run(markDistinct, { id, other })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(markDistinct, { id, other: "1-2" })).toMatchObject({ ok: false, fieldErrors: { other: { key: "errors.invalid" } } });
  });
});

const fact = (id: number, name: string) => ({ id, name, organizationNumber: null, city: "Oslo", contacts: 0, opportunities: 0 });
