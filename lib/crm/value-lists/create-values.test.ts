import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createOrigins, createProducts, createSources } from "../additional-info/create-additional-info";
import { createContactRoles } from "../contact-roles/create-contact-roles";
import { createLostReasons, createOpportunitySteps, createOpportunityTypes } from "../opportunities/opportunity-lists";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

describe("adding values to a list", () => {
  it.each([
    ["contactRole", createContactRoles, () => firm.db.contactRole.findMany({ orderBy: { position: "asc" } })],
    ["origin", createOrigins, () => firm.db.origin.findMany({ orderBy: { position: "asc" } })],
    ["product", createProducts, () => firm.db.product.findMany({ orderBy: { position: "asc" } })],
    ["source", createSources, () => firm.db.source.findMany({ orderBy: { position: "asc" } })],
    ["opportunityType", createOpportunityTypes, () => firm.db.opportunityType.findMany({ orderBy: { position: "asc" } })],
    ["lostReason", createLostReasons, () => firm.db.lostReason.findMany({ orderBy: { position: "asc" } })],
  ] as const)("puts them at its end, in their order, and logs each (%s)", async (entity, command, list) => {
    const first = await firm.run(command, { values: [{ nb: "Messe", en: "Trade fair" }, { nb: " Ærlig  talt " }] });
    const second = await firm.run(command, { values: [{ nb: "Anbefaling", en: "" }] });
    if (!first.ok || !second.ok) throw new Error("refused");

    const rows = await list();
    expect(rows.map(({ nb, en, position, active }) => ({ nb, en, position, active }))).toEqual([
      { nb: "Messe", en: "Trade fair", position: 1, active: true },
      { nb: "Ærlig talt", en: null, position: 2, active: true },
      { nb: "Anbefaling", en: null, position: 3, active: true },
    ]);
    expect([...first.value.ids, ...second.value.ids]).toEqual(rows.map(({ id }) => id));
    const log = await firm.logged(first.operationId);
    expect(log).toMatchObject({ kind: command.name, actorId: firm.admin.id, data: { values: 2, names: "Messe, Ærlig talt" } });
    expect(log.records).toEqual([
      { entity, id: rows[0]?.id, before: null, after: { nb: "Messe", en: "Trade fair", position: 1, active: true }, label: null },
      { entity, id: rows[1]?.id, before: null, after: { nb: "Ærlig talt", en: null, position: 2, active: true }, label: null },
    ]);
  });

  it("keeps a step's probability, and refuses one beyond a hundred", async () => {
    const outcome = await firm.run(createOpportunitySteps, { values: [{ nb: "Tilbud", probability: 60 }] });
    expect(outcome).toMatchObject({ ok: true });
    expect(await firm.db.opportunityStep.findMany()).toMatchObject([{ nb: "Tilbud", probability: 60 }]);
    expect((await firm.logged(outcome.ok ? outcome.operationId : null)).records).toMatchObject([{ after: { nb: "Tilbud", probability: 60 } }]);
    const before = await firm.operations();
    expect(await firm.run(createOpportunitySteps, { values: [{ nb: "Sikker", probability: 101 }] })).toMatchObject({ ok: false, reason: "refused" });
    expect(await firm.operations()).toBe(before);
  });

  it("is refused as a whole when a name is taken but for case, blanks or Unicode form", async () => {
    await firm.done(createSources, { values: [{ nb: "Blåtur" }] });
    const before = await firm.operations();
    for (const nb of ["BLÅTUR", " blåtur ", "Bla\u030Atur"]) {
      const outcome = await firm.run(createSources, { values: [{ nb: "Nettside" }, { nb }] });
      expect(outcome).toMatchObject({ ok: false, fieldErrors: { nb: { key: "errors.nameTaken" } } });
    }
    expect(await firm.db.source.count({ where: { nb: "Nettside" } })).toBe(0);
    expect(await firm.operations()).toBe(before);
  });

  it("is refused without a name, with none at all, and to everyone but admins", async () => {
    const before = await firm.operations();
    expect(await firm.run(createSources, { values: [{ nb: " " }] })).toMatchObject({ ok: false, reason: "refused" });
    expect(await firm.run(createSources, { values: [] })).toMatchObject({ ok: false, reason: "refused" });
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(createSources, { values: [{ nb: "Telefon" }] }, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    expect(await firm.run(createSources, { values: [{ nb: "Telefon" }] }, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
    expect(await firm.db.source.count({ where: { nb: "Telefon" } })).toBe(0);
    expect(await firm.operations()).toBe(before);
  });
});
