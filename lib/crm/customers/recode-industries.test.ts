import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { aCustomer, anIndustry, customersIn } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { draftRecoding } from "../industries/draft-recoding";
import { planRecoding, seenOf } from "../industries/plan-recoding";
import { recodeIndustries } from "./recode-industries";

let firm: TestFirm;
const opened: TestFirm[] = [];
beforeEach(async () => {
  firm = await testFirm();
  opened.push(firm);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const coded = (code: string, codeStandard = "SN2007") => anIndustry(firm, `${codeStandard} ${code}`, { code, codeStandard });
const codeOf = async (id: number) => {
  const { code, codeStandard, deletedByOperation } = await firm.db.industry.findUniqueOrThrow({ where: { id } });
  return deletedByOperation === null ? `${codeStandard} ${code}` : "deleted";
};
const draft = async (table: string) => (await firm.done(draftRecoding, { from: "SN2007", to: "SN2025", table })).id;
const seen = async (id: number) => {
  const plan = await planRecoding(firm.db, id);
  if (!plan) throw new Error("no plan");
  return { id, ...seenOf(plan) };
};

describe("a table of from and to", () => {
  it("is kept, logged, and changes no industry", async () => {
    const industry = await coded("41");
    const { value, operationId } = await firm.did(draftRecoding, { from: "SN2007", to: "SN2025", table: "41;45\n99;98" });
    expect(await codeOf(industry)).toBe("SN2007 41");
    expect(await firm.logged(operationId)).toMatchObject({ kind: "industries.draftRecoding", data: { from: "SN2007", to: "SN2025", lines: 2 }, records: [] });
    expect(await planRecoding(firm.db, value.id)).toMatchObject({ industries: [{ id: industry, code: "41", to: ["45"], customers: 0 }], unused: 1 });
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.final" } });
  });

  it("is refused to the same standard, when it can't be read, and to others than admins", async () => {
    expect(await firm.run(draftRecoding, { from: "SN2007", to: "SN2007", table: "41;42" })).toMatchObject({
      fieldErrors: { to: { key: "industries.errors.sameStandard" } },
    });
    expect(await firm.run(draftRecoding, { from: "SN2007", to: "SN2025", table: "41" })).toMatchObject({
      fieldErrors: { table: { key: "industries.errors.recodingLine", values: { line: 1 } } },
    });
    for (const as of [firm.salesManager, firm.employee])
      expect(await firm.run(draftRecoding, { from: "SN2007", to: "SN2025", table: "41;42" }, { as })).toMatchObject({ reason: "not permitted" });
    expect(await firm.db.recoding.count()).toBe(0);
  });
});

describe("a recoding", () => {
  it("gives codes, also in a ring, moves those that come to one code, deleted ones too, and is undone as one", async () => {
    const [a, b, c, d, other] = [await coded("41"), await coded("42"), await coded("43"), await coded("44"), await coded("41", "SN2025")];
    const [inC, inD] = [await aCustomer(firm, undefined, { industry: c }), await aCustomer(firm, undefined, { industry: d })];
    await firm.db.customer.update({ where: { id: inD }, data: { deletedByOperation: 1 } });
    const id = await draft("41;42\n42;43\n43;42\n44;41");
    const { operationId } = await firm.did(recodeIndustries, { ...(await seen(id)), choices: [] });
    expect(await Promise.all([a, b, c, d, other].map(codeOf))).toEqual(["SN2025 42", "SN2025 43", "deleted", "deleted", "SN2025 41"]);
    expect([await customersIn(firm, a), await customersIn(firm, other)]).toEqual([[inC], [inD]]);
    const log = await firm.logged(operationId);
    expect(log).toMatchObject({ kind: "industries.recode", data: { table: id, from: "SN2007", to: "SN2025", recoded: 4, moved: 2 } });
    expect(log.bulk.map(({ before, after, records }) => [before, after, records])).toEqual([
      [String(c), String(a), 1],
      [String(d), String(other), 1],
    ]);
    const undo = await firm.undone(operationId);
    expect(await Promise.all([a, b, c, d, other].map(codeOf))).toEqual(["SN2007 41", "SN2007 42", "SN2007 43", "SN2007 44", "SN2025 41"]);
    expect([await customersIn(firm, c), await customersIn(firm, d)]).toEqual([[inC], [inD]]);
    await firm.undone(undo.operationId);
    expect(await codeOf(a)).toBe("SN2025 42");
  });

  it("asks about a code that becomes several, and takes none of them for an answer too", async () => {
    const [one, other] = [await coded("61"), await coded("62")];
    const id = await draft("61;61.1\n61;61.2\n62;62.1\n62;62.2");
    const whole = await seen(id);
    const before = await firm.everything();
    for (const choices of [[], [`${one}:61.1`], [`${one}:61.1`, `${other}:61.1`]])
      expect(await firm.run(recodeIndustries, { ...whole, choices })).toMatchObject({
        ok: false,
        fieldErrors: { [`choice${other}`]: { key: "industries.errors.chooseCode" } },
      });
    expect(await firm.everything()).toEqual(before);
    await firm.done(recodeIndustries, { ...whole, choices: [`${one}:61.2`, `${other}:`] });
    expect([await codeOf(one), await codeOf(other)]).toEqual(["SN2025 61.2", "SN2007 62"]);
  });

  it("is asked again when other industries or customers are touched than the page showed", async () => {
    const industry = await coded("41");
    const id = await draft("41;42");
    const whole = await seen(id);
    await aCustomer(firm, undefined, { industry });
    const before = await firm.everything();
    expect(await firm.run(recodeIndustries, { ...whole, choices: [] })).toMatchObject({ formError: { key: "errors.countChanged" }, offer: { askAgain: id } });
    expect(await firm.everything()).toEqual(before);
  });

  it("is refused to others than admins, and without a table", async () => {
    await coded("41");
    const whole = { ...(await seen(await draft("41;42"))), choices: [] };
    for (const as of [firm.salesManager, firm.employee]) expect(await firm.run(recodeIndustries, whole, { as })).toMatchObject({ reason: "not permitted" });
    expect(await firm.run(recodeIndustries, { ...whole, id: 999 })).toMatchObject({ reason: "not found" });
  });

  it("of what has the new codes already changes nothing", async () => {
    const industry = await coded("41");
    const [id, other] = [await draft("41;42"), await draft("51;52")];
    expect(await planRecoding(firm.db, id)).toMatchObject({ carriedOut: false });
    const { operationId } = await firm.did(recodeIndustries, { ...(await seen(id)), choices: [] });
    expect(await planRecoding(firm.db, id)).toMatchObject({ industries: [], carriedOut: true });
    expect(await planRecoding(firm.db, other)).toMatchObject({ industries: [], carriedOut: false });
    const before = await firm.operations();
    expect(await firm.run(recodeIndustries, { ...(await seen(id)), choices: [] })).toEqual({ ok: true, value: null, operationId: null });
    expect([await codeOf(industry), await firm.operations()]).toEqual(["SN2025 42", before]);
    await firm.undone(operationId);
    expect(await planRecoding(firm.db, id)).toMatchObject({ industries: [{ id: industry }], carriedOut: false });
  });
});

describe("the guard of customers' industries", () => {
  it("refuses an industry that does not exist, and to take one out of its table that somebody is in", async () => {
    const industry = await coded("41");
    const customer = await aCustomer(firm, undefined, { industry });
    await expect(firm.db.customerIndustry.update({ where: { customerId: customer }, data: { industryId: 999_999 } })).rejects.toThrow(
      "customer_industry_exists",
    );
    const other = await aCustomer(firm);
    await expect(firm.db.customerIndustry.create({ data: { customerId: other, industryId: 999_999, operationId: 1 } })).rejects.toThrow(
      "customer_industry_exists",
    );
    await firm.db.$executeRaw`DELETE FROM industry_name WHERE industry_id = ${industry}`;
    await expect(firm.db.industry.delete({ where: { id: industry } })).rejects.toThrow("customer_industry_exists");
    await firm.db.customerIndustry.delete({ where: { customerId: customer } });
    await firm.db.industry.delete({ where: { id: industry } });
  });
});
