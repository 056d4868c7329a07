import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { aHolder, aValue, everyList, heldBy, inOrder, type OneList, put } from "../../testing/value-lists";
import { createContact } from "../contacts/create-contact";
import { createContacts } from "../contacts/create-contacts";
import { createOpportunities } from "../opportunities/create-opportunities";
import { countUsesOf, noUses } from "./value-uses";

let firm: TestFirm;
let customer: number;
beforeAll(async () => {
  firm = await testFirm();
  customer = await aCustomer(firm);
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const listOf = (noun: string): OneList => everyList.find((one) => one.noun === noun) as OneList;

const opportunity = (fields: object) => ({
  ...{ title: "Ny avtale", customerId: customer, amount: 100, expectedClose: "2026-06-30", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] },
  ...fields,
});

/** Each way a value is put on something by a command. */
const puts: { noun: string; what: string; by: (id: number) => Promise<unknown> }[] = [
  {
    noun: "contactRoles",
    what: "a new contact",
    by: (role) => firm.run(createContact, { customerId: customer, name: "Nora Berg", email: "", phone: "", role: String(role) }),
  },
  {
    noun: "contactRoles",
    what: "many new contacts",
    by: (role) => firm.run(createContacts, { contacts: [{ name: "Per", email: "", phone: "", links: [{ customerId: customer, role }] }] }),
  },
  { noun: "sources", what: "an opportunity", by: (sourceId) => firm.run(createOpportunities, { opportunities: [opportunity({ sourceId })] }) },
  { noun: "products", what: "an opportunity", by: (id) => firm.run(createOpportunities, { opportunities: [opportunity({ products: [id] })] }) },
  { noun: "opportunityTypes", what: "an opportunity", by: (typeId) => firm.run(createOpportunities, { opportunities: [opportunity({ typeId })] }) },
  { noun: "opportunitySteps", what: "an opportunity", by: (stepId) => firm.run(createOpportunities, { opportunities: [opportunity({ stepId })] }) },
  {
    noun: "lostReasons",
    what: "an opportunity",
    by: (lostReasonId) => firm.run(createOpportunities, { opportunities: [opportunity({ status: "LOST", lostReasonId })] }),
  },
];

describe.each(puts)("one of $noun, deleted while it is put on $what", ({ noun, by }) => {
  const one = listOf(noun);

  it("is either there and asked about again, or gone and refused; never used and deleted", async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const id = await aValue(firm, one, `Omkjempet ${round} ${Math.random()}`);
      const [deleted, taken] = await Promise.all([firm.run(one.commands.delete, { id, replacement: "none", ...noUses }), by(id)]);
      const used = Object.values(await countUsesOf(firm.db, one.list.entity, id)).some((count) => count > 0);
      const outcome = taken as { ok: boolean; fieldErrors?: object };
      expect([deleted.ok, outcome.ok, used]).toEqual(deleted.ok ? [true, false, false] : [false, true, true]);
      if (!deleted.ok) expect(deleted.offer).toEqual({ askAgain: id });
      else expect(Object.keys(outcome.fieldErrors ?? {})).toHaveLength(1);
      seen.add(deleted.ok ? "deleted" : "used");
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});

describe("two at once", () => {
  const origins = listOf("origins");

  it("who take one name, in whichever language, are told apart: the first has it", async () => {
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.all([
        firm.run(origins.commands.add, { nb: `Navn ${round}`, en: "" }),
        firm.run(origins.commands.add, { nb: `Annet ${round}`, en: `NAVN ${round}` }),
        firm.run(origins.commands.add, { nb: `  navn  ${round} `, en: "" }),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes)
        if (!outcome.ok) expect(Object.values(outcome.fieldErrors)).toEqual([expect.objectContaining({ key: expect.stringMatching(/nameTaken$/) })]);
    }
  });

  it("who move values leave each place taken once", async () => {
    const ids: number[] = [];
    for (let n = 0; n < 6; n++) ids.push(await aValue(firm, origins, `Plass ${n}`));
    const before = await inOrder(firm, origins);
    const moves = Array.from({ length: 24 }, (_, n) =>
      firm.run(origins.commands.move, { id: ids[n % 6], to: n % 3 === 0 ? "after" : n % 2 === 0 ? "up" : "down", of: ids[(n + 2) % 6] }),
    );
    const adds = Array.from({ length: 4 }, (_, n) => firm.run(origins.commands.add, { nb: `Ny plass ${n}`, en: "" }));
    for (const { ok } of await Promise.all([...moves, ...adds])) expect(ok).toBe(true);
    expect((await inOrder(firm, origins)).toSorted()).toEqual([...before, ...Array.from({ length: 4 }, (_, n) => `Ny plass ${n}`)].toSorted());
    const rows = await firm.db.origin.findMany({ orderBy: { position: "asc" } });
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, n) => n + 1));
  });

  it("who replace each one by the other's end as if one had come after the other", async () => {
    const [use] = origins.list.entity.uses;
    if (!use) throw new Error("no use");
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await aValue(firm, origins, `Ene ${round}`), await aValue(firm, origins, `Andre ${round}`)];
      const holders = [await aHolder(firm, use), await aHolder(firm, use)];
      await put(firm, use, holders[0] ?? 0, a);
      await put(firm, use, holders[1] ?? 0, b);
      const outcomes = await Promise.all(
        [
          { id: a, replacement: b },
          { id: b, replacement: a },
        ].map((input) => firm.run(origins.commands.delete, { ...input, ...noUses, customers: 1 })),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const stays = outcomes[0]?.ok ? b : a;
      for (const holder of holders) expect(await heldBy(firm, use, holder)).toEqual([stays]);
    }
  });
});
