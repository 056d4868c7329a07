import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Command, executeUndo } from "../../command";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { createProducts, createSources } from "../additional-info/create-additional-info";
import { createContacts } from "../contacts/create-contacts";
import { addMember } from "../groups/add-member";
import { createGroup } from "../groups/create-group";
import { createOpportunities } from "./create-opportunities";
import { opportunityEntity } from "./opportunity-entity";
import { createLostReasons, createOpportunitySteps, createOpportunityTypes } from "./opportunity-lists";

let firm: TestFirm;
let known: { customer: number; other: number; contact: number; source: number; type: number; step: number; reason: number; product: number };
const first = (created: { ids: number[] }): number => created.ids[0] ?? 0;
const now = new Date("2026-05-04T10:00:00Z");

beforeAll(async () => {
  firm = await testFirm();
  const group = await firm.done(createGroup, { name: "Salg", type: "SALES", from: "2026-01-01" });
  for (const { id } of [firm.employee, firm.salesManager]) await firm.done(addMember, { groupId: group.id, employeeId: id, from: "2026-01-01" });
  const [customer, other] = await Promise.all(
    ["Ave-Bygg AS", "Bygg & Fix AS"].map((name) => firm.db.customer.create({ data: { name, updatedByOperation: 1 } })),
  );
  known = {
    customer: customer?.id ?? 0,
    other: other?.id ?? 0,
    contact: first(
      await firm.done(createContacts, { contacts: [{ name: "Nora Berg", email: "", phone: "", links: [{ customerId: customer?.id, from: "2026-01-01" }] }] }),
    ),
    source: first(await firm.done(createSources, { values: [{ nb: "Nettside" }] })),
    type: first(await firm.done(createOpportunityTypes, { values: [{ nb: "Nysalg" }] })),
    step: first(await firm.done(createOpportunitySteps, { values: [{ nb: "Tilbud", probability: 60 }] })),
    reason: first(await firm.done(createLostReasons, { values: [{ nb: "Pris" }] })),
    product: first(await firm.done(createProducts, { values: [{ nb: "Serviceavtale" }] })),
  };
});
afterAll(() => firm.close());

const whole = () => ({
  title: "Ny serviceavtale",
  customerId: known.customer,
  contactId: known.contact,
  sourceId: known.source,
  typeId: known.type,
  stepId: known.step,
  amount: 125_000_00,
  expectedClose: "2026-06-30",
  products: [known.product],
  sellers: [
    { employeeId: firm.employee.id, share: 7_500 },
    { employeeId: firm.salesManager.id, share: 2_500 },
  ],
});
const make = (...opportunities: object[]) => firm.run(createOpportunities, { opportunities }, { now });
const stored = (id: number) =>
  firm.db.opportunity.findUniqueOrThrow({ where: { id }, include: { products: true, sellers: { orderBy: { employeeId: "asc" } } } });

