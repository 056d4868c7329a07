import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCategory } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteCategory } from "./delete-category";
import { renameCategory } from "./rename-category";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

let made = 0;
const nameOf = async (id: number) => (await firm.db.category.findUniqueOrThrow({ where: { id } })).name;

describe("a renamed category", () => {
  it("keeps everything else, and the log keeps both names", async () => {
    const id = await aCategory(firm, "Partnere", "customer");
    const { operationId } = await firm.did(renameCategory, { id: String(id), name: " Partner ", seen: { name: "Partnere" } });
    expect(await firm.db.category.findUnique({ where: { id } })).toMatchObject({ name: "Partner", showOnCustomer: true, showOnContact: false, active: true });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "categories.rename", data: { from: "Partnere", name: "Partner" } });
    expect(await firm.changeRows(operationId)).toEqual([{ entity: "category", id, before: { name: "Partnere" }, after: { name: "Partner" }, personal: null }]);
  });

  it("to what it is called already is unchanged, and nothing is written", async () => {
    const id = await aCategory(firm, "Som før");
    const before = await firm.everything();
    expect(await firm.run(renameCategory, { id, name: "  Som \u00A0før ", seen: { name: "Som før" } })).toMatchObject({ ok: true, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: renameCategory,
    input: async () => ({ id: await aCategory(firm), name: `Nytt navn ${(made += 1)}` }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no name": [{ name: " " }, "name", "categories.errors.nameRequired"],
      "a name of 81 characters": [{ name: "x".repeat(81) }, "name", "errors.tooLong"],
      "an id of no category": [{ id: "1 OR 1=1" }, "id", "errors.invalid"],
      "an id beyond all ids": [{ id: 2_147_483_648 }, "id", "errors.invalid"],
    },
  });

  it("is gone when it was deleted meanwhile", async () => {
    const id = await aCategory(firm);
    await firm.done(deleteCategory, { id, customers: 0, contacts: 0 });
    const before = await firm.everything();
    expect(await firm.run(renameCategory, { id, name: "For sent" })).toMatchObject({ ok: false, reason: "not found", formError: { key: "errors.gone" } });
    expect(await firm.run(renameCategory, { id: 999_999, name: "For sent" })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.everything()).toEqual(before);
  });
});

describe("a rename over somebody's newer one", () => {
  async function clash() {
    const id = await aCategory(firm, `Sett ${(made += 1)}`);
    const seen = { name: await nameOf(id) };
    const nina = await firm.person("Nina Lund", { role: "ADMIN" });
    const theirs = `Deres ${(made += 1)}`;
    await firm.done(renameCategory, { id, name: theirs, seen }, { as: nina });
    return { id, seen, theirs, mine: `Mitt ${(made += 1)}` };
  }

  it("is refused, naming who and what it is called now", async () => {
    const { id, seen, theirs, mine } = await clash();
    const before = await firm.everything();
    expect(await firm.run(renameCategory, { id, name: mine, seen })).toMatchObject({
      ok: false,
      reason: "refused",
      formError: { key: "errors.savedMeanwhile" },
      conflicts: [{ field: "name", now: theirs, by: "Nina Lund" }],
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("stands when the person answers «Lagre mitt», and the log says what it was called between", async () => {
    const { id, seen, theirs, mine } = await clash();
    const { operationId } = await firm.did(renameCategory, { id, name: mine, seen, keep: { name: "mine" } });
    expect(await nameOf(id)).toBe(mine);
    expect((await firm.changeRows(operationId))[0]).toMatchObject({ before: { name: theirs }, after: { name: mine } });
    expect((await firm.logged(operationId)).data).toEqual({ from: theirs, name: mine });
  });

  it("is dropped when the person answers «Behold deres»", async () => {
    const { id, seen, theirs, mine } = await clash();
    expect(await firm.run(renameCategory, { id, name: mine, seen, keep: { name: "theirs" } })).toMatchObject({ ok: true, operationId: null });
    expect(await nameOf(id)).toBe(theirs);
  });

  it("to the same name is no clash", async () => {
    const { id, seen, theirs } = await clash();
    expect(await firm.run(renameCategory, { id, name: theirs, seen })).toMatchObject({ ok: true, operationId: null });
  });
});
