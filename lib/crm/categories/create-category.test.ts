import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createCategory } from "./create-category";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

let made = 0;

describe("a new category", () => {
  it.each([
    ["customer", true, false],
    ["contact", false, true],
    ["both", true, true],
  ] as const)("shows where it was said to (%s), is switched on, and is logged", async (shownOn, showOnCustomer, showOnContact) => {
    const name = `Vises på ${shownOn}`;
    const { value, operationId } = await firm.did(createCategory, { name: ` ${name} `, shownOn });
    expect(await firm.db.category.findUnique({ where: { id: value.id } })).toMatchObject({
      name,
      showOnCustomer,
      showOnContact,
      active: true,
      deletedByOperation: null,
    });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "categories.create", actorId: firm.admin.id, data: { name, shownOn }, bulk: [] });
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "category", id: value.id, before: null, after: { name, showOnCustomer, showOnContact, active: true }, personal: null },
    ]);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createCategory,
    input: async () => ({ name: `Ny ${(made += 1)}`, shownOn: "customer" }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no name": [{ name: "" }, "name", "categories.errors.nameRequired"],
      "a name of blanks": [{ name: " \u00A0 \t" }, "name", "categories.errors.nameRequired"],
      "a name of 81 characters": [{ name: "å".repeat(81) }, "name", "errors.tooLong"],
      "a name of 10,000 characters": [{ name: "a".repeat(10_000) }, "name", "errors.tooLong"],
      "NUL in the name": [{ name: "Part\u0000ner" }, "name", "errors.characters"],
      "half a surrogate pair in the name": [{ name: "Partner \uD83D" }, "name", "errors.characters"],
      "two names": [{ name: ["A", "B"] }, "name", "errors.invalid"],
      "a place that is none": [{ shownOn: "everywhere" }, "shownOn", "errors.invalid"],
      "a place that every object has": [{ shownOn: "constructor" }, "shownOn", "errors.invalid"],
    },
  });

  it("may have 80 characters, emoji among them", async () => {
    const name = `${"🇳🇴".repeat(39)}å!`;
    expect([...name]).toHaveLength(80);
    const { id } = await firm.done(createCategory, { name, shownOn: "both" });
    expect((await firm.db.category.findUniqueOrThrow({ where: { id } })).name).toBe(name);
  });
});
