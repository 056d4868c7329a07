import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readOperations } from "../../change-log/read-operations";
import type { Command } from "../../command";
import { aCategory, aCustomer, blankCustomer, carriedBy, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { itAnswersAsCommandsDo } from "../../testing/usual-answers";
import { createSources } from "../additional-info/create-additional-info";
import { deleteCategory } from "../categories/delete-category";
import { switchCategory } from "../categories/switch-category";
import { switchCategoryShown } from "../categories/switch-category-shown";
import { createUser } from "../users/create-user";
import type { ChangedMany } from "./change-of-many";
import { editCustomer } from "./edit-customer";
import { changeAhead, type ManyAct, manyActs, offeredToMany } from "./many-acts";
import { putCategoryOnCustomers } from "./put-category-on-customers";
import { everyCustomer } from "./customer-filters";
import { countSelected } from "./selected-customers";
import { setCustomerCategories } from "./set-customer-categories";
import { setSellerOfCustomers } from "./set-seller-of-customers";
import { setSourceOfCustomers } from "./set-source-of-customers";
import { takeCategoryOffCustomers } from "./take-category-off-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

interface Kind {
  act: ManyAct;
  command: Command<never, ChangedMany>;
  /** A value that can be set, put or taken away. */
  value: () => Promise<number>;
  /** What the customer has of the field: the ids, in order. */
  at: (customer: number) => Promise<number[]>;
  /** The facts that the sentence needs beside the counts. */
  facts: (to: number) => Promise<Record<string, unknown>>;
  field: string;
  /** The sentences for who chose nothing, and for what there is not. */
  errors: [chooseFirst: string, gone: string];
}

const seller = async (): Promise<number> => {
  const { id } = await firm.done(createUser, { name: `Selger ${(made += 1)}`, email: `selger${made}@example.no`, role: "EMPLOYEE", language: "nb" });
  await makeSeller(firm, id);
  return id;
};
const source = async (): Promise<number> => (await firm.done(createSources, { values: [{ nb: `Kilde ${(made += 1)}` }] })).ids[0] ?? 0;
const categoryName = async (id: number) => ({ name: (await firm.db.category.findUniqueOrThrow({ where: { id } })).name });

const one = { setSeller: "customerSeller", setSource: "customerSource" } as const;

const kinds: Kind[] = [
  {
    act: "setSeller",
    command: setSellerOfCustomers as unknown as Kind["command"],
    value: seller,
    at: async (customerId) => (await firm.db[one.setSeller].findMany({ where: { customerId } })).map(({ employeeId }) => employeeId),
    facts: (to) => Promise.resolve({ sellerId: to }),
    field: "seller",
    errors: ["customers.errors.chooseSeller", "customers.errors.notSeller"],
  },
  {
    act: "setSource",
    command: setSourceOfCustomers as unknown as Kind["command"],
    value: source,
    at: async (customerId) => (await firm.db[one.setSource].findMany({ where: { customerId } })).map(({ sourceId }) => sourceId),
    facts: async (to) => ({ to: (await firm.db.source.findUniqueOrThrow({ where: { id: to } })).nb }),
    field: "source",
    errors: ["customers.errors.chooseSource", "customers.errors.valueNotOffered"],
  },
  {
    act: "putCategory",
    command: putCategoryOnCustomers as unknown as Kind["command"],
    value: () => aCategory(firm),
    at: (customer) => carriedBy(firm, "customer", customer),
    facts: categoryName,
    field: "categories",
    errors: ["customers.errors.chooseCategory", "customers.errors.categoryGone"],
  },
  {
    act: "takeCategory",
    command: takeCategoryOffCustomers as unknown as Kind["command"],
    value: () => aCategory(firm),
    at: (customer) => carriedBy(firm, "customer", customer),
    facts: categoryName,
    field: "categories",
    errors: ["customers.errors.chooseCategory", "customers.errors.categoryGone"],
  },
];

/** Gives a customer a value, as the acts but the taking away do. */
async function give({ act, command }: Kind, to: number, ids: number[]): Promise<void> {
  await firm.done(act === "takeCategory" ? (putCategoryOnCustomers as unknown as Kind["command"]) : command, { selection: { ids }, to });
}

/** Three customers with another value, one with none, one with the value, and a deleted one; found by one word. */
async function chosen(kind: Kind) {
  const word = `Utvalg${(made += 1)}x`;
  const [to, other] = [await kind.value(), await kind.value()];
  const ids: number[] = [];
  for (const n of [0, 1, 2, 3, 4, 5]) ids.push(await aCustomer(firm, `${word} ${n}`));
  const deleted = ids.pop() ?? 0;
  await give(kind, other, ids.slice(0, 3));
  await give(kind, to, [ids[4] ?? 0, deleted]);
  await firm.db.customer.update({ where: { id: deleted }, data: { deletedByOperation: 1 } });
  return { word, to, other, ids, deleted };
}

const all = (kind: Kind, ids: number[]) => Promise.all(ids.map((id) => kind.at(id)));
const takes = ({ act }: Kind): boolean => act === "takeCategory";
const adds = ({ act }: Kind): boolean => act === "putCategory";

describe.each(kinds)("$act of many customers", (kind) => {
  const counts = takes(kind) ? { customers: 1, had: 4 } : { customers: 4, had: 1 };

  it("changes those that need it, as one operation, logs what they had, and leaves the others and deleted ones", async () => {
    const { to, other, ids, deleted } = await chosen(kind);
    const before = [...(await all(kind, ids)), await kind.at(deleted)];
    const operations = await firm.operations();
    const { operationId, value } = await firm.did(kind.command, { selection: { ids: [...ids, deleted] }, to, ...counts }, { as: firm.salesManager });
    expect(value).toEqual(counts);
    expect(await firm.operations()).toBe(operations + 1);
    const after = takes(kind)
      ? [[other], [other], [other], [], []]
      : adds(kind)
        ? [[to, other], [to, other], [to, other], [to], [to]].map((set) => set.sort((a, b) => a - b))
        : ids.map(() => [to]);
    expect(await all(kind, ids)).toEqual(after);
    expect(await kind.at(deleted)).toEqual([to]);
    const step = (from: number | "", into: number | "", records: number) => ({
      ...{ entity: "customer", field: kind.field, before: String(from), after: String(into), records },
    });
    expect(await firm.logged(operationId)).toEqual({
      kind: kind.command.name,
      actorId: firm.salesManager.id,
      data: { ...(await kind.facts(to)), ...counts },
      records: [],
      bulk: takes(kind) ? [step(to, "", 1)] : adds(kind) ? [step("", to, 4)] : [step("", to, 1), step(other, to, 3)],
    });

    const undo = await firm.undone(operationId);
    expect([undo.left, [...(await all(kind, ids)), await kind.at(deleted)]]).toEqual([0, before]);
    await firm.undone(undo.operationId);
    expect(await all(kind, ids)).toEqual(after);
  });

  it("counts ahead what it does, for those named and for all that a search finds, and offers what can be chosen", async () => {
    const { word, to, ids, deleted } = await chosen(kind);
    const selections = [{ ids: [...ids, deleted] }, { search: { ...everyCustomer, words: word } }];
    for (const selection of selections) {
      const selected = await countSelected(firm.db, selection, manyActs[kind.act], "nb");
      expect(selected.customers).toBe(5);
      expect(changeAhead(kind.act, selected, to)).toMatchObject(counts);
      const offered = await offeredToMany(firm.db, kind.act, selected, "nb");
      expect(offered.map(({ id }) => id)).toContain(to);
    }
    expect(await firm.done(kind.command, { selection: selections[1], to, ...counts })).toEqual(counts);
  });

  it("asks again when others are found than the question said, and changes nothing then", async () => {
    const { to, ids } = await chosen(kind);
    const before = await firm.everything();
    const again = { ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } };
    for (const seen of [
      { ...counts, customers: counts.customers - 1 },
      { ...counts, had: counts.had + 1 },
    ])
      expect(await firm.run(kind.command, { selection: { ids }, to, ...seen })).toMatchObject(again);
    expect(await firm.everything()).toEqual(before);
  });

  it("asks again when as many are found, and not the same, and changes nothing then", async () => {
    const { word, to, ids } = await chosen(kind);
    const selection = { search: { ...everyCustomer, words: word } };
    const { who } = await countSelected(firm.db, selection, manyActs[kind.act], "nb");
    const [left = 0] = ids;
    const { name } = await firm.db.customer.findUniqueOrThrow({ where: { id: left } });
    await firm.done(editCustomer, { id: left, ...blankCustomer, name: "Ikke med lenger AS" });
    const came = await aCustomer(firm, `Kom ${name}`);
    for (const value of await kind.at(left)) await give(kind, value, [came]);
    const before = await firm.everything();
    expect(await firm.run(kind.command, { selection, to, ...counts, who })).toMatchObject({
      formError: { key: "errors.othersFound" },
      offer: { askAgain: 1, others: 1 },
    });
    expect(await firm.everything()).toEqual(before);
    const seen = await countSelected(firm.db, selection, manyActs[kind.act], "nb");
    expect(await firm.done(kind.command, { selection, to, ...counts, who: seen.who })).toEqual(counts);
  });

  it("with nobody who needs it is unchanged", async () => {
    const { to, ids } = await chosen(kind);
    const done = takes(kind) ? ids.slice(0, 4) : ids.slice(4);
    const before = await firm.everything();
    const value = { customers: 0, had: done.length };
    expect(await firm.run(kind.command, { selection: { ids: done }, to, ...value })).toEqual({ ok: true, value, operationId: null });
    expect(await firm.everything()).toEqual(before);
  });

  it("leaves in the undo whom somebody changed since, also if changed back", async () => {
    const { to, ids } = await chosen(kind);
    const { operationId } = await firm.did(kind.command, { selection: { ids }, to, ...counts });
    const changed = (takes(kind) ? ids[4] : ids[0]) ?? 0;
    if (kind.field === "categories") {
      const [put, take] = [
        { id: changed, put: [to] },
        { id: changed, take: [to] },
      ];
      for (const step of takes(kind) ? [put, take] : [take, put]) await firm.done(setCustomerCategories, step);
    } else for (const value of [await kind.value(), to]) await give(kind, value, [changed]);
    const stands = await kind.at(changed);
    if (takes(kind)) expect(await firm.undo(operationId)).toMatchObject({ ok: false, formError: { key: "changeLog.errors.changedSince" } });
    else expect((await firm.undone(operationId)).left).toBe(1);
    expect(await kind.at(changed)).toEqual(stands);
  });

  itAnswersAsCommandsDo(() => firm, {
    command: kind.command,
    input: async () => {
      const { ids, to } = await chosen(kind);
      return { selection: { ids }, to, ...counts };
    },
    refusedTo: ["employee"],
    invalid: {
      "nothing chosen": [{ to: "" }, "to", kind.errors[0]],
      "nobody selected": [{ selection: { ids: [] } }, "selection", "errors.invalid"],
      "what there is not": [{ to: 999_999 }, "to", kind.errors[1]],
    },
  });
});

