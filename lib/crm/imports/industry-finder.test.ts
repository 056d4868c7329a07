import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { industryFinder } from "./industry-finder";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
beforeEach(() => firm.db.$executeRaw`UPDATE industry SET deleted_by_operation = 1`);
afterAll(() => firm.close());

const of = (codeStandard: "SN2007" | "SN2025", code: string) => anIndustry(firm, undefined, { code, codeStandard });
const found = async (code: string | undefined) => (await industryFinder(firm.db))(code);

// 41.200 is a code of SN2007, and may be one of SN2025; 62.100 and 47.831 are none of SN2007.
describe("the industry of a code that the register states", () => {
  it("is the one with that very code, else the nearest above it, by SN2007's table up to its section", async () => {
    const section = await of("SN2007", "F");
    expect(await found("41.200")).toBe(section);
    const division = await of("SN2007", "41");
    expect(await found("41.200")).toBe(division);
    expect(await found("43.210")).toBe(section);
    const own = await of("SN2007", "41.200");
    expect(await found("41.200")).toBe(own);
  });

  it("is one of SN2025 where only that standard has the code: with it, else with its first digits, else none", async () => {
    await of("SN2007", "62");
    await of("SN2007", "J");
    expect(await found("62.100")).toBeNull();
    const division = await of("SN2025", "62");
    expect(await found("62.100")).toBe(division);
    const group = await of("SN2025", "62.1");
    expect(await found("62.100")).toBe(group);
    const own = await of("SN2025", "62.100");
    expect(await found("62.100")).toBe(own);
    expect(await found("47.831")).toBeNull();
  });

  it("is the nearest of both standards where both may have the code, and of two as near the one of SN2025", async () => {
    await of("SN2007", "F");
    const newer = await of("SN2025", "41");
    expect(await found("41.200")).toBe(newer);
    const nearer = await of("SN2007", "41.2");
    expect(await found("41.200")).toBe(nearer);
    const asNear = await of("SN2025", "41.2");
    expect(await found("41.200")).toBe(asNear);
  });

  it("is none that is switched off or deleted, none without a code, and none where no code is stated", async () => {
    const off = await of("SN2025", "62");
    await firm.db.industry.update({ where: { id: off }, data: { active: false } });
    await anIndustry(firm);
    expect(await found("62.100")).toBeNull();
    expect(await found(undefined)).toBeNull();
  });
});
