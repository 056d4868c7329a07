import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact, aCustomer } from "../../testing/records";
import { tablesWith } from "../../testing/tables-with";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createContact } from "../contacts/create-contact";
import { linkContact } from "../contacts/link-contact";
import { deleteCustomers } from "../customers/delete-customers";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { countErasure } from "./count-erasure";
import { countContactErasure, eraseContact } from "./erase-contact";
import { eraseCustomer } from "./erase-customer";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const merge = async (id: number, other: number, name: "kept" | "other" = "kept"): Promise<number> => {
  const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, id, other, { lock: false }), id, other);
  return (await firm.did(mergeCustomers, { id, other, facts, name })).operationId;
};
const remove = (id: number) => firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 });
const link = (contactId: number, customerId: number, workEmail = "") =>
  firm.done(linkContact, { customerId, contactId, role: "", workEmail, workPhone: "", from: "2026-01-01" });

/** A person kept twice, at two customers, as findTwins sees it. */
async function twins(kept: number, other: number, word: string): Promise<{ stays: number; goes: number }> {
  const person = { name: `Siri ${word}`, email: `siri@${word}.no`, role: "" };
  const stays = await firm.done(createContact, { ...person, customerId: kept, phone: "" });
  const goes = await firm.done(createContact, { ...person, customerId: other, phone: "99 88 77 66" });
  return { stays: stays.id, goes: goes.id };
}

describe("a customer that another was merged into", () => {
  it("says of a person who was a contact of both, and of a person who was kept twice, that one contact goes each", async () => {
    const [kept, other] = [await aCustomer(firm, "Slått Sammen AS"), await aCustomer(firm, "Den Andre")];
    const both = await aContact(firm, "Begge Steder", kept);
    await link(both, other);
    const { stays } = await twins(kept, other, "dobbel");
    await merge(kept, other);
    expect([await countContactErasure(firm.db, both), await countContactErasure(firm.db, stays)]).toEqual([
      { customers: 1, opportunities: 0 },
      { customers: 1, opportunities: 0 },
    ]);
    await remove(kept);
    expect(await countErasure(firm.db, kept)).toMatchObject({ contacts: 2 });
    expect(await firm.run(eraseCustomer, { id: kept, name: "Slått Sammen AS", contacts: 0, opportunities: 0 })).toMatchObject({
      formError: { key: "errors.countChanged" },
    });
    const { operationId } = await firm.did(eraseCustomer, { id: kept, name: "Slått Sammen AS", contacts: 2, opportunities: 0 });
    expect((await firm.logged(operationId)).data).toMatchObject({ contacts: 2 });
    expect(await firm.db.contactRedirect.count()).toBe(0);
  });

  it("leaves a person who was kept twice and has another customer, and nothing that an undo of the merge brings back without one", async () => {
    const [kept, other, third] = [await aCustomer(firm, "Går Snart AS"), await aCustomer(firm), await aCustomer(firm)];
    const { stays, goes } = await twins(kept, other, "blir");
    await link(stays, third);
    const merger = await merge(kept, other);
    await remove(kept);
    const { operationId } = await firm.did(eraseCustomer, { id: kept, name: "Går Snart AS", contacts: 0, opportunities: 0 });
    expect((await firm.logged(operationId)).data).toMatchObject({ contacts: 0 });
    await firm.undo(merger);
    expect(await firm.db.contact.findMany({ where: { id: { in: [stays, goes] } } })).toMatchObject([{ id: stays, name: "Siri blir" }]);
  });

  it("is not erased by halves: the one that was merged is not found", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm, "Halvparten AS")];
    await merge(kept, other);
    expect(await firm.run(eraseCustomer, { id: other, name: "Halvparten AS", contacts: 0, opportunities: 0 })).toMatchObject({ reason: "not found" });
  });
});

describe("a merge that was undone", () => {
  it("leaves nothing of a person who was kept twice with the other, once the person is erased", async () => {
    const [kept, other] = [await aCustomer(firm), await aCustomer(firm)];
    const person = { name: "Siri Skilt", phone: "99 88 77 66", role: "" };
    const stays = await firm.done(createContact, { ...person, customerId: kept, email: "" });
    const goes = await firm.done(createContact, { ...person, customerId: other, email: "egen@hemmeligpost.no" });
    const third = await aCustomer(firm);
    await link(goes.id, third, "jobb@hemmeligpost.no");
    await link(stays.id, third);
    await firm.undone(await merge(kept, other));
    expect(await tablesWith(firm.db, "hemmeligpost")).toContain("change_personal");
    await firm.done(eraseContact, { id: goes.id, name: person.name, customers: 2, opportunities: 0 });
    expect(await tablesWith(firm.db, "hemmeligpost")).toEqual([]);
    expect(await firm.db.changePersonal.count({ where: { subject: "contact", subjectId: stays.id, label: person.name } })).toBeGreaterThan(0);
  });

  it("leaves nothing of the customer that was merged with the other, once it is erased, whether the merge was undone once or thrice", async () => {
    for (const undos of [1, 3]) {
      const word = `hemmeligfirma${"x".repeat(undos)}`;
      const [kept, other] = [await aCustomer(firm, "Blir Igjen AS"), await aCustomer(firm, `${word} AS`, { email: `post@${word}.no`, website: `${word}.no` })];
      let last = await merge(kept, other, "other");
      for (let n = 0; n < undos; n++) last = (await firm.undone(last)).operationId;
      await remove(other);
      await firm.done(eraseCustomer, { id: other, name: `${word} AS`, contacts: 0, opportunities: 0 });
      expect(await tablesWith(firm.db, word)).toEqual([]);
      expect(await firm.db.customer.findUniqueOrThrow({ where: { id: kept } })).toMatchObject({ name: "Blir Igjen AS", email: "" });
    }
  });
});