describe("a value that can't be chosen any more is refused by its field, and changes nothing:", () => {
  const refusal = (key: string) => ({ ok: false, fieldErrors: { to: { key } } });

  it("a seller who left the last «Salg» group, and a source switched off", async () => {
    const [nobody, gone] = [firm.admin.id, await source()];
    await firm.db.source.update({ where: { id: gone }, data: { active: false } });
    const [ids, before] = [[await aCustomer(firm)], await firm.operations()];
    expect(await firm.run(setSellerOfCustomers, { selection: { ids }, to: nobody })).toMatchObject(refusal("customers.errors.notSeller"));
    expect(await firm.run(setSourceOfCustomers, { selection: { ids }, to: gone })).toMatchObject(refusal("customers.errors.valueNotOffered"));
    expect(await firm.operations()).toBe(before);
  });

  it("a category that is switched off can be taken off but not put, one that is hidden or deleted neither", async () => {
    const [off, hidden, deleted] = [await aCategory(firm), await aCategory(firm), await aCategory(firm)];
    const ids = [await aCustomer(firm)];
    for (const to of [off, hidden, deleted]) await firm.done(putCategoryOnCustomers, { selection: { ids }, to });
    await firm.done(switchCategory, { id: off, active: false });
    await firm.done(switchCategoryShown, { id: hidden, where: "customer", shown: false });
    await firm.done(deleteCategory, { id: deleted, customers: 1, contacts: 0 });
    const gone = refusal("customers.errors.categoryGone");
    for (const to of [off, hidden, deleted]) expect(await firm.run(putCategoryOnCustomers, { selection: { ids }, to })).toMatchObject(gone);
    for (const to of [hidden, deleted]) expect(await firm.run(takeCategoryOffCustomers, { selection: { ids }, to })).toMatchObject(gone);
    const selected = await countSelected(firm.db, { ids }, "category", "nb");
    expect((await offeredToMany(firm.db, "takeCategory", selected, "nb")).map(({ id, customers }) => [id, customers])).toEqual([[off, 1]]);
    expect(await firm.done(takeCategoryOffCustomers, { selection: { ids }, to: off })).toEqual({ customers: 1, had: 0 });
    expect(await carriedBy(firm, "customer", ids[0] ?? 0)).toEqual([hidden, deleted]);
  });
});

it("what an act on many changed on a customer stands in its own log, from what to what", async () => {
  const [from, to, category] = [await seller(), await seller(), await aCategory(firm)];
  const ids = [await aCustomer(firm), await aCustomer(firm)];
  await firm.done(editCustomer, { id: ids[0], ...blankCustomer, name: "Med selger", seller: from });
  await firm.done(setSellerOfCustomers, { selection: { ids }, to });
  await firm.done(putCategoryOnCustomers, { selection: { ids }, to: category });
  await firm.done(takeCategoryOffCustomers, { selection: { ids }, to: category });
  const { operations } = await readOperations(firm.db, { customer: ids[0] });
  expect(operations.slice(0, 3).map(({ changes }) => changes.map(({ before, after }) => [before, after]))).toEqual([
    [[{ category }, { category: null }]],
    [[{ category: null }, { category }]],
    [[{ seller: from }, { seller: to }]],
  ]);
});
