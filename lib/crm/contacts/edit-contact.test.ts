import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aContact } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { editContact } from "./edit-contact";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const contact = (id: number) => firm.db.contact.findUniqueOrThrow({ where: { id } });
const seen = { name: "Nora Berg", email: "", phone: "" };
const save = (id: number, changed: Partial<typeof seen>, { as = firm.admin, keep = {} }: { as?: typeof firm.admin; keep?: Record<string, string> } = {}) =>
  firm.run(editContact, { id, ...seen, ...changed, seen, keep }, { as });

describe("a contact that is saved", () => {
  it("changes what was changed, and the log has it apart, with the name until then", async () => {
    const id = await aContact(firm, "Nora Berg");
    const outcome = await save(id, { name: "Nora Berg Lie", phone: "22 33 44 55" }, { as: firm.employee });
    const operationId = outcome.ok ? (outcome.operationId ?? 0) : 0;
    expect(await contact(id)).toMatchObject({ name: "Nora Berg Lie", email: "", phone: "22 33 44 55" });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "contacts.edit", actorId: firm.employee.id });
    expect(await firm.changeRows(operationId)).toEqual([
      {
        entity: "contact",
        id,
        before: null,
        after: null,
        personal: {
          subject: "contact",
          subjectId: id,
          label: "Nora Berg",
          before: { name: "Nora Berg", phone: "" },
          after: { name: "Nora Berg Lie", phone: "22 33 44 55" },
        },
      },
    ]);
  });

  it("as it was, is unchanged", async () => {
    const id = await aContact(firm, "Nora Berg");
    const before = await firm.everything();
    expect(await save(id, {})).toMatchObject({ ok: true, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("by two in different fields, both stand; in the same field, the later is refused, naming who and what", async () => {
    const id = await aContact(firm, "Nora Berg");
    await save(id, { phone: "11 11 11 11" }, { as: firm.employee });
    expect(await save(id, { email: "nora@firma.no" })).toMatchObject({ ok: true });
    expect(await save(id, { phone: "22 22 22 22" })).toMatchObject({
      ok: false,
      formError: { key: "errors.savedMeanwhile" },
      conflicts: [{ field: "phone", now: "11 11 11 11", by: "Peder Ås" }],
    });
    expect(await contact(id)).toMatchObject({ phone: "11 11 11 11", email: "nora@firma.no" });
    expect(await save(id, { phone: "22 22 22 22" }, { keep: { phone: "theirs" } })).toMatchObject({ ok: true, operationId: null });
    expect(await save(id, { phone: "22 22 22 22" }, { keep: { phone: "mine" } })).toMatchObject({ ok: true });
    expect((await contact(id)).phone).toBe("22 22 22 22");
  });

  it("is gone where it was deleted meanwhile", async () => {
    const id = await aContact(firm, "Nora Berg");
    await firm.db.contact.update({ where: { id }, data: { deletedByOperation: 1 } });
    for (const gone of [id, 999_999])
      expect(await save(gone, { phone: "11 11 11 11" })).toMatchObject({ ok: false, reason: "not found", formError: { key: "errors.gone" } });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editContact,
    input: async () => ({ id: await aContact(firm, "Nora Berg"), name: "Nora Lie", email: "", phone: "" }),
    refusedTo: [],
    invalid: {
      "no name": [{ name: "" }, "name", "contacts.errors.nameRequired"],
      "an address without @": [{ email: "nora" }, "email", "errors.email"],
      "a telephone number of words": [{ phone: "ring!" }, "phone", "customers.errors.phone"],
      "an id of nothing": [{ id: "nora" }, "id", "errors.invalid"],
    },
  });
});
