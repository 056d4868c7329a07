import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { databaseError } from "../../db/database-error";
import { anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createIndustry } from "./create-industry";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const blank = { nb: "Ny", en: "", code: "", codeStandard: "" };
let made = 0;
const fresh = () => `Ny bransje ${(made += 1)}`;

describe("a new industry", () => {
  it("has its name, its English name and its code, and is logged with them", async () => {
    const { value, operationId } = await firm.did(createIndustry, { nb: "  Fiske   og fangst ", en: "Fishing", code: "03", codeStandard: "SN2025" });
    const fields = { nb: "Fiske og fangst", en: "Fishing", code: "03", codeStandard: "SN2025", active: true };
    expect(await firm.db.industry.findUniqueOrThrow({ where: { id: value.id } })).toMatchObject({ ...fields, deletedByOperation: null });
    expect(await firm.logged(operationId)).toMatchObject({ kind: "industries.create", actorId: firm.admin.id, data: { name: "Fiske og fangst" }, bulk: [] });
    expect(await firm.changeRows(operationId)).toEqual([{ entity: "industry", id: value.id, before: null, after: fields, personal: null }]);
  });

  it("is taken away by «Angre»", async () => {
    const { value, operationId } = await firm.did(createIndustry, { ...blank, nb: fresh() });
    await firm.undone(operationId);
    expect((await firm.db.industry.findUniqueOrThrow({ where: { id: value.id } })).deletedByOperation).not.toBeNull();
  });

  it.each([
    ["nb", { nb: "  BYGG  og   anlegg" }],
    ["nb", { nb: "Building" }],
    ["en", { nb: "Noe helt annet", en: "bygg og anlegg" }],
    ["en", { nb: "Noe helt annet", en: "BUILDING" }],
  ] as const)("whose name (%s) another has, in either language, is refused by its field with the way to that one", async (field, change) => {
    const other = await firm.db.industry.findFirst({ where: { nb: "Bygg og anlegg" } });
    const id = other?.id ?? (await anIndustry(firm, "Bygg og anlegg", { en: "Building" }));
    const before = await firm.everything();
    expect(await firm.run(createIndustry, { ...blank, ...change })).toMatchObject({
      ok: false,
      fieldErrors: { [field]: { key: "industries.errors.nameTakenBy", values: { name: "Bygg og anlegg" } } },
      offer: { taken: id, takenField: field },
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("may be called the same in both languages, and as one that is deleted", async () => {
    const id = await anIndustry(firm, "Transport", { en: "Transport" });
    await firm.db.industry.update({ where: { id }, data: { deletedByOperation: 1 } });
    expect(await firm.run(createIndustry, { ...blank, nb: "Varer", en: "Transport" })).toMatchObject({ ok: true });
  });

  it("has a code that no other has, and a standard with it", async () => {
    const id = await anIndustry(firm, fresh(), { code: "77", codeStandard: "SN2007" });
    expect(await firm.run(createIndustry, { ...blank, nb: fresh(), code: "77", codeStandard: "SN2007" })).toMatchObject({
      ok: false,
      fieldErrors: { code: { key: "industries.errors.codeTakenBy" } },
      offer: { taken: id },
    });
    expect(await firm.run(createIndustry, { ...blank, nb: fresh(), code: "77", codeStandard: "SN2025" })).toMatchObject({ ok: true });
    expect(await firm.run(createIndustry, { ...blank, nb: fresh(), code: "78" })).toMatchObject({
      fieldErrors: { codeStandard: { key: "industries.errors.chooseStandard" } },
    });
    expect(await firm.run(createIndustry, { ...blank, nb: fresh(), codeStandard: "SN2007" })).toMatchObject({
      fieldErrors: { code: { key: "industries.errors.codeRequired" } },
    });
  });

  it("is one when two make it at once, in whichever language", async () => {
    for (let round = 0; round < 5; round++) {
      const name = fresh();
      const answers = await Promise.all([firm.run(createIndustry, { ...blank, nb: name }), firm.run(createIndustry, { ...blank, nb: fresh(), en: name })]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  itAnswersAsCommandsDo(() => firm, {
    command: createIndustry,
    input: async () => ({ ...blank, nb: fresh() }),
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "no name": [{ nb: " " }, "nb", "industries.errors.nameRequired"],
      "a name that is too long": [{ nb: "x".repeat(201) }, "nb", "errors.tooLong"],
      "a name with NUL": [{ nb: "a\0b" }, "nb", "errors.characters"],
      "an English name that is too long": [{ en: "x".repeat(201) }, "en", "errors.tooLong"],
      "a code that is too long": [{ code: "1".repeat(21), codeStandard: "SN2007" }, "code", "errors.tooLong"],
      "a standard that there is none of": [{ codeStandard: "SN2002" }, "codeStandard", "errors.invalid"],
    },
  });
});

describe("the database itself", () => {
  it("keeps every name to one industry, over both languages, and lets go of what is renamed or deleted", async () => {
    const [one, other] = [await anIndustry(firm, "Alfa", { en: "Alpha" }), await anIndustry(firm, "Beta")];
    const rename = (id: number, data: { nb?: string; en?: string | null }) => firm.db.industry.update({ where: { id }, data });
    await expect(rename(other, { nb: "alpha" })).rejects.toSatisfy((error) => databaseError(error)?.constraint === "industry_name_unique");
    await expect(rename(other, { en: " ALFA" })).rejects.toSatisfy((error) => databaseError(error)?.constraint === "industry_name_unique");
    await rename(one, { nb: "Gamma", en: null });
    await rename(other, { nb: "Alpha", en: "Alfa" });
    await firm.db.industry.update({ where: { id: other }, data: { deletedByOperation: 1 } });
    await rename(one, { nb: "Alpha", en: "Alfa" });
    await expect(firm.db.industry.update({ where: { id: other }, data: { deletedByOperation: null } })).rejects.toThrow();
  });
});
