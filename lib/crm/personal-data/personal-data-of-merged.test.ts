import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeChanges } from "../../change-log/describe-changes";
import { readOperations } from "../../change-log/read-operations";
import { sentenceOf } from "../../change-log/sentence";
import { textsIn } from "../../i18n/texts";
import { aCategory, aContact, aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createContact } from "../contacts/create-contact";
import { createContacts } from "../contacts/create-contacts";
import { linkContact } from "../contacts/link-contact";
import { setContactCategories } from "../contacts/set-contact-categories";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { createOpportunities } from "../opportunities/create-opportunities";
import { readPersonalData } from "./personal-data";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const link = (customerId: number, contactId: number, workEmail: string, from = "2026-01-01") =>
  firm.done(linkContact, { customerId, contactId, role: "", workEmail, workPhone: "", from });

/** Two customers that were merged: a person who was kept twice, and others. */
async function merged() {
  const [kept, other, third] = [await aCustomer(firm, "Beholdt AS"), await aCustomer(firm, "Flettet AS"), await aCustomer(firm, "Tredje AS")];
  const person = { name: "Siri Dobbel", phone: "99 88 77 66", role: "" };
  const { id } = await firm.done(createContact, { ...person, customerId: kept, email: "siri@en.no" });
  const twin = (await firm.done(createContact, { ...person, customerId: other, email: "siri@to.no" })).id;
  await firm.done(setContactCategories, { id: twin, put: await aCategory(firm, `Kurs ${twin}`) });
  await link(third, id, "siri@arbeid.no");
  await link(third, twin, "siri@gammelt.no");
  const both = await aContact(firm, "Fremmed Felles", kept);
  await link(other, both, "fremmed@jobb.no");
  const others = Array.from({ length: 25 }, (_, n) => ({ name: `Fremmed ${n}`, email: "", phone: "", links: [{ customerId: other }] }));
  await firm.done(createContacts, { contacts: others });
  const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, kept, other, { lock: false }), kept, other);
  const { operationId } = await firm.did(mergeCustomers, { id: kept, other, facts, name: "kept" });
  return { id, twin, kept, operationId };
}

/** The change log of a person, as the file has it. */
async function logOf(contact: number) {
  const t = textsIn("nb");
  const { operations } = await readOperations(firm.db, { contact });
  const fields = await describeChanges(firm.db, t, operations);
  return operations.map((each) => ({ id: each.id, what: sentenceOf(t, each), fields: fields.get(each.id) ?? [], changes: each.changes }));
}

describe("«Innsyn» of a person who was kept twice", () => {
  it("tells of the merge by the customers' names, and of nobody else who came along, however many they are", async () => {
    const { id, operationId } = await merged();
    const log = await logOf(id);
    expect(log.find((each) => each.id === operationId)?.what).toMatch(/^flettet kunden Flettet AS inn i Beholdt AS \(/);
    expect(JSON.stringify(log)).not.toMatch(/fremmed/i);
    expect(JSON.stringify(log)).toContain("siri@to.no");
    expect(JSON.stringify(log)).toContain("siri@gammelt.no");
  });

  it("has what is kept of the other record, and places and opportunities that are kept out of sight", async () => {
    const { id, twin, kept } = await merged();
    const sellers = [{ employeeId: firm.employee.id, share: 10_000 }];
    const sale = { customerId: kept, contactId: id, amount: 100, expectedClose: "2030-01-01", sellers };
    await firm.done(createOpportunities, { opportunities: [{ ...sale, title: "Står" }] });
    await firm.done(createOpportunities, { opportunities: [{ ...sale, title: "Slettet" }] });
    await firm.db.opportunity.updateMany({ where: { title: "Slettet" }, data: { deletedByOperation: 1 } });
    const person = await readPersonalData(firm.db, id, "nb");
    expect(person).toMatchObject({
      ...{ id, email: "siri@en.no", merged: [{ id: twin, name: "Siri Dobbel", email: "siri@to.no", phone: "99 88 77 66" }], categories: [`Kurs ${twin}`] },
      opportunities: [
        { title: "Står", removed: false },
        { title: "Slettet", removed: true },
      ],
    });
    expect(person?.places.map(({ customer, workEmail, removed }) => [customer, workEmail, removed])).toEqual([
      ["Beholdt AS", "siri@to.no", false],
      ["Tredje AS", "siri@arbeid.no", false],
      ["Flettet AS", "", true],
      ["Tredje AS", "siri@gammelt.no", true],
    ]);
  });
});
