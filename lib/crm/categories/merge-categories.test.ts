import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory, aContact, aCustomer, carriedBy } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { setContactCategories } from "../contacts/set-contact-categories";
import { setCustomerCategories } from "../customers/set-customer-categories";
import { countCarriersOfBoth, findCategory } from "./category-queries";
import { deleteCategory } from "./delete-category";
import { mergeCategories } from "./merge-categories";
import { renameCategory } from "./rename-category";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

let n = 0;

/** «from» on three customers (one of them deleted) and a contact; one customer and another contact have «into» already. */
async function scene() {
  const [from, into] = [await aCategory(firm, `Fra ${(n += 1)}`), await aCategory(firm, `Til ${n}`)];
  const [alone, both, deleted, other] = [await aCustomer(firm), await aCustomer(firm), await aCustomer(firm), await aCustomer(firm)];
  const [contact, contactBoth] = [await aContact(firm, "Nora Berg", alone), await aContact(firm, "Jonas Lie", alone)];
  for (const id of [alone, deleted]) await firm.done(setCustomerCategories, { id, put: from });
  await firm.done(setCustomerCategories, { id: both, put: [from, into] });
  await firm.done(setCustomerCategories, { id: other, put: into });
  await firm.done(setContactCategories, { id: contact, put: from });
  await firm.done(setContactCategories, { id: contactBoth, put: [from, into] });
  await firm.db.customer.update({ where: { id: deleted }, data: { deletedByOperation: 1 } });
  const carried = async () => ({
    alone: await carriedBy(firm, "customer", alone),
    both: await carriedBy(firm, "customer", both),
    deleted: await carriedBy(firm, "customer", deleted),
    other: await carriedBy(firm, "customer", other),
    contact: await carriedBy(firm, "contact", contact),
    contactBoth: await carriedBy(firm, "contact", contactBoth),
  });
  const merge = { id: from, into, customers: 2, contacts: 2 };
  return { from, into, alone, both, deleted, other, contact, contactBoth, carried, merge };
}

const everyOne = (ids: number[]) => ({ alone: ids, both: ids, deleted: ids, contact: ids, contactBoth: ids });

