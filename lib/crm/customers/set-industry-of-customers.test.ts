import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { execute } from "../../command";
import { connectDatabase } from "../../db/client";
import { aCustomer, blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { editCustomer } from "./edit-customer";
import { everyCustomer } from "./customer-filters";
import { changeAhead } from "./many-acts";
import { countSelected } from "./selected-customers";
import { setIndustryOfCustomers } from "./set-industry-of-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

const industry = async (fields: { active?: boolean; deletedByOperation?: number } = {}): Promise<number> =>
  (await firm.db.industry.create({ data: { nb: `Næring ${(made += 1)}`, ...fields } })).id;
const place = async (id: number) => (await firm.db.customerIndustry.findUnique({ where: { customerId: id } }))?.industryId ?? null;
const places = (ids: number[]) => Promise.all(ids.map(place));

/** Two customers in one industry, one in another, one in none, one in the target and a deleted one. */
async function chosen() {
  const word = `Utvalg${(made += 1)}x`;
  const [one, other, to] = [await industry(), await industry(), await industry()];
  const ids: number[] = [];
  for (const at of [one, one, other, "", to, one]) ids.push(await aCustomer(firm, `${word} ${ids.length}`, { industry: at }));
  const deleted = ids.pop() ?? 0;
  await firm.db.customer.update({ where: { id: deleted }, data: { deletedByOperation: 1 } });
  return { word, one, other, to, ids, deleted };
}

describe("«Sett bransje»", () => {
  it("moves the chosen to one industry, stamped and logged by where they came from; who is there stays; and is undone", async () => {
    const { one, other, to, ids, deleted } = await chosen();
    const input = { selection: { ids: [...ids, deleted].map(String) }, to: String(to), customers: "4", had: "1" };
    const { operationId, value } = await firm.did(setIndustryOfCustomers, input, { as: firm.salesManager });
    expect(value).toEqual({ customers: 4, had: 1 });
    expect(await places(ids)).toEqual([to, to, to, to, to]);
    expect(await place(deleted)).toBe(one);
    expect((await firm.db.customerIndustry.findMany({ where: { operationId } })).map(({ customerId }) => customerId).sort()).toEqual(ids.slice(0, 4));
    expect(await firm.logged(operationId)).toEqual({
      kind: "customers.setIndustry",
      actorId: firm.salesManager.id,
      data: { to: expect.stringMatching(/^Næring/) as string, customers: 4, had: 1 },
      records: [],
      bulk: [
        { entity: "customer", field: "industry", before: "", after: String(to), records: 1 },
        { entity: "customer", field: "industry", before: String(one), after: String(to), records: 2 },
        { entity: "customer", field: "industry", before: String(other), after: String(to), records: 1 },
      ],
    });
    const undo = await firm.undone(operationId);
    expect([await places(ids), undo.left]).toEqual([[one, one, other, null, to], 0]);
    await firm.undone(undo.operationId);
    expect(await places(ids)).toEqual([to, to, to, to, to]);
  });

  it("moves all that a search finds, on every page of it", async () => {
    const { word, one, other, to, ids } = await chosen();
    const selection = { search: { ...everyCustomer, words: word } };
    const selected = await countSelected(firm.db, selection, "industry", "nb");
    expect(selected).toMatchObject({
      customers: 5,
      shares: [{ value: one, customers: 2 }, ...[other, to, null].sort((a, b) => (a ?? Infinity) - (b ?? Infinity)).map((value) => ({ value, customers: 1 }))],
    });
    expect(changeAhead("setIndustry", selected, to)).toMatchObject({ customers: 4, had: 1, from: [{ value: one }, {}, {}] });
    await firm.done(setIndustryOfCustomers, { selection: { search: { ...everyCustomer, words: word, industry: one } }, to, customers: 2, had: 0 });
    expect(await places(ids)).toEqual([to, to, other, null, to]);
    await firm.done(setIndustryOfCustomers, { selection, to, customers: 2, had: 3 });
    expect(await places(ids)).toEqual([to, to, to, to, to]);
  });

  it("leaves in the undo who was moved on since, also if moved back", async () => {
    const { one, other, to, ids } = await chosen();
    const { operationId } = await firm.did(setIndustryOfCustomers, { selection: { ids }, to, customers: 4, had: 1 });
    for (const target of [other, to]) await firm.done(editCustomer, { id: ids[0], ...blankCustomer, name: "Flyttet videre AS", industry: target });
    expect((await firm.undone(operationId)).left).toBe(1);
    expect(await places(ids)).toEqual([to, one, other, null, to]);
  });

  it("asks again when others are found than the question said, and changes nothing then", async () => {
    const { word, to, ids } = await chosen();
    await aCustomer(firm, `${word} ny`);
    const before = await firm.everything();
    const again = { ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } };
    expect(await firm.run(setIndustryOfCustomers, { selection: { search: { ...everyCustomer, words: word } }, to, customers: 4, had: 1 })).toMatchObject(again);
    expect(await firm.run(setIndustryOfCustomers, { selection: { ids }, to, customers: 3, had: 2 })).toMatchObject(again);
    expect(await firm.everything()).toEqual(before);
  });

  it("with everybody there already is unchanged", async () => {
    const { to, ids } = await chosen();
    const before = await firm.everything();
    expect(await firm.run(setIndustryOfCustomers, { selection: { ids: ids.slice(4) }, to, customers: 0, had: 1 })).toEqual({
      ok: true,
      value: { customers: 0, had: 1 },
      operationId: null,
    });
    expect(await firm.everything()).toEqual(before);
  });

  it("is refused for an industry that is deleted or switched off", async () => {
    const { ids } = await chosen();
    const before = await firm.operations();
    for (const to of [await industry({ active: false }), await industry({ deletedByOperation: 1 }), 999_999])
      expect(await firm.run(setIndustryOfCustomers, { selection: { ids }, to, customers: 5, had: 0 })).toMatchObject({
        ok: false,
        fieldErrors: { to: { key: "customers.errors.industryGone" } },
      });
    expect(await firm.operations()).toBe(before);
  });

  it("and an edit at once end as if one had come after the other, and the log says what became of each", async () => {
    const dbs = [1, 2].map(() => connectDatabase(firm.appUrl, { connections: 1 }));
    const [first = firm.db, second = firm.db] = dbs;
    for (let round = 0; round < 12; round++) {
      const { one, other, to, ids, word } = await chosen();
      // Every other time one who is in no industry yet.
      const [id = 0, from] = round % 2 === 0 ? [ids[0], one] : [ids[3], null];
      const edit = { id, ...blankCustomer, name: `${word} 0`, industry: String(other) };
      const by = { actor: firm.admin, via: "page" } as const;
      const chosenIds = [id, ids[1] ?? 0];
      const selection = from === null ? { ids: chosenIds } : { search: { ...everyCustomer, words: word, industry: one } };
      const [edited, moved] = await Promise.all([
        execute(editCustomer, edit, { db: first, ...by }),
        execute(setIndustryOfCustomers, { selection, to, customers: 2, had: 0 }, { db: second, ...by }),
      ]);
      expect(edited.ok).toBe(true);
      // Where those who are moved were named, the edit may have come first; where they were searched for, it took this one out.
      const last = await place(id);
      expect(from === null && moved.ok ? [other, to] : [other]).toContain(last);
      if (moved.ok) {
        const left = last === to ? other : from;
        const logged = (before: number | null, records: number) => ({
          ...{ entity: "customer", field: "industry", before: String(before ?? ""), after: String(to), records },
        });
        const { bulk } = await firm.logged(moved.operationId);
        expect(bulk).toHaveLength(left === one ? 1 : 2);
        expect(bulk).toEqual(expect.arrayContaining(left === one ? [logged(one, 2)] : [logged(left, 1), logged(one, 1)]));
      } else expect(moved).toMatchObject({ formError: { key: "errors.countChanged" } });
      expect(await place(ids[1] ?? 0)).toBe(moved.ok ? to : one);
    }
    await Promise.all(dbs.map((db) => db.$disconnect()));
  });

  itAnswersAsCommandsDo(() => firm, {
    command: setIndustryOfCustomers,
    input: async () => ({ selection: { ids: (await chosen()).ids }, to: await industry(), customers: 5, had: 0 }),
    refusedTo: ["employee"],
    invalid: {
      "no industry": [{ to: "" }, "to", "customers.errors.chooseIndustry"],
      "an industry that is no id": [{ to: "bygg" }, "to", "customers.errors.chooseIndustry"],
      nobody: [{ selection: { ids: [] } }, "selection", "errors.invalid"],
      "a count that is none": [{ customers: "mange" }, "customers", "errors.invalid"],
    },
  });
});
