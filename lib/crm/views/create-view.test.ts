import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aState, aView } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createView } from "./create-view";
import { mostViews } from "./view-fields";
import { listViews } from "./view-queries";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const seenBy = async (person: keyof Pick<TestFirm, "admin" | "salesManager" | "employee">) => (await listViews(firm.db, firm[person])).map(({ name }) => name);

describe("a view that is saved", () => {
  it("is seen by who saved it alone, and the log says so", async () => {
    const state = aState({ industry: 3, categories: [9, 2] });
    const { value, operationId } = await firm.did(createView, { name: " Mine  fiskere ", shared: "false", state }, { as: firm.employee });
    expect(await seenBy("employee")).toEqual(["Mine fiskere"]);
    expect(await seenBy("admin")).toEqual([]);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "views.create", data: { name: "Mine fiskere", shared: "false" } });
    expect(await firm.changeRows(operationId)).toMatchObject([
      { entity: "customerView", id: value.id, before: null, after: { owner: firm.employee.id, name: "Mine fiskere", shared: false, state } },
    ]);
  });

  it("for all is seen by all, one's own first", async () => {
    await aView(firm, { name: "Felles", shared: true, as: firm.salesManager });
    await aView(firm, { name: "Åpne", as: firm.admin });
    expect(await seenBy("admin")).toEqual(["Åpne", "Felles"]);
    expect(await seenBy("employee")).toEqual(["Mine fiskere", "Felles"]);
  });

  it("is gone when it is undone, and back when that is undone", async () => {
    const { operationId } = await firm.did(createView, { name: "Angret", state: aState() }, { as: firm.employee });
    const undo = await firm.undone(operationId, { as: firm.employee });
    expect(await seenBy("employee")).not.toContain("Angret");
    await firm.undone(undo.operationId, { as: firm.employee });
    expect(await seenBy("employee")).toContain("Angret");
  });

  it("is taken back by nobody else but an admin", async () => {
    const { operationId } = await firm.did(createView, { name: "Andres", state: aState() }, { as: firm.employee });
    expect(await firm.undo(operationId, { as: firm.salesManager })).toMatchObject({ ok: false, reason: "not permitted" });
    await firm.undone(operationId);
  });
});

describe("a view's name", () => {
  it.each([
    ["in capitals", "NAVN PÅ VISNING"],
    ["with other blanks", " navn  på visning "],
  ])("is one's own once, also %s", async (_, name) => {
    const person = await firm.person("Nora Berg");
    await aView(firm, { name: "Navn på visning", as: person });
    const before = await firm.everything();
    expect(await firm.run(createView, { name, state: aState() }, { as: person })).toMatchObject({
      ok: false,
      fieldErrors: { name: { key: "views.errors.nameTaken" } },
    });
    expect(await firm.everything()).toEqual(before);
    await aView(firm, { name, as: await firm.person("En Annen") });
  });

  it("is shared once, whoever shares it", async () => {
    await aView(firm, { name: "Delt navn", shared: true });
    expect(await firm.run(createView, { name: "delt navn", shared: true, state: aState() }, { as: firm.salesManager })).toMatchObject({
      ok: false,
      fieldErrors: { name: { key: "views.errors.sharedNameTaken" } },
    });
    await aView(firm, { name: "delt navn", as: firm.salesManager });
  });
});

describe("saving a view", () => {
  itAnswersAsCommandsDo(() => firm, {
    command: createView,
    input: () => Promise.resolve({ name: `Ny ${Math.random()}`, state: aState() }),
    refusedTo: [],
    invalid: {
      "no name": [{ name: " " }, "name", "views.errors.nameRequired"],
      "a name of 61 characters": [{ name: "x".repeat(61) }, "name", "errors.tooLong"],
      "a state that is none": [{ state: "{" }, "state", "errors.invalid"],
      "a state with words in it": [{ state: aState().replace('"words":""', '"words":"Ola"') }, "state", "errors.invalid"],
      "a state with a part left out": [{ state: aState().replace('"industry":null,', "") }, "state", "errors.invalid"],
      "an order that there is none of": [{ state: aState().replace('"sort":"name"', '"sort":"id; DROP TABLE customer"') }, "state", "errors.invalid"],
      "a column that there is none of": [{ state: aState().replace('"city"', '"password"') }, "state", "errors.invalid"],
      "more than a state can be": [{ state: " ".repeat(5_000) }, "state", "errors.invalid"],
    },
  });

  it("for all is refused to who may not share", async () => {
    const before = await firm.everything();
    expect(await firm.run(createView, { name: "Delt av ansatt", shared: true, state: aState() }, { as: firm.employee })).toMatchObject({
      ok: false,
      formError: { key: "errors.notPermitted" },
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("ends at as many as there may be, and goes on when one is gone", async () => {
    const person = await firm.person("Mange Visninger", { role: "SALES_MANAGER" });
    for (let n = 0; n < mostViews; n++) await aView(firm, { as: person });
    const [answer, other] = await Promise.all([
      firm.run(createView, { name: "For mange", state: aState() }, { as: person }),
      firm.run(createView, { name: "Også for mange", state: aState() }, { as: person }),
    ]);
    expect([answer, other]).toMatchObject([{ formError: { key: "views.errors.tooMany", values: { most: mostViews } } }, { ok: false }]);
    await aView(firm, { name: "Delt likevel", shared: true, as: person });
  });
});
