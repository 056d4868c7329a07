import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { type TestFirm, testFirm } from "../../testing/test-firm";
import { loadStandardCodes } from "./load-standard-codes";

let firm: TestFirm;
const opened: TestFirm[] = [];
beforeEach(async () => {
  firm = await testFirm();
  opened.push(firm);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

describe("loading the standard industry codes", () => {
  it("makes an industry of each division, and logs each", async () => {
    const outcome = await firm.run(loadStandardCodes, { level: "divisions" });
    expect(outcome).toMatchObject({ ok: true, value: { added: 87, there: 0 } });
    const loaded = await firm.db.industry.findMany({ orderBy: { code: "asc" } });
    expect(loaded).toHaveLength(87);
    expect(loaded.find(({ code }) => code === "41")).toMatchObject({ nb: "Oppføring av bygninger", codeStandard: "SN2007", active: true });
    const log = await firm.logged(outcome.ok ? outcome.operationId : null);
    expect(log).toMatchObject({ kind: "industries.loadStandardCodes", actorId: firm.admin.id, data: { level: "divisions", added: 87 } });
    expect(log.records.map(({ id }) => id)).toEqual(loaded.map(({ id }) => id));
    expect(log.records[0]).toMatchObject({ entity: "industry", before: null, after: { code: "01", codeStandard: "SN2007" } });
  });

  it("changes nothing the second time, whatever they are called by then", async () => {
    await firm.done(loadStandardCodes, { level: "sections" });
    await firm.db.industry.updateMany({ where: { code: "F" }, data: { nb: "Bygg og anlegg" } });
    const before = await firm.operations();
    expect(await firm.run(loadStandardCodes, { level: "sections" })).toEqual({ ok: true, value: { added: 0, there: 21 }, operationId: null });
    expect(await firm.db.industry.count()).toBe(21);
    expect(await firm.db.industry.findFirst({ where: { code: "F" } })).toMatchObject({ nb: "Bygg og anlegg" });
    expect(await firm.operations()).toBe(before);
  });

  it("puts the code behind a name that is taken", async () => {
    await firm.db.industry.create({ data: { nb: "skogbruk og tjenester tilknyttet  skogbruk" } });
    await firm.done(loadStandardCodes, { level: "sections" });
    expect(await firm.run(loadStandardCodes, { level: "divisions" })).toMatchObject({ ok: true, value: { added: 87 } });
    const names = await firm.db.industry.findMany({ where: { code: { in: ["02", "P", "85"] } }, orderBy: { code: "asc" } });
    expect(names.map(({ nb }) => nb)).toEqual(["Skogbruk og tjenester tilknyttet skogbruk (02)", "Undervisning (85)", "Undervisning"]);
  });

  it("puts a number behind the code where that name is taken too", async () => {
    await firm.db.industry.createMany({ data: [{ nb: "Undervisning" }, { nb: "Undervisning (P)" }] });
    expect(await firm.run(loadStandardCodes, { level: "sections" })).toMatchObject({ ok: true, value: { added: 21 } });
    expect(await firm.db.industry.findFirst({ where: { code: "P" } })).toMatchObject({ nb: "Undervisning (P, 2)" });
  });

  it("is refused for another level, and to others than admins", async () => {
    expect(await firm.run(loadStandardCodes, { level: "groups" })).toMatchObject({ ok: false, fieldErrors: { level: { key: "errors.invalid" } } });
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(loadStandardCodes, { level: "divisions" }, { as })).toMatchObject({ ok: false, reason: "not permitted" });
    expect([await firm.db.industry.count(), await firm.operations()]).toEqual([0, 0]);
  });
});
