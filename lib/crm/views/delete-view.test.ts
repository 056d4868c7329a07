import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aView } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { deleteView } from "./delete-view";
import { openWithView } from "./open-with-view";
import { listViews } from "./view-queries";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const opens = async (person: TestFirm["admin"]) => (await listViews(firm.db, person)).find(({ opened }) => opened)?.name ?? null;

describe("a deleted view", () => {
  it("is gone for all who opened the list with it, is logged with their number, and comes back", async () => {
    const id = await aView(firm, { name: "Felles", shared: true, as: firm.salesManager });
    for (const as of [firm.salesManager, firm.employee]) await firm.done(openWithView, { view: id }, { as });
    const { operationId } = await firm.did(deleteView, { id, openedBy: "1" }, { as: firm.salesManager });
    expect(await opens(firm.employee)).toBeNull();
    expect(await firm.logged(operationId)).toMatchObject({ kind: "views.delete", data: { name: "Felles", openedBy: 1 } });
    expect(await firm.changeRows(operationId)).toMatchObject([{ entity: "customerView", id, before: { deleted: false }, after: { deleted: true } }]);
    await firm.undone(operationId, { as: firm.salesManager });
    expect(await opens(firm.employee)).toBe("Felles");
  });

  it("is asked about again when another number of people open the list with it", async () => {
    const id = await aView(firm, { shared: true });
    await firm.done(openWithView, { view: id }, { as: firm.employee });
    const before = await firm.everything();
    expect(await firm.run(deleteView, { id, openedBy: 0 })).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: id } });
    expect(await firm.everything()).toEqual(before);
  });

  it("leaves its name to another, and then does not come back", async () => {
    const id = await aView(firm, { name: "Ledig" });
    const { operationId } = await firm.did(deleteView, { id, openedBy: 0 });
    await aView(firm, { name: "LEDIG" });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false });
  });

  it("of somebody else is deleted by nobody but, where it is shared, an admin", async () => {
    const [own, shared] = [await aView(firm, { as: firm.employee }), await aView(firm, { shared: true, as: firm.salesManager })];
    const before = await firm.everything();
    expect(await firm.run(deleteView, { id: own, openedBy: 0 })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(deleteView, { id: shared, openedBy: 0 }, { as: firm.employee })).toMatchObject({
      ok: false,
      formError: { key: "errors.notPermitted" },
    });
    expect(await firm.everything()).toEqual(before);
    await firm.did(deleteView, { id: shared, openedBy: 0 });
    expect(await firm.run(deleteView, { id: shared, openedBy: 0 })).toMatchObject({ ok: false, reason: "not found" });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: deleteView,
    input: async () => ({ id: await aView(firm), openedBy: 0 }),
    refusedTo: [],
    invalid: {
      "a count that is none": [{ openedBy: "many" }, "openedBy", "errors.invalid"],
      "an id of no view": [{ id: "0" }, "id", "errors.invalid"],
    },
  });
});

describe("the view that the list opens with", () => {
  it("is chosen and dropped, each logged as the person's own, and put back", async () => {
    const person = await firm.person("Åse Strand");
    const id = await aView(firm, { name: "Først", as: person });
    const chosen = await firm.did(openWithView, { view: String(id) }, { as: person });
    expect(await opens(person)).toBe("Først");
    expect(await firm.logged(chosen.operationId)).toMatchObject({
      kind: "views.openWith",
      data: { name: "Først", opens: "view" },
      records: [{ entity: "employee", id: person.id, before: { defaultView: null }, after: { defaultView: id }, label: "Åse Strand" }],
    });
    const dropped = await firm.did(openWithView, { view: "" }, { as: person });
    expect(await opens(person)).toBeNull();
    await firm.undone(dropped.operationId, { as: person });
    expect(await opens(person)).toBe("Først");
    expect(await firm.undo(chosen.operationId)).toMatchObject({ ok: false, reason: "not permitted" });
  });

  it("is unchanged when it is that one already", async () => {
    const id = await aView(firm);
    await firm.done(openWithView, { view: id });
    expect(await firm.run(openWithView, { view: id })).toMatchObject({ ok: true, operationId: null });
  });

  it("is none that the person does not see, and none once it is not shared any more", async () => {
    const [own, shared] = [await aView(firm, { as: firm.salesManager }), await aView(firm, { shared: true, as: firm.salesManager })];
    const before = await firm.everything();
    expect(await firm.run(openWithView, { view: own }, { as: firm.employee })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.everything()).toEqual(before);
    await firm.done(openWithView, { view: shared }, { as: firm.employee });
    await firm.db.customerView.update({ where: { id: shared }, data: { shared: false } });
    expect(await opens(firm.employee)).toBeNull();
  });

  itAnswersAsCommandsDo(() => firm, {
    command: openWithView,
    input: async () => ({ view: await aView(firm) }),
    refusedTo: [],
    invalid: { "an id of no view": [{ view: "x" }, "view", "errors.invalid"] },
  });
});
