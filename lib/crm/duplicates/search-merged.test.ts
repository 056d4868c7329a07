import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, anAlikeCustomer, blankCustomer } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { everyCustomer } from "../customers/customer-filters";
import { editCustomer } from "../customers/edit-customer";
import { searchCustomers } from "../customers/search-customers";
import { deleteCustomer } from "../customers/delete-customer";
import { eraseCustomer } from "../erasing/erase-customer";
import { mergeCustomers, mergeFacts } from "./merge-customers";
import { readMergeFields } from "./merge-fields";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const merge = async (id: number, other: number, side = "kept") => {
  const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, id, other, { lock: false }), id, other);
  return (await firm.did(mergeCustomers, { id, other, facts, name: side, organizationNumber: side })).operationId;
};
const found = async (words: string) => {
  const { rows } = await searchCustomers(firm.db, { ...everyCustomer, words, page: "first" }, "nb");
  return rows.map(({ name, matched }) => [name, ...matched.map(({ by, text, customer }) => [by, text, customer])]);
};
const words = async () => (await firm.db.$queryRaw<{ words: string }[]>`SELECT words FROM customer_search ORDER BY customer_id`).map((row) => row.words);

describe("a customer that was merged into another", () => {
  it("is looked for by its name or organisation number, and the one that is kept is found and says so, until the merge is undone", async () => {
    const kept = await aCustomer(firm, "Fjordheim Regnskap AS", { organizationNumber: "923609016" });
    const other = await anAlikeCustomer(firm, "Gammelbakk Bilag", { organizationNumber: "974760673" });
    const before = await words();
    const operationId = await merge(kept, other);
    expect(await found("gammelbakk")).toEqual([["Fjordheim Regnskap AS", ["merged", "Gammelbakk Bilag", undefined]]]);
    expect(await found("regnskap bilag")).toEqual([["Fjordheim Regnskap AS", ["merged", "Gammelbakk Bilag", undefined]]]);
    expect(await found("974 760 673")).toEqual([["Fjordheim Regnskap AS", ["mergedNumber", "974760673", "Gammelbakk Bilag"]]]);
    expect(await found("fjordheim")).toEqual([["Fjordheim Regnskap AS"]]);
    await firm.undone(operationId);
    expect(await found("gammelbakk")).toEqual([["Gammelbakk Bilag"]]);
    expect(await words()).toEqual(before);
  });

  it("gives its name and number to the one that is kept, which is then found by those it had, until the merge is undone, and when that is undone", async () => {
    const kept = await aCustomer(firm, "Kjempefjell AS", { organizationNumber: "971524960" });
    const other = await anAlikeCustomer(firm, "Dvergfjell", { organizationNumber: "983971636" });
    const operationId = await merge(kept, other, "other");
    const byName = [["Dvergfjell", ["formerName", "Kjempefjell AS", undefined]]];
    expect([await found("kjempefjell"), await found("971524960")]).toEqual([byName, [["Dvergfjell", ["formerNumber", "971524960", undefined]]]]);
    const undo = await firm.undone(operationId);
    expect([await found("kjempefjell"), await found("dvergfjell")]).toEqual([[["Kjempefjell AS"]], [["Dvergfjell"]]]);
    await firm.undone(undo.operationId);
    expect(await found("kjempefjell")).toEqual(byName);
  });

  it("is so too where the other was merged into a third, and where an older change of its name is undone meanwhile", async () => {
    const [first, second, third] = [await aCustomer(firm, "Tredjemann AS"), await aCustomer(firm, "Mellomledd AS"), await aCustomer(firm, "Opphavet AS")];
    const { operationId } = await firm.did(editCustomer, { id: third, ...blankCustomer, name: "Opphavsmaskin AS" });
    await merge(second, third);
    await merge(first, second);
    expect(await found("opphavsmaskin")).toEqual([["Tredjemann AS", ["merged", "Opphavsmaskin AS", undefined]]]);
    expect(await found("mellomledd")).toEqual([["Tredjemann AS", ["merged", "Mellomledd AS", undefined]]]);
    await firm.undone(operationId);
    expect([await found("opphavsmaskin"), await found("opphavet")]).toEqual([[], [["Tredjemann AS", ["merged", "Opphavet AS", undefined]]]]);
  });

  it("leaves no word behind when the one that is kept is erased for good", async () => {
    const [kept, other] = [await aCustomer(firm, "Tidligere Skalbort AS"), await aCustomer(firm, "Hemmelignavn AS", { organizationNumber: "984661185" })];
    await merge(kept, other);
    await firm.done(editCustomer, { id: kept, ...blankCustomer, name: "Skalbort AS" });
    await firm.done(deleteCustomer, { id: kept, contacts: 0, opportunities: 0 });
    await firm.done(eraseCustomer, { id: kept, name: "Skalbort AS", contacts: 0, opportunities: 0 });
    expect(await found("hemmelignavn")).toEqual([]);
    for (const word of ["hemmelignavn", "Hemmelignavn", "skalbort", "Skalbort", "984661185"])
      expect([word, await tablesWith(firm.db, word)]).toEqual([word, []]);
  });
});
