import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { connectDatabase, type Database } from "../../db/client";
import { type Command, execute } from "../../command";
import type { Outcome } from "../../outcome";
import { aCustomer, anIndustry, blankCustomer } from "../../testing/records";
import { pick, random, replay, stepsOf } from "../../testing/replay-log";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createIndustry } from "../industries/create-industry";
import { listIndustriesWithCounts } from "../industries/industry-queries";
import { undoOperation } from "../undo/undo-operation";
import { deleteIndustry } from "./delete-industry";
import { editCustomer } from "./edit-customer";
import { moveCustomers } from "./move-customers";
import { everyCustomer } from "./customer-filters";
import { changeAhead } from "./many-acts";
import { countSelected } from "./selected-customers";
import { setIndustryOfCustomers } from "./set-industry-of-customers";

const acts = 200;
const people = 8;

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

/** One act of one person: a move, an edit, a deletion, a new industry, «Sett bransje» on what a search finds, an undo. */
async function act(db: Database, below: (n: number) => number, customers: readonly number[]): Promise<Outcome<unknown>> {
  const as = { db, actor: firm.admin, via: "page" as const };
  const run = <Input, Value>(command: Command<Input, Value>, input: unknown) => execute(command, input, as);
  const industries = await listIndustriesWithCounts(db, "nb");
  const [from, to] = [pick(below, industries), pick(below, industries)];
  const customer = pick(below, customers) ?? 0;
  switch (below(9)) {
    case 0:
    case 1:
    case 2:
      return run(moveCustomers, { id: from?.id, to: to?.id, customers: from?.customers, deletedCustomers: from?.deletedCustomers });
    case 3:
    case 4: {
      const { name } = await db.customer.findUniqueOrThrow({ where: { id: customer } });
      return run(editCustomer, { id: customer, ...blankCustomer, name, industry: below(6) === 0 ? "" : (to?.id ?? "") });
    }
    case 5:
      return run(deleteIndustry, { id: from?.id, to: to?.id, customers: from?.customers, deletedCustomers: from?.deletedCustomers });
    case 6:
      return run(createIndustry, { nb: `Ny ${below(2 ** 31)}`, en: "", code: "", codeStandard: "" });
    case 7: {
      const selection = { search: { ...everyCustomer, industry: below(2) === 0 ? (from?.id ?? null) : null, words: `Kunde ${below(10)}` } };
      const answer = async (): Promise<Outcome<unknown>> => {
        const selected = await countSelected(db, selection, "industry", "nb");
        const { customers, had } = changeAhead("setIndustry", selected, to?.id ?? 0);
        return run(setIndustryOfCustomers, { selection, to: to?.id, customers, had });
      };
      // Where the count changed meanwhile one is asked again, and answers again.
      let outcome = await answer();
      for (let again = 0; !outcome.ok && again < 4; again++) outcome = await answer();
      return outcome;
    }
    default: {
      const recent = await db.operation.findMany({ where: { kind: { not: "customers.create" } }, orderBy: { id: "desc" }, take: 12, select: { id: true } });
      return undoOperation(pick(below, recent)?.id ?? 0, as);
    }
  }
}

