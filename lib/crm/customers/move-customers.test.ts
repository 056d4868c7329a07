import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import { sentenceOf } from "../../change-log/sentence";
import { textsIn } from "../../i18n/texts";
import { aCustomer, anIndustry, blankCustomer, customersIn } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { listIndustriesWithCounts } from "../industries/industry-queries";
import { countLeftByUndo, listLeftByUndo } from "../undo/left-by-undo";
import { deleteIndustry } from "./delete-industry";
import { editCustomer } from "./edit-customer";
import { moveCustomers } from "./move-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

interface Filled {
  from: number;
  to: number;
  live: number[];
  deleted: number;
}

/** Three customers and a deleted one in an industry, and another one to move them to. */
async function filled(): Promise<Filled> {
  const [from, to] = [await anIndustry(firm), await anIndustry(firm)];
  const ids: number[] = [];
  for (let n = 0; n < 4; n++) ids.push(await aCustomer(firm, undefined, { industry: from }));
  const deleted = ids.pop() ?? 0;
  await firm.db.customer.update({ where: { id: deleted }, data: { deletedByOperation: 1 } });
  return { from, to, live: ids, deleted };
}

const question = { customers: 3, deletedCustomers: 1 };
const put = (id: number, industry: number | "") =>
  firm.db.customer.findUniqueOrThrow({ where: { id } }).then(({ name }) => firm.did(editCustomer, { id, ...blankCustomer, name, industry }));
const place = async (id: number) => (await firm.db.customerIndustry.findUnique({ where: { customerId: id } }))?.industryId ?? null;
const counts = async (id: number) => (await listIndustriesWithCounts(firm.db, "nb")).find((industry) => industry.id === id);

describe("«Flytt kunder»", () => {
  it("moves all customers of the industry, deleted ones too, stamped and logged as one", async () => {
    const { from, to, live, deleted } = await filled();
    const { operationId, value } = await firm.did(moveCustomers, { id: from, to, ...question });
    expect(value).toEqual({ to });
    expect(await customersIn(firm, from)).toEqual([]);
    expect(await customersIn(firm, to)).toEqual([...live, deleted]);
    expect((await firm.db.customerIndustry.findMany({ where: { industryId: to } })).map((row) => row.operationId)).toEqual([1, 2, 3, 4].map(() => operationId));
    const log = await firm.logged(operationId);
    expect(log).toMatchObject({ kind: "industries.moveCustomers", actorId: firm.admin.id, data: { ...question }, records: [] });
    expect(log.bulk).toEqual([{ entity: "customer", field: "industry", before: String(from), after: String(to), records: 4 }]);
    expect([await counts(from), await counts(to)]).toMatchObject([{ customers: 0, deletedCustomers: 0 }, question]);
  });

  it("stands in each moved customer's own log as a sentence, and in nobody else's", async () => {
    const { from, to, live } = await filled();
    const bystander = await aCustomer(firm);
    const { operationId } = await firm.did(moveCustomers, { id: from, to, ...question });
    const names = [from, to].map(async (id) => (await firm.db.industry.findUniqueOrThrow({ where: { id } })).nb);
    const [newest] = (await readOperations(firm.db, { customer: live[1] })).operations;
    expect(newest?.id).toBe(operationId);
    expect(newest && sentenceOf(textsIn("nb"), newest)).toBe(`flyttet 3 kunder (og 1 slettet) fra bransjen «${await names[0]}» til «${await names[1]}»`);
    expect((await readOperations(firm.db, { customer: bystander })).operations.map(({ id }) => id)).not.toContain(operationId);
  });

  it("asks again when others are in the industry than the question said, and moves nobody", async () => {
    const { from, to } = await filled();
    const before = await firm.everything();
    for (const seen of [
      { ...question, customers: 2 },
      { ...question, deletedCustomers: 0 },
      { customers: 4, deletedCustomers: 0 },
    ])
      expect(await firm.run(moveCustomers, { id: from, to, ...seen })).toMatchObject({
        ok: false,
        formError: { key: "errors.countChanged" },
        offer: { askAgain: 1 },
      });
    expect(await firm.everything()).toEqual(before);
  });

  it("is refused without another industry to move to, and to or from one that is deleted", async () => {
    const { from, to } = await filled();
    for (const target of ["", from])
      expect(await firm.run(moveCustomers, { id: from, to: target, ...question })).toMatchObject({
        fieldErrors: { to: { key: "industries.errors.chooseTarget" } },
      });
    await firm.done(deleteIndustry, { id: to, to: "", customers: 0, deletedCustomers: 0 });
    expect(await firm.run(moveCustomers, { id: from, to, ...question })).toMatchObject({ ok: false, reason: "not found" });
    expect(await firm.run(moveCustomers, { id: to, to: from, customers: 0, deletedCustomers: 0 })).toMatchObject({ ok: false, reason: "not found" });
  });

  it("of nobody changes nothing and logs nothing", async () => {
    const [from, to] = [await anIndustry(firm), await anIndustry(firm)];
    const before = await firm.operations();
    expect(await firm.run(moveCustomers, { id: from, to, customers: 0, deletedCustomers: 0 })).toEqual({ ok: true, value: { to }, operationId: null });
    expect(await firm.operations()).toBe(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: moveCustomers,
    input: async () => {
      const { from, to } = await filled();
      return { id: from, to, ...question };
    },
    refusedTo: ["salesManager", "employee"],
    invalid: {
      "a count that is none": [{ customers: "many" }, "customers", "errors.invalid"],
      "a target that is no id": [{ to: "abc" }, "to", "industries.errors.chooseTarget"],
    },
  });
});

describe("«Angre» of a move", () => {
  it("moves exactly those back, and can itself be undone", async () => {
    const { from, to, live, deleted } = await filled();
    const before = await aCustomer(firm, undefined, { industry: to });
    const { operationId } = await firm.did(moveCustomers, { id: from, to, ...question });
    const undo = await firm.undone(operationId);
    expect(undo.left).toBe(0);
    expect([await customersIn(firm, from), await customersIn(firm, to)]).toEqual([[...live, deleted], [before]]);
    const log = await firm.logged(undo.operationId);
    expect(log.bulk).toEqual([{ entity: "customer", field: "industry", before: String(to), after: String(from), records: 4 }]);
    await firm.undone(undo.operationId);
    expect([await customersIn(firm, from), await customersIn(firm, to)]).toEqual([[], [...live, deleted, before].sort((a, b) => a - b)]);
  });

  it("leaves those whose industry somebody changed since, also changed and changed back, counts them and lists them", async () => {
    const { from, to, live, deleted } = await filled();
    const other = await anIndustry(firm);
    const { operationId } = await firm.did(moveCustomers, { id: from, to, ...question });
    const [elsewhere = 0, back = 0, untouched = 0] = live;
    await put(elsewhere, other);
    await put(back, other);
    await put(back, to);
    const { left, operationId: undoId } = await firm.undone(operationId);
    expect(left).toBe(2);
    expect(await Promise.all([elsewhere, back, untouched, deleted].map(place))).toEqual([other, to, from, from]);
    expect((await listLeftByUndo(firm.db, undoId, null)).map(({ id }) => id)).toEqual([elsewhere, back]);
    expect((await listLeftByUndo(firm.db, undoId, elsewhere)).map(({ id }) => id)).toEqual([back]);
    expect(await countLeftByUndo(firm.db, undoId)).toBe(2);
  });

  it("is refused into an industry that is deleted since, and works once the deletion is undone", async () => {
    const { from, to, live } = await filled();
    const { operationId } = await firm.did(moveCustomers, { id: from, to, ...question });
    const gone = await firm.did(deleteIndustry, { id: from, to: "", customers: 0, deletedCustomers: 0 });
    const before = await firm.everything();
    expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "industries.errors.undoIntoDeleted" } });
    expect(await firm.everything()).toEqual(before);
    await firm.undone(gone.operationId);
    await firm.undone(operationId);
    expect(await place(live[0] ?? 0)).toBe(from);
  });
});

