import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aState, aView } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { editView } from "./edit-view";
import { keepInView } from "./keep-in-view";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

let made = 0;
const view = (id: number) => firm.db.customerView.findUniqueOrThrow({ where: { id } });

describe("a view's name and who sees it", () => {
  it("are changed, logged and put back", async () => {
    const id = await aView(firm, { name: "Før", as: firm.salesManager });
    const { operationId } = await firm.did(editView, { id, name: "Etter", shared: "true", seen: { name: "Før", shared: false } }, { as: firm.salesManager });
    expect(await view(id)).toMatchObject({ name: "Etter", shared: true });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "views.edit", data: { from: "Før", name: "Etter", renamed: "true" } });
    expect(await firm.changeRows(operationId)).toMatchObject([{ id, before: { name: "Før", shared: false }, after: { name: "Etter", shared: true } }]);
    await firm.undone(operationId, { as: firm.salesManager });
    expect(await view(id)).toMatchObject({ name: "Før", shared: false });
  });

  it("are unchanged when they are what they were", async () => {
    const id = await aView(firm, { name: "Som før" });
    const before = await firm.everything();
    expect(await firm.run(editView, { id, name: " som før ".replace("s", "S"), shared: false, seen: { name: "Som før" } })).toMatchObject({
      ok: true,
      operationId: null,
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("are refused over somebody's newer ones, naming who", async () => {
    const id = await aView(firm, { name: "Delt av to", shared: true, as: firm.salesManager });
    await firm.done(editView, { id, name: "Ny av Kari", seen: { name: "Delt av to" } });
    const before = await firm.everything();
    expect(await firm.run(editView, { id, name: "Min", shared: "true", seen: { name: "Delt av to", shared: true } }, { as: firm.salesManager })).toMatchObject({
      ok: false,
      conflicts: [{ field: "name", now: "Ny av Kari", by: "Kari Nordmann" }],
    });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editView,
    input: async () => ({ id: await aView(firm), name: `Nytt navn ${(made += 1)}` }),
    refusedTo: [],
    invalid: {
      "no name": [{ name: "" }, "name", "views.errors.nameRequired"],
      "an id of no view": [{ id: "1 OR 1=1" }, "id", "errors.invalid"],
      "neither shared nor not": [{ shared: "maybe" }, "shared", "errors.invalid"],
    },
  });

  it("are not shared past as many as there may be", async () => {
    const person = await firm.person("Deler Mye", { role: "SALES_MANAGER" });
    const shared = await firm.db.customerView.count({ where: { shared: true, deletedByOperation: null } });
    for (let n = shared; n < 50; n++) await aView(firm, { shared: true, as: person });
    const id = await aView(firm, { name: "En til", as: person });
    expect(await firm.run(editView, { id, name: "En til", shared: true }, { as: person })).toMatchObject({
      ok: false,
      formError: { key: "views.errors.tooManyShared" },
    });
    await firm.db.customerView.updateMany({ where: { ownerId: person.id }, data: { deletedByOperation: 1 } });
  });
});

describe.each([
  ["its name", (id: number) => [editView, { id, name: "Andres navn" }] as const],
  ["what it shows", (id: number) => [keepInView, { id, state: aState({ industry: 7 }), had: aState() }] as const],
])("changing %s", (_, change) => {
  const tried = async (id: number, as: TestFirm["admin"]) => {
    const [command, input] = change(id);
    const before = await firm.everything();
    const answer = await firm.run(command as typeof editView, input, { as });
    if (!answer.ok) expect(await firm.everything()).toEqual(before);
    return answer;
  };

  it("of somebody else's own is as of one that does not exist, for an admin too", async () => {
    const id = await aView(firm, { as: firm.employee });
    for (const as of [firm.admin, firm.salesManager]) expect(await tried(id, as)).toMatchObject({ ok: false, reason: "not found" });
    expect(await tried(999_999, firm.admin)).toMatchObject({ ok: false, reason: "not found" });
  });

  it("of one that others share is an admin's alone", async () => {
    const id = await aView(firm, { shared: true, as: await firm.person("Deler En", { role: "SALES_MANAGER" }) });
    for (const as of [firm.salesManager, firm.employee]) expect(await tried(id, as)).toMatchObject({ ok: false, formError: { key: "errors.notPermitted" } });
    expect(await tried(id, firm.admin)).toMatchObject({ ok: true });
  });

  it("of what one shared is over with the right to share", async () => {
    const person = await firm.person("Var Sjef", { role: "SALES_MANAGER" });
    const id = await aView(firm, { shared: true, as: person });
    expect(await tried(id, { ...person, role: "EMPLOYEE" })).toMatchObject({ ok: false, formError: { key: "errors.notPermitted" } });
  });
});

describe("what a view shows", () => {
  it("becomes what the list shows, is logged and put back", async () => {
    const id = await aView(firm, { name: "Oslo" });
    const state = aState({ seller: "none" });
    const { operationId } = await firm.did(keepInView, { id, state, had: aState() });
    expect(await view(id)).toMatchObject({ state });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "views.keep", data: { name: "Oslo" } });
    expect(await firm.changeRows(operationId)).toMatchObject([{ id, before: { state: aState() }, after: { state } }]);
    await firm.undone(operationId);
    expect(await view(id)).toMatchObject({ state: aState() });
  });

  it("is unchanged when it shows that already, whatever was seen", async () => {
    const id = await aView(firm);
    expect(await firm.run(keepInView, { id, state: aState(), had: aState({ industry: 1 }) })).toMatchObject({ ok: true, operationId: null });
  });

  it("is refused over somebody's newer one, naming who", async () => {
    const id = await aView(firm, { name: "To om en", shared: true, as: firm.salesManager });
    await firm.done(keepInView, { id, state: aState({ industry: 5 }), had: aState() });
    const before = await firm.everything();
    expect(await firm.run(keepInView, { id, state: aState({ source: 5 }), had: aState() }, { as: firm.salesManager })).toMatchObject({
      ok: false,
      formError: { key: "views.errors.changedMeanwhile", values: { name: "To om en", by: "Kari Nordmann" } },
    });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: keepInView,
    input: async () => ({ id: await aView(firm), state: aState({ industry: 2 }), had: aState() }),
    refusedTo: [],
    invalid: {
      "a state that is none": [{ state: "[]" }, "state", "errors.invalid"],
      "what was seen left out": [{ had: "" }, "had", "errors.invalid"],
      "an id of no view": [{ id: "-1" }, "id", "errors.invalid"],
    },
  });
});