describe("moves, edits, undos and deletions of industries at once", () => {
  it("end as if one had come after the other: every customer is where a replay of the log leads", { timeout: 300_000 }, async () => {
    const industries: number[] = [];
    for (let n = 0; n < 5; n++) industries.push(await anIndustry(firm));
    const customers: number[] = [];
    for (let n = 0; n < 40; n++) customers.push(await aCustomer(firm, undefined, { industry: industries[n % 4] ?? "" }));
    await firm.db.customer.updateMany({ where: { id: { in: customers.slice(0, 5) } }, data: { deletedByOperation: 1 } });

    const outcomes: Outcome<unknown>[] = [];
    await Promise.all(
      dbs.map(async (db, person) => {
        const below = random(20_261_125 + person);
        for (let n = 0; n < acts / people; n++) outcomes.push(await act(db, below, customers.slice(5)));
      }),
    );
    expect(outcomes).toHaveLength(acts);
    // What went wrong otherwise than by a plain refusal would have been thrown.
    for (const outcome of outcomes)
      if (!outcome.ok) expect([outcome.formError, ...Object.values(outcome.fieldErrors)].some((message) => message !== null)).toBe(true);
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(acts / 4);

    const steps = await stepsOf(firm, "industry");
    const places = new Map((await firm.db.customerIndustry.findMany()).map(({ customerId, industryId }) => [customerId, industryId]));
    const replayed = customers.map((id) => [id, replay(steps.get(String(id)) ?? [])]);
    expect(replayed).toEqual(customers.map((id) => [id, places.get(id) ?? null]));
    // Nobody is in an industry that is deleted.
    const gone = await firm.db.industry.findMany({ where: { deletedByOperation: { not: null } }, select: { id: true } });
    expect([...places.values()].filter((place) => gone.some(({ id }) => id === place))).toEqual([]);
    const kinds = await firm.db.operation.groupBy({ by: ["kind"], _count: true });
    for (const kind of ["industries.moveCustomers", "customers.setIndustry", "customers.edit", "industries.delete", "changeLog.undo"])
      expect(kinds.map((row) => row.kind)).toContain(kind);
  });

  it("A to B while B goes to A: all end in one of the two, or the later one asks again", async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await anIndustry(firm), await anIndustry(firm)];
      for (const industry of [a, a, b]) await aCustomer(firm, undefined, { industry });
      const move = (db: Database | undefined, id: number, to: number, customers: number) =>
        execute(moveCustomers, { id, to, customers, deletedCustomers: 0 }, { db: db ?? firm.db, actor: firm.admin, via: "page" });
      const answers = await Promise.all([move(dbs[0], a, b, 2), move(dbs[1], b, a, 1)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ formError: { key: "errors.countChanged" } });
      const counts = (await listIndustriesWithCounts(firm.db, "nb")).filter(({ id }) => id === a || id === b).map(({ customers }) => customers);
      expect(counts.sort()).toEqual([0, 3]);
    }
  });

  it("A to B while B is deleted: whichever comes first, nobody is left in what is gone", async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await anIndustry(firm), await anIndustry(firm)];
      const customer = await aCustomer(firm, undefined, { industry: a });
      const as = (n: number) => ({ db: dbs[n] ?? firm.db, actor: firm.admin, via: "page" as const });
      const [moved, deleted] = await Promise.all([
        execute(moveCustomers, { id: a, to: b, customers: 1, deletedCustomers: 0 }, as(0)),
        execute(deleteIndustry, { id: b, to: "", customers: 0, deletedCustomers: 0 }, as(1)),
      ]);
      expect([moved.ok, deleted.ok].filter(Boolean)).toHaveLength(1);
      expect((await firm.db.customerIndustry.findUniqueOrThrow({ where: { customerId: customer } })).industryId).toBe(moved.ok ? b : a);
    }
  });

  it("A to B while a customer is put in A: it is moved along by a new question, or stays where it was put, never unseen", async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await anIndustry(firm), await anIndustry(firm)];
      await aCustomer(firm, undefined, { industry: a });
      const late = await aCustomer(firm, "Sen AS");
      const as = (n: number) => ({ db: dbs[n] ?? firm.db, actor: firm.admin, via: "page" as const });
      const [moved, put] = await Promise.all([
        execute(moveCustomers, { id: a, to: b, customers: 1, deletedCustomers: 0 }, as(0)),
        execute(editCustomer, { id: late, ...blankCustomer, name: "Sen AS", industry: a }, as(1)),
      ]);
      expect(put.ok).toBe(true);
      expect((await firm.db.customerIndustry.findUniqueOrThrow({ where: { customerId: late } })).industryId).toBe(a);
      if (!moved.ok) expect(moved.formError).toEqual({ key: "errors.countChanged" });
    }
  });
});