describe("an industry in use", () => {
  it("is deleted only together with the move of its customers, as one act that is undone as one", async () => {
    const { from, to, live, deleted } = await filled();
    expect(await firm.run(deleteIndustry, { id: from, to: "", ...question })).toMatchObject({ fieldErrors: { to: { key: "industries.errors.chooseTarget" } } });
    expect(await firm.run(deleteIndustry, { id: from, to: "", customers: 0, deletedCustomers: 0 })).toMatchObject({
      formError: { key: "errors.countChanged" },
    });
    const { operationId } = await firm.did(deleteIndustry, { id: from, to, ...question });
    expect(await customersIn(firm, to)).toEqual([...live, deleted]);
    expect(await firm.changeRows(operationId)).toEqual([
      { entity: "industry", id: from, before: { deleted: false }, after: { deleted: true }, personal: null },
    ]);
    expect(await firm.logged(operationId)).toMatchObject({
      kind: "industries.delete",
      data: question,
      bulk: [{ before: String(from), after: String(to), records: 4 }],
    });
    const undo = await firm.undone(operationId);
    expect([await customersIn(firm, from), await counts(from)]).toMatchObject([[...live, deleted], question]);
    await firm.undone(undo.operationId);
    expect([await customersIn(firm, from), await counts(from)]).toEqual([[], undefined]);
  });

  it("is not deleted again by an undo of the undo when it has got customers since", async () => {
    const { from, to } = await filled();
    const { operationId } = await firm.did(deleteIndustry, { id: from, to, ...question });
    const undo = await firm.undone(operationId);
    await aCustomer(firm, undefined, { industry: from });
    const before = await firm.everything();
    expect(await firm.undo(undo.operationId)).toMatchObject({ ok: false, formError: { key: "industries.errors.usedSince" } });
    expect(await firm.everything()).toEqual(before);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: deleteIndustry,
    input: async () => ({ id: await anIndustry(firm), to: "", customers: "0", deletedCustomers: "0" }),
    refusedTo: ["salesManager", "employee"],
    invalid: { "a count below nothing": [{ customers: "-1" }, "customers", "errors.invalid"], "a target that is no id": [{ to: "x" }, "to", "errors.invalid"] },
  });
});
