import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Command, execute } from "../../command";
import { connectDatabase, type Database } from "../../db/client";
import type { Outcome } from "../../outcome";
import { aCategory, aCustomer, blankCustomer, makeSeller } from "../../testing/records";
import { pick, random, replay, stepsOf } from "../../testing/replay-log";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createSources } from "../additional-info/create-additional-info";
import { undoOperation } from "../undo/undo-operation";
import { editAdditionalInfo } from "./edit-additional-info";
import { editCustomer } from "./edit-customer";
import { putCategoryOnCustomers } from "./put-category-on-customers";
import { everyCustomer } from "./customer-filters";
import type { CustomerSelection } from "./selected-customers";
import { setCustomerCategories } from "./set-customer-categories";
import { setSellerOfCustomers } from "./set-seller-of-customers";
import { setSourceOfCustomers } from "./set-source-of-customers";
import { takeCategoryOffCustomers } from "./take-category-off-customers";

const acts = 240;
const people = 6;

let firm: TestFirm;
let dbs: Database[];
beforeAll(async () => {
  firm = await testFirm();
  dbs = Array.from({ length: people }, () => connectDatabase(firm.appUrl, { connections: 1 }));
});
afterAll(async () => {
  await Promise.all(dbs.map((db) => db.$disconnect()));
  await firm.close();
});

interface World {
  customers: number[];
  sellers: number[];
  sources: number[];
  categories: number[];
}

/** What is undone: these acts and their undos, never what the world was made with (a seller that is none any more takes nobody). */
const ofTheseActs = {
  kind: {
    in: [setSellerOfCustomers, setSourceOfCustomers, putCategoryOnCustomers, takeCategoryOffCustomers, editCustomer, editAdditionalInfo, setCustomerCategories]
      .map(({ name }) => name)
      .concat("changeLog.undo"),
  },
};

/** One act of one person: on many, on one, or an undo of something recent. */
async function act(db: Database, below: (n: number) => number, { customers, sellers, sources, categories }: World): Promise<Outcome<unknown>> {
  const as = { db, actor: firm.admin, via: "page" as const };
  const run = <Input, Value>(command: Command<Input, Value>, input: unknown) => execute(command, input, as);
  const [id, category, seller, source] = [pick(below, customers), pick(below, categories), pick(below, sellers), pick(below, sources)];
  const ids = customers.filter(() => below(2) === 0);
  const search = { ...everyCustomer, words: `Kunde ${below(4)}` };
  const selection: CustomerSelection = below(2) === 0 && ids.length > 0 ? { ids } : { search };
  switch (below(10)) {
    case 0:
      return run(setSellerOfCustomers, { selection, to: seller });
    case 1:
      return run(setSourceOfCustomers, { selection, to: source });
    case 2:
    case 3:
      return run(putCategoryOnCustomers, { selection, to: category });
    case 4:
    case 5:
      return run(takeCategoryOffCustomers, { selection, to: category });
    case 6: {
      const { name } = await db.customer.findUniqueOrThrow({ where: { id } });
      return run(editCustomer, { id, ...blankCustomer, name, seller: below(3) === 0 ? "" : seller });
    }
    case 7:
      return below(2) === 0
        ? run(editAdditionalInfo, { id, origin: "", products: "", source: below(3) === 0 ? "" : source })
        : run(setCustomerCategories, below(2) === 0 ? { id, put: [category] } : { id, take: [category] });
    default: {
      const recent = await db.operation.findMany({ where: ofTheseActs, orderBy: { id: "desc" }, take: 10, select: { id: true } });
      return undoOperation(pick(below, recent)?.id ?? 0, as);
    }
  }
}

describe("acts on many, on one, and their undos at once", () => {
  it("end as if one had come after the other: every customer has what a replay of the log leads to", { timeout: 300_000 }, async () => {
    const world: World = { customers: [], sellers: [firm.admin.id, firm.employee.id], sources: [], categories: [] };
    for (const id of world.sellers) await makeSeller(firm, id);
    world.sources = (await firm.done(createSources, { values: [{ nb: "Messe" }, { nb: "Nettside" }] })).ids;
    for (let n = 0; n < 3; n++) world.categories.push(await aCategory(firm));
    for (let n = 0; n < 24; n++) world.customers.push(await aCustomer(firm, `Kunde ${n % 4} nr. ${n}`));

    const outcomes: Outcome<unknown>[] = [];
    await Promise.all(
      dbs.map(async (db, person) => {
        const below = random(20_261_127 + person);
        for (let n = 0; n < acts / people; n++) outcomes.push(await act(db, below, world));
      }),
    );
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(acts / 3);

    const [sellers, sources, categories] = await Promise.all([
      firm.db.customerSeller.findMany(),
      firm.db.customerSource.findMany(),
      firm.db.customerCategory.findMany(),
    ]);
    const stands = {
      seller: new Map(sellers.map(({ customerId, employeeId }) => [String(customerId), employeeId])),
      source: new Map(sources.map(({ customerId, sourceId }) => [String(customerId), sourceId])),
      categories: new Map(categories.map(({ customerId, categoryId }) => [`${customerId}:${categoryId}`, categoryId])),
    };
    for (const field of ["seller", "source", "categories"] as const) {
      const steps = await stepsOf(firm, field);
      const replayed = [...steps].map(([key, of]) => [key, replay(of)] as const).filter(([, end]) => end !== null);
      expect(new Map(replayed)).toEqual(stands[field]);
    }
    const kinds = (await firm.db.operation.groupBy({ by: ["kind"], _count: true })).map(({ kind }) => kind);
    for (const kind of ["setSeller", "setSource", "putCategory", "takeCategory"]) expect(kinds).toContain(`customers.${kind}`);
    expect(kinds).toContain("changeLog.undo");
  });
});
