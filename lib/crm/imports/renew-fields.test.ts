import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type IncomingCustomer, renewedBy, type SharedField, sharedFields } from "./renew-fields";

const incoming: IncomingCustomer = {
  organizationNumber: "997166221",
  registerName: "MESTERGRUPPEN BYGGEVARE AS",
  name: "Mestergruppen Byggevare AS",
  organizationForm: "AS",
  numberOfEmployees: 713,
  website: "www.mestergruppen.no",
  postalAddress: "Postboks 6197, Etterstad",
  postalCode: "0602",
  postalCity: "Oslo",
  postalCountry: "Norge",
  visitingAddress: "Nils Hansens vei 8",
  visitingCode: "0667",
  visitingCity: "Oslo",
  visitingCountry: "Norge",
  registerCodes: ["46.739"],
  industry: 46,
};
const imported = { ...incoming };
const remembered = Object.fromEntries(sharedFields.map((field) => [field, incoming[field]]));

describe("what a row of the register renews", () => {
  it("is nothing when the row is the same", () => {
    expect(renewedBy(incoming, imported, remembered)).toEqual({});
  });

  it("is what changed in the register and nobody has touched", () => {
    const row = { ...incoming, numberOfEmployees: 720, website: "", registerCodes: ["46.731"], industry: 47 };
    expect(renewedBy(row, imported, remembered)).toEqual({ numberOfEmployees: 720, website: "", registerCodes: ["46.731"], industry: 47 });
  });

  it("is not what a person has written, whether the register changed there or not", () => {
    const current = { ...imported, visitingAddress: "Nye vei 1", industry: 12 };
    expect(renewedBy(incoming, current, remembered)).toEqual({});
    expect(renewedBy({ ...incoming, visitingAddress: "Gamle vei 9", industry: 47 }, current, remembered)).toEqual({});
  });

  it("is not what a person has emptied", () => {
    const current = { ...imported, website: "", industry: null };
    expect(renewedBy({ ...incoming, website: "mestergruppen.com" }, current, remembered)).toEqual({});
  });

  it("is the name only as long as nobody has spelled it otherwise; the register's spelling follows always", () => {
    const row = { ...incoming, registerName: "MESTER BYGG AS", name: "Mester Bygg AS" };
    expect(renewedBy(row, imported, remembered)).toEqual({ registerName: "MESTER BYGG AS", name: "Mester Bygg AS" });
    expect(renewedBy(row, { ...imported, name: "MesterGruppen" }, remembered)).toEqual({ registerName: "MESTER BYGG AS" });
  });

  it("fills in what stands empty on a customer that a person made, and leaves the rest", () => {
    const made = { ...imported, registerName: null, registerCodes: [], name: "Mestergruppen", website: "", numberOfEmployees: 10, industry: null };
    expect(renewedBy(incoming, made, {})).toEqual({
      registerName: "MESTERGRUPPEN BYGGEVARE AS",
      registerCodes: ["46.739"],
      website: "www.mestergruppen.no",
      industry: 46,
    });
  });

  it("is nothing where the file has no column, or no industry is loaded", () => {
    const row: IncomingCustomer = { organizationNumber: "997166221", registerName: imported.registerName, name: imported.name, industry: null };
    expect(renewedBy(row, imported, remembered)).toEqual({});
  });

  it("is never renewed twice, and never a field that holds neither what was remembered nor nothing", () => {
    const some = fc.constantFrom<unknown>("", "a", "b", null);
    const values = fc.record(Object.fromEntries(sharedFields.map((field) => [field, some])));
    fc.assert(
      fc.property(values, values, values, fc.subarray([...sharedFields]), (row, current, before, known) => {
        const kept = Object.fromEntries(known.map((field) => [field, before[field]]));
        const theRow: IncomingCustomer = { ...incoming, ...row };
        const now = { ...imported, ...current };
        const renewed = renewedBy(theRow, now, kept);
        for (const field of Object.keys(renewed) as SharedField[])
          expect(now[field] === kept[field] || (!(field in kept) && (now[field] === "" || now[field] === null))).toBe(true);
        expect(renewedBy(theRow, { ...now, ...renewed }, { ...kept, ...renewed })).toEqual({});
      }),
    );
  });
});