describe("a merge of two categories", () => {
  it("gives the other to every customer and contact of the one, once, deleted customers too, and deletes the one", async () => {
    const { from, into, carried, merge, alone, deleted, contact } = await scene();
    expect(await countCarriersOfBoth(firm.db, from, into)).toEqual({ customers: 1, contacts: 1 });
    const { value, operationId } = await firm.did(mergeCategories, merge);
    expect(value).toEqual({ id: into });
    expect(await carried()).toEqual({ ...everyOne([from, into]), other: [into] });
    expect([await findCategory(firm.db, from), await findCategory(firm.db, into)]).toMatchObject([null, { customers: 3, contacts: 2 }]);

    expect(await firm.logged(operationId)).toMatchObject({ kind: "categories.merge", data: { name: `Fra ${n}`, into: `Til ${n}`, customers: 2, contacts: 2 } });
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "category", id: from, before: { deleted: false }, after: { deleted: true }, personal: null },
    ]);
    // Just those who did not have it before, deleted ones among them.
    expect((await firm.logged(operationId)).bulk).toEqual([
      { entity: "contact", field: "categories", before: "", after: String(into), records: 1 },
      { entity: "customer", field: "categories", before: "", after: String(into), records: 2 },
    ]);
    const stamped = await firm.db.customerCategory.findMany({ where: { operationId }, orderBy: { customerId: "asc" } });
    expect(stamped.map(({ customerId }) => customerId)).toEqual([alone, deleted]);
    expect(await firm.db.contactCategory.findMany({ where: { operationId } })).toMatchObject([{ contactId: contact, categoryId: into }]);
  });

  it("undone, leaves the target with those who had both, and gives everybody the one back", async () => {
    const { from, into, carried, merge } = await scene();
    const before = await carried();
    const { operationId } = await firm.did(mergeCategories, merge);
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(0);
    expect(await carried()).toEqual(before);
    expect([await findCategory(firm.db, from), await findCategory(firm.db, into)]).toMatchObject([
      { customers: 2, contacts: 2 },
      { customers: 2, contacts: 1 },
    ]);
    expect(await firm.logged(undo.operationId)).toMatchObject({
      kind: "changeLog.undo",
      bulk: [
        { entity: "contact", before: String(into), after: "", records: 1 },
        { entity: "customer", before: String(into), after: "", records: 2 },
      ],
    });
  });

  it("undone and undone again, is merged as before, and can be undone once more", async () => {
    const { from, carried, merge } = await scene();
    const before = await carried();
    const { operationId } = await firm.did(mergeCategories, merge);
    const merged = await carried();
    const undo = await firm.undone(operationId);
    const redo = await firm.undone(undo.operationId);
    expect(await carried()).toEqual(merged);
    expect(await findCategory(firm.db, from)).toBeNull();
    expect((await firm.undone(redo.operationId)).left).toBe(0);
    expect(await carried()).toEqual(before);
  });

  it("undone, leaves those whose target somebody put or took since, and counts them", async () => {
    const { from, into, carried, merge, alone, contact } = await scene();
    const { operationId } = await firm.did(mergeCategories, merge);
    await firm.done(setCustomerCategories, { id: alone, take: into });
    await firm.done(setContactCategories, { id: contact, take: into });
    await firm.done(setContactCategories, { id: contact, put: into });
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(2);
    expect(await carried()).toMatchObject({ alone: [from], contact: [from, into], deleted: [from], both: [from, into] });
  });

  it("undone, is as if nothing had been: also where the target was taken off and that was undone before", async () => {
    const { carried, merge, into, alone } = await scene();
    const before = await carried();
    const { operationId } = await firm.did(mergeCategories, merge);
    const taken = await firm.did(setCustomerCategories, { id: alone, take: into });
    await firm.undone(taken.operationId);
    expect((await firm.undone(operationId)).left).toBe(0);
    expect(await carried()).toEqual(before);
  });

  it("of two in a row are undone one after the other", async () => {
    const { carried, merge, into } = await scene();
    const third = await aCategory(firm);
    const before = await carried();
    const first = await firm.did(mergeCategories, merge);
    const second = await firm.did(mergeCategories, { id: into, into: third, customers: 3, contacts: 2 });
    expect(await findCategory(firm.db, third)).toMatchObject({ customers: 3, contacts: 2 });
    await firm.undone(second.operationId);
    await firm.undone(first.operationId);
    expect(await carried()).toEqual(before);
  });

  it("is refused when the count is another than the question said: it is asked again", async () => {
    const { merge, from } = await scene();
    const before = await firm.everything();
    for (const seen of [{ customers: 1 }, { customers: 3 }, { contacts: 0 }])
      expect(await firm.run(mergeCategories, { ...merge, ...seen })).toMatchObject({
        ok: false,
        formError: { key: "errors.countChanged" },
        offer: { askAgain: from },
      });
    expect(await firm.everything()).toEqual(before);
  });

  it("is refused where either of the two was deleted meanwhile", async () => {
    const [from, into] = [await aCategory(firm), await aCategory(firm)];
    await firm.done(deleteCategory, { id: into, customers: 0, contacts: 0 });
    const before = await firm.everything();
    for (const pair of [
      { id: from, into },
      { id: into, into: from },
    ])
      expect(await firm.run(mergeCategories, { ...pair, customers: 0, contacts: 0 })).toMatchObject({
        ok: false,
        reason: "not found",
        formError: { key: "errors.gone" },
      });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: mergeCategories,
    input: async () => ({ id: await aCategory(firm), into: await aCategory(firm), customers: 0, contacts: 0 }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no target chosen": [{ into: "" }, "into", "categories.errors.chooseTarget"],
      "a target that is none": [{ into: "all" }, "into", "categories.errors.chooseTarget"],
    },
  });

  it("into itself is refused", async () => {
    const id = await aCategory(firm);
    expect(await firm.run(mergeCategories, { id, into: id, customers: 0, contacts: 0 })).toMatchObject({
      ok: false,
      fieldErrors: { into: { key: "categories.errors.chooseTarget" } },
    });
  });

  it("each into the other at once is done once", async () => {
    for (let round = 0; round < 4; round++) {
      const [a, b] = [await aCategory(firm), await aCategory(firm)];
      const answers = await Promise.all(
        [
          [a, b],
          [b, a],
        ].map(([id, into]) => firm.run(mergeCategories, { id, into, customers: 0, contacts: 0 })),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await firm.db.category.count({ where: { id: { in: [a, b] }, deletedByOperation: null } })).toBe(1);
    }
  });

  it("is undone while others tick and untick, and neither is a deadlock", async () => {
    for (let round = 0; round < 4; round++) {
      const { merge, into, alone, both, from } = await scene();
      const { operationId } = await firm.did(mergeCategories, merge);
      const [undone, ...ticked] = await Promise.all([
        firm.undo(operationId),
        firm.run(setCustomerCategories, { id: alone, take: into }),
        firm.run(setCustomerCategories, { id: both, take: [into, from] }),
      ]);
      expect([undone.ok, ...ticked.map(({ ok }) => ok)]).toEqual([true, true, true]);
      expect([await carriedBy(firm, "customer", alone), await carriedBy(firm, "customer", both)]).toEqual([[from], []]);
    }
  });

  it("and ticking the target at once lose nothing and end in no deadlock", async () => {
    for (let round = 0; round < 4; round++) {
      const { merge, into, alone, deleted } = await scene();
      const [merged, put] = await Promise.all([
        firm.run(mergeCategories, merge),
        firm.run(setCustomerCategories, { id: alone, put: into }),
        firm.run(renameCategory, { id: into, name: `Omdøpt ${n}` }),
      ]);
      expect([merged.ok, put.ok]).toEqual([true, true]);
      expect(await carriedBy(firm, "customer", alone)).toContain(into);
      expect(await carriedBy(firm, "customer", deleted)).toContain(into);
    }
  });
});
