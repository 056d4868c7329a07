import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { liesUnder } from "../industries/code-order";
import { listIndustries } from "./customer-queries";
import { industryPart } from "./industry-filter";
import { everyCustomer } from "./customer-filters";
import { searchCustomers } from "./search-customers";
import { setIndustryOfCustomers } from "./set-industry-of-customers";

let firm: TestFirm;
const ids = new Map<string, number>();
beforeAll(async () => {
  firm = await testFirm();
  const industries = [
    ...["F", "41", "42", "G", "46"].map((code) => ({ nb: `Bransje ${code}`, code, codeStandard: "SN2007" })),
    ...["41", "41.2", "41.29", "41.291", "F", "4120000"].map((code) => ({ nb: `Ny ${code}`, code, codeStandard: "SN2025" })),
    { nb: "Uten kode" },
  ];
  for (const data of industries) ids.set(data.nb, (await firm.db.industry.create({ data })).id);
  for (const [name, id] of ids) {
    const customer = await aCustomer(firm, `Hos ${name}`, { industry: id });
    await firm.db.customer.update({ where: { id: customer }, data: { registerCodes: name === "Bransje 46" ? ["46.730", "41.200"] : ["46.730"] } });
  }
  // Of SN2025 alone: SN2007 has neither.
  const newer = await aCustomer(firm, "Med nye koder", { industry: ids.get("Uten kode") });
  await firm.db.customer.update({ where: { id: newer }, data: { registerCodes: ["41.300", "46.730", "41.291"] } });
});
afterAll(() => firm.close());

const found = async (name: string, secondary = false): Promise<string[]> => {
  const search = { ...everyCustomer, industry: ids.get(name) ?? 0, secondary, page: "first" } as const;
  return (await searchCustomers(firm.db, search, "nb")).rows.map((row) => row.name).sort();
};

describe("a filter on an industry", () => {
  it("with the code of a section finds its divisions too, and no other section's", async () => {
    expect(await found("Bransje F")).toEqual(["Hos Bransje 41", "Hos Bransje 42", "Hos Bransje F"]);
    expect(await found("Bransje 41")).toEqual(["Hos Bransje 41"]);
    expect(await found("Bransje G")).toEqual(["Hos Bransje 46", "Hos Bransje G"]);
  });

  it("keeps to its own standard, and without a code to itself", async () => {
    expect(await found("Ny 41")).toEqual(["Hos Ny 41", "Hos Ny 41.2", "Hos Ny 41.29", "Hos Ny 41.291", "Hos Ny 4120000"]);
    expect(await found("Uten kode")).toEqual(["Hos Uten kode", "Med nye koder"]);
    expect(await found("Uten kode", true)).toEqual(["Hos Uten kode", "Med nye koder"]);
  });

  it("finds secondary codes of SN2025 too; one that both standards have is looked for in both, one that SN2007 lacks in SN2025 alone", async () => {
    expect(await found("Ny 41", true)).toEqual(["Hos Bransje 46", ...(await found("Ny 41")), "Med nye koder"]);
    expect(await found("Ny 41.29", true)).toEqual(["Hos Ny 41.29", "Hos Ny 41.291", "Med nye koder"]);
    expect(await found("Ny 41.291", true)).toEqual(["Hos Ny 41.291", "Med nye koder"]);
    expect(await found("Bransje 41", true)).toEqual(["Hos Bransje 41", "Hos Bransje 46"]);
    // Its digits tell nothing of a section, nor of a code that is none.
    expect(await found("Ny F", true)).toEqual(["Hos Ny F"]);
    expect(await found("Ny 4120000", true)).toEqual(["Hos Ny 4120000"]);
  });

  it("finds on wish those whose second or third code in the register lies under it; the first alone does not count", async () => {
    expect(await found("Bransje F", true)).toEqual(["Hos Bransje 41", "Hos Bransje 42", "Hos Bransje 46", "Hos Bransje F"]);
    expect(await found("Bransje 42", true)).toEqual(["Hos Bransje 42"]);
    expect(await found("Bransje G", true)).toEqual(["Hos Bransje 46", "Hos Bransje G"]);
  });

  it.each(["Bransje F", "Bransje 42", "Bransje G", "Ny 41", "Ny 41.2"])("finds the same for %s whether few or many are found", async (name) => {
    const shapes = await Promise.all([0, 1000].map(async (few) => (await industryPart(firm.db, ids.get(name) ?? 0, true, few)).among));
    expect(shapes[0]?.sql).not.toBe(shapes[1]?.sql);
    const [walked, lookedUp] = await Promise.all(
      shapes.map((where) => firm.db.$queryRaw<{ name: string }[]>`SELECT c.name FROM customer c WHERE ${where} ORDER BY c.name`),
    );
    expect(walked?.length).toBeGreaterThan(0);
    expect(walked).toEqual(lookedUp);
    expect(walked?.map((row) => row.name)).toEqual(await found(name, true));
  });

  it("selects for «Sett bransje» just what it finds", async () => {
    const search = { ...everyCustomer, industry: ids.get("Bransje F") ?? 0, secondary: true };
    const input = { selection: { search }, to: ids.get("Uten kode"), customers: 4, had: 0 };
    const { operationId } = await firm.did(setIndustryOfCustomers, input);
    await firm.undone(operationId);
  });
});

describe("industries to choose among", () => {
  it("stand by their codes, each section before its divisions, then those without", async () => {
    const names = (await listIndustries(firm.db, "nb")).filter(({ name }) => !name.includes("Ny")).map(({ name }) => name);
    expect(names).toEqual(["F Bransje F", "41 Bransje 41", "42 Bransje 42", "G Bransje G", "46 Bransje 46", "Uten kode"]);
  });
});

describe("whether a code lies under another", () => {
  it.each([
    ["41.200", "F", "SN2007", true],
    ["41.200", "41", "SN2007", true],
    ["41", "41", "SN2007", true],
    ["41", "41.2", "SN2007", false],
    ["41", "G", "SN2007", false],
    ["99.999", "99", "SN2007", false],
    ["41.2", "41", "SN2025", true],
    ["41", "F", "SN2025", false],
  ])("%s under %s in %s: %s", (code, above, standard, under) => {
    expect(liesUnder(code, above, standard)).toBe(under);
  });
});
