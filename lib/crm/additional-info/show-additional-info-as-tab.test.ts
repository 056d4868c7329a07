import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { showAdditionalInfoAsTab } from "./show-additional-info-as-tab";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const asTab = async () => (await firm.db.firm.findUniqueOrThrow({ where: { id: 1 } })).additionalInfoAsTab;

describe("whether «Tilleggsinfo» is a tab of its own", () => {
  it("is a setting of the firm: on from the start, logged, and undone", async () => {
    expect(await asTab()).toBe(true);
    const { operationId } = await firm.did(showAdditionalInfoAsTab, { asTab: "false" });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "additionalInfo.showAsTab", data: { asTab: "false" } });
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "firm", id: 1, before: { additionalInfoAsTab: true }, after: { additionalInfoAsTab: false }, personal: null },
    ]);
    expect(await asTab()).toBe(false);
    await firm.undone(operationId);
    expect(await asTab()).toBe(true);
  });

  it("set as it is, is no change", async () => {
    expect(await firm.run(showAdditionalInfoAsTab, { asTab: "true" })).toMatchObject({ ok: true, operationId: null });
  });

  it("is set once by two who ask for the same at once", async () => {
    const before = await firm.operations();
    const both = await Promise.all([1, 2].map(() => firm.run(showAdditionalInfoAsTab, { asTab: "false" })));
    expect(both.filter((one) => one.ok && one.operationId !== null)).toHaveLength(1);
    expect(await firm.operations()).toBe(before + 1);
    await firm.done(showAdditionalInfoAsTab, { asTab: "true" });
  });

  describe("as commands do", () => {
    let on = true;
    itAnswersAsCommandsDo(() => firm, {
      command: showAdditionalInfoAsTab,
      input: async () => {
        on = await asTab();
        return { asTab: String(!on) };
      },
      refusedTo: ["salesManager", "employee"],
      invalid: { "a state that is none": [{ asTab: "maybe" }, "asTab", "errors.invalid"] },
    });
  });
});
