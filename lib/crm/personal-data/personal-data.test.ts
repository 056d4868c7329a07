import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import { connectDatabase } from "../../db/client";
import { aFullContact } from "../../testing/full-contact";
import { aContact, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { tablesWith } from "../../testing/tables-with";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteContact } from "../contacts/delete-contact";
import { editContact } from "../contacts/edit-contact";
import { eraseContacts } from "../erasing/erase-contacts";
import { discloseContact } from "./disclose-contact";
import { readPersonalData } from "./personal-data";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

describe("«Innsyn»", () => {
  it("has everything kept about a person: places, categories, opportunities", async () => {
    const { id, name, word, category } = await aFullContact(firm);
    expect(await readPersonalData(firm.db, id, "nb")).toMatchObject({
      ...{ id, name, email: `kari@${word}.no`, phone: "99 88 77 66", deletedAt: null, categories: [category] },
      places: expect.arrayContaining([
        expect.objectContaining({ customer: "En AS", until: null, customerDeleted: false }),
        expect.objectContaining({ customer: "To AS", from: "2026-01-01", workEmail: `jobb@${word}.no` }),
      ]),
      opportunities: [{ title: "Salget", customer: "En AS", status: "OPEN", day: "2030-01-01" }],
    });
    await firm.done(deleteContact, { id, customers: 2, opportunities: 1 });
    expect((await readPersonalData(firm.db, id, "nb"))?.deletedAt).not.toBeNull();
  });

  it("has what was changed about the person, and about who was merged into the person, and no other's", async () => {
    const { id, one } = await aFullContact(firm);
    const [merged, stranger] = [await aContact(firm, "Flettet Mona", one), await aContact(firm, "Fremmed Fred", one)];
    await firm.done(editContact, { id: merged, name: "Flettet Mona", email: "", phone: "22 33 44 55" });
    await firm.done(editContact, { id: stranger, name: "Fremmed Fred", email: "", phone: "22 33 44 66" });
    await firm.db.contactRedirect.create({ data: { contactId: merged, intoId: id, operationId: 1 } });
    const { operations } = await readOperations(firm.db, { contact: id });
    expect(operations.map(({ kind }) => kind)).toEqual([
      "contacts.edit",
      "contacts.create",
      "contacts.setCategories",
      "contacts.link",
      "contacts.edit",
      "contacts.create",
    ]);
    expect(JSON.stringify(operations)).not.toContain("Fremmed");
  });

  it("of who is being erased just then is not noted: nothing of the name is in the log", async () => {
    const id = await aContact(firm, "Borte Straks");
    const other = connectDatabase(firm.appUrl, { connections: 1 });
    const erasure = other.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM contact WHERE id = ${id} FOR UPDATE`;
      const noted = firm.run(discloseContact, { id });
      await Promise.race([noted, untilSomebodyWaits(firm.db)]);
      await eraseContacts(tx, [id]);
      return { noted };
    });
    expect(await (await erasure).noted).toMatchObject({ ok: false, reason: "not found" });
    expect(await tablesWith(firm.db, "Borte Straks")).toEqual([]);
    await other.$disconnect();
  });

  it("taken out as a file is noted, with the name, and changes nothing", async () => {
    const { id, name } = await aFullContact(firm);
    const { operationId } = await firm.did(discloseContact, { id });
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "contacts.disclose",
      records: [{ entity: "contact", id, before: {}, after: {}, label: name }],
    });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: discloseContact,
    input: async () => ({ id: await aContact(firm) }),
    refusedTo: ["employee", "salesManager"],
    invalid: { "no id": [{ id: "alle" }, "id", "errors.invalid"] },
  });
});
