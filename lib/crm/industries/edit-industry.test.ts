import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { editIndustry } from "./edit-industry";
import { renameIndustry } from "./rename-industry";
import { switchIndustry } from "./switch-industry";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const industry = (id: number) => firm.db.industry.findUniqueOrThrow({ where: { id } });
let made = 0;
const fresh = () => `Navn ${(made += 1)}`;

describe("«Industri navn»", () => {
  it("renames, is logged with both names, and is undone", async () => {
    const id = await anIndustry(firm, "Gammel", { en: "Old" });
    const { operationId } = await firm.did(renameIndustry, { id, nb: "Ny  tid", seen: { nb: "Gammel" } });
    expect(await industry(id)).toMatchObject({ nb: "Ny tid", en: "Old" });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "industries.rename", data: { from: "Gammel", name: "Ny tid" } });
    expect(await firm.changeRows(operationId)).toEqual([{ entity: "industry", id, before: { nb: "Gammel" }, after: { nb: "Ny tid" }, personal: null }]);
    await firm.undone(operationId);
    expect((await industry(id)).nb).toBe("Gammel");
  });

  it("is refused over somebody's newer name, naming it", async () => {
    const id = await anIndustry(firm, "Sett");
    await firm.done(renameIndustry, { id, nb: "Deres" });
    const before = await firm.everything();
    expect(await firm.run(renameIndustry, { id, nb: "Mitt", seen: { nb: "Sett" } })).toMatchObject({
      ok: false,
      conflicts: [{ field: "nb", now: "Deres", by: firm.admin.name }],
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("is refused for the name of another in either language, and may change the case of its own", async () => {
    const other = await anIndustry(firm, "Opptatt", { en: "Taken" });
    const id = await anIndustry(firm, "Ledig");
    for (const nb of ["opptatt", "TAKEN"])
      expect(await firm.run(renameIndustry, { id, nb })).toMatchObject({
        ok: false,
        fieldErrors: { nb: { key: "industries.errors.nameTakenBy" } },
        offer: { taken: other },
      });
    expect(await firm.run(renameIndustry, { id, nb: "LEDIG" })).toMatchObject({ ok: true });
    expect((await industry(id)).nb).toBe("LEDIG");
  });

  it("changes nothing when the name is the same", async () => {
    const id = await anIndustry(firm, "Samme");
    const before = await firm.everything();
    expect(await firm.run(renameIndustry, { id, nb: "Samme" })).toEqual({ ok: true, value: { id }, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: renameIndustry,
    input: async () => ({ id: await anIndustry(firm), nb: fresh() }),
    refusedTo: ["salesManager", "employee"],
    invalid: { "no name": [{ nb: "" }, "nb", "industries.errors.nameRequired"], "no id": [{ id: "x" }, "id", "errors.invalid"] },
  });
});

describe("the English name and the code", () => {
  it("are set, logged and undone", async () => {
    const id = await anIndustry(firm, "Handel");
    const { operationId } = await firm.did(editIndustry, { id, en: "Trade", code: "47", codeStandard: "SN2007" });
    expect(await industry(id)).toMatchObject({ nb: "Handel", en: "Trade", code: "47", codeStandard: "SN2007" });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "industries.edit", data: { name: "Handel" } });
    await firm.undone(operationId);
    expect(await industry(id)).toMatchObject({ en: null, code: null, codeStandard: null });
  });

  it("that another has are refused", async () => {
    const other = await anIndustry(firm, "Første", { en: "First", code: "1", codeStandard: "SN2025" });
    const id = await anIndustry(firm, "Andre");
    expect(await firm.run(editIndustry, { id, en: "Første", code: "", codeStandard: "" })).toMatchObject({
      fieldErrors: { en: { key: "industries.errors.nameTakenBy" } },
      offer: { taken: other },
    });
    expect(await firm.run(editIndustry, { id, en: "", code: "1", codeStandard: "SN2025" })).toMatchObject({
      fieldErrors: { code: { key: "industries.errors.codeTakenBy" } },
    });
    expect(await firm.run(editIndustry, { id, en: "", code: "2", codeStandard: "" })).toMatchObject({
      fieldErrors: { codeStandard: { key: "industries.errors.chooseStandard" } },
    });
  });

  itAnswersAsCommandsDo(() => firm, {
    command: editIndustry,
    input: async () => ({ id: await anIndustry(firm), en: fresh(), code: "", codeStandard: "" }),
    refusedTo: ["salesManager", "employee"],
    invalid: { "a standard that there is none of": [{ codeStandard: "NACE" }, "codeStandard", "errors.invalid"] },
  });
});

describe("an industry", () => {
  it("is switched off and on, logged, and undone", async () => {
    const id = await anIndustry(firm, "Av og på");
    const { operationId } = await firm.did(switchIndustry, { id, active: false });
    expect((await industry(id)).active).toBe(false);
    expect(await firm.logged(operationId)).toMatchObject({ kind: "industries.switch", data: { name: "Av og på", active: "false" } });
    expect(await firm.run(switchIndustry, { id, active: "false" })).toMatchObject({ ok: true, operationId: null });
    await firm.undone(operationId);
    expect((await industry(id)).active).toBe(true);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: switchIndustry,
    input: async () => ({ id: await anIndustry(firm), active: false }),
    refusedTo: ["salesManager", "employee"],
    invalid: { "no switch": [{ active: "maybe" }, "active", "errors.invalid"] },
  });
});