describe("a new opportunity", () => {
  it("keeps what it was made with, takes its step's probability, and is logged with the customer's values apart", async () => {
    const outcome = await firm.run(createOpportunities, { opportunities: [whole()] }, { now, as: firm.employee });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const id = first(outcome.value);
    expect(await stored(id)).toMatchObject({
      ...{ title: "Ny serviceavtale", customerId: known.customer, contactId: known.contact, sourceId: known.source, typeId: known.type, stepId: known.step },
      ...{ status: "OPEN", amount: 12_500_000n, probability: 60, expectedClose: new Date("2026-06-30"), closedOn: null, lostReasonId: null },
      products: [{ productId: known.product }],
      sellers: [
        { employeeId: firm.salesManager.id, share: 2_500 },
        { employeeId: firm.employee.id, share: 7_500 },
      ],
    });
    const log = await firm.logged(outcome.operationId);
    expect(log).toMatchObject({ kind: "opportunities.create", actorId: firm.employee.id, data: { opportunities: 1 } });
    expect(log.records).toMatchObject([
      {
        entity: "opportunity",
        id,
        before: null,
        after: { title: "Ny serviceavtale", amount: 12_500_000, customer: known.customer },
        label: "Ny serviceavtale",
      },
    ]);
    const personal = await firm.db.changePersonal.findFirst({ where: { change: { operationId: outcome.operationId ?? 0 } } });
    expect(personal).toMatchObject({ subject: "customer", subjectId: known.customer });
  });

  it("that is won or lost is closed on the day said, else today in Oslo", async () => {
    const outcome = await make(
      { ...whole(), status: "WON", closedOn: "2026-04-01" },
      { ...whole(), status: "LOST", lostReasonId: known.reason, probability: 10 },
      { ...whole(), status: "WON" },
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const rows = await Promise.all(outcome.value.ids.map(stored));
    expect(rows.map(({ status, closedOn, probability }) => [status, closedOn?.toISOString().slice(0, 10), probability])).toEqual([
      ["WON", "2026-04-01", 100],
      ["LOST", "2026-05-04", 10],
      ["WON", "2026-05-04", 100],
    ]);
  });

  it("comes with many others as one operation, in their order, and is undone with them but for what changed since", async () => {
    const outcome = await make(...[1, 2, 3].map((n) => ({ ...whole(), title: `Salg ${n}` })));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const { ids } = outcome.value;
    expect((await Promise.all(ids.map(stored))).map(({ title }) => title)).toEqual(["Salg 1", "Salg 2", "Salg 3"]);
    expect((await firm.logged(outcome.operationId)).bulk).toEqual([{ entity: "opportunity", field: "deleted", before: "true", after: "false", records: 3 }]);

    await firm.db.opportunity.update({ where: { id: ids[1] }, data: { updatedByOperation: 999_999 } });
    const command = createOpportunities as unknown as Command;
    const undone = await executeUndo({ command, operationId: outcome.operationId ?? 0 }, new Map([["opportunity", opportunityEntity]]), {
      db: firm.db,
      actor: firm.admin,
      via: "page",
    });
    expect(undone).toMatchObject({ ok: true, value: { left: 1 } });
    expect((await Promise.all(ids.map(stored))).map(({ deletedByOperation }) => deletedByOperation !== null)).toEqual([true, false, true]);
  });
});

describe("an opportunity is refused", () => {
  const refusedFor = async (change: object, field: string, key: string) => {
    const [count, operations] = [await firm.db.opportunity.count(), await firm.operations()];
    const outcome = await make(whole(), { ...whole(), ...change });
    expect(outcome.ok ? null : Object.values(outcome.fieldErrors)[0]?.key).toBe(key);
    if (!outcome.ok && !("opportunities" in outcome.fieldErrors)) expect(Object.keys(outcome.fieldErrors)).toEqual([field]);
    expect([await firm.db.opportunity.count(), await firm.operations()]).toEqual([count, operations]);
  };

  it("for what is not, or no longer, there", async () => {
    const gone = await firm.db.customer.create({ data: { name: "Slettet AS", updatedByOperation: 1, deletedByOperation: 1 } });
    await refusedFor({ customerId: gone.id, contactId: null }, "customerId", "opportunities.errors.customerGone");
    await refusedFor({ sourceId: 999_999 }, "sourceId", "opportunities.errors.valueGone");
    await refusedFor({ products: [known.product, 999_999] }, "products", "opportunities.errors.valueGone");
    await refusedFor({ customerId: known.other }, "contactId", "opportunities.errors.contactNotThere");
    await refusedFor({ sellers: [{ employeeId: firm.admin.id, share: 10_000 }] }, "sellers", "opportunities.errors.notSeller");
  });

  it("for shares that do not make a hundred per cent, for a seller twice, and for none", async () => {
    const { id: employeeId } = firm.employee;
    await refusedFor({ sellers: [{ employeeId, share: 9_999 }] }, "sellers", "opportunities.errors.sharesWhole");
    await refusedFor(
      {
        sellers: [
          { employeeId, share: 5_000 },
          { employeeId, share: 5_000 },
        ],
      },
      "sellers",
      "opportunities.errors.sellerTwice",
    );
    await refusedFor({ sellers: [] }, "sellers", "opportunities.errors.noSeller");
  });

  it("for amounts, days and states that cannot be", async () => {
    await refusedFor({ amount: -1 }, "amount", "opportunities.errors.amount");
    await refusedFor({ amount: 0.5 }, "amount", "opportunities.errors.amount");
    await refusedFor({ expectedClose: "2026-02-30" }, "expectedClose", "errors.date");
    await refusedFor({ closedOn: "2026-04-01" }, "closedOn", "opportunities.errors.openIsNotClosed");
    await refusedFor({ lostReasonId: known.reason }, "lostReasonId", "opportunities.errors.lostReasonOfLost");
    await refusedFor({ title: " " }, "title", "opportunities.errors.titleRequired");
  });

  it("to nobody signed in", async () => {
    expect(await firm.run(createOpportunities, { opportunities: [whole()] }, { as: null })).toMatchObject({ ok: false, reason: "not signed in" });
  });
});

describe("the database itself", () => {
  const opportunity = async () => {
    const outcome = await make(whole());
    if (!outcome.ok) throw new Error("refused");
    return first(outcome.value);
  };

  it("lets no opportunity stand whose shares do not make the whole at the end of a transaction", async () => {
    const id = await opportunity();
    const shares = firm.db.opportunitySeller;
    await expect(shares.updateMany({ where: { opportunityId: id, employeeId: firm.employee.id }, data: { share: 7_000 } })).rejects.toThrow(/10,000/);
    await expect(shares.deleteMany({ where: { opportunityId: id } })).rejects.toThrow(/10,000/);
    await expect(
      firm.db.opportunity.create({
        data: { title: "Uten selger", customerId: known.customer, amount: 1, probability: 0, expectedClose: new Date("2026-06-30"), updatedByOperation: 1 },
      }),
    ).rejects.toThrow(/10,000/);
    await firm.db.$transaction([
      shares.updateMany({ where: { opportunityId: id, employeeId: firm.employee.id }, data: { share: 5_000 } }),
      shares.updateMany({ where: { opportunityId: id, employeeId: firm.salesManager.id }, data: { share: 5_000 } }),
    ]);
    expect((await stored(id)).sellers.map(({ share }) => share)).toEqual([5_000, 5_000]);
  });

  it("makes two who change shares at once wait for each other", async () => {
    const id = await opportunity();
    const change = (employeeId: number, share: number) => firm.db.opportunitySeller.updateMany({ where: { opportunityId: id, employeeId }, data: { share } });
    const outcomes = await Promise.allSettled([
      firm.db.$transaction([change(firm.employee.id, 6_000), change(firm.salesManager.id, 4_000)]),
      firm.db.$transaction([change(firm.employee.id, 1_000), change(firm.salesManager.id, 9_000)]),
    ]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    expect((await stored(id)).sellers.reduce((sum, { share }) => sum + share, 0)).toBe(10_000);
  });

  it("keeps the closing day and the lost reason to their states", async () => {
    const id = await opportunity();
    await expect(firm.db.opportunity.update({ where: { id }, data: { closedOn: new Date("2026-05-01") } })).rejects.toThrow();
    await expect(firm.db.opportunity.update({ where: { id }, data: { status: "WON" } })).rejects.toThrow();
    await expect(firm.db.opportunity.update({ where: { id }, data: { lostReasonId: known.reason } })).rejects.toThrow();
  });
});
