import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { productCommands, sourceCommands } from "../additional-info/additional-info-lists";
import { deleteCustomers } from "../customers/delete-customers";
import { createOpportunities } from "../opportunities/create-opportunities";
import { deleteOpportunity } from "../opportunities/delete-opportunity";
import { lostReasonCommands, opportunityStepCommands, opportunityTypeCommands } from "../opportunities/opportunity-lists";
import { listConflictChoices } from "../restoring/conflict-choices";
import { conflictKey } from "../restoring/restore-conflicts";
import { noUses } from "../value-lists/value-uses";
import { planSelection } from "./plan-restore-of-customers";
import { restorableCustomers } from "./restorable-customers";
import { restoreCustomers } from "./restore-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const named = (what: string): string => `${what} ${(made += 1)}`;
const aValue = async (commands: typeof sourceCommands): Promise<number> => (await firm.done(commands.add, { nb: named("Verdi"), en: "" })).id;
const aStep = async (probability: number): Promise<number> =>
  (await firm.done(opportunityStepCommands.add, { nb: named("Steg"), en: "", probability: String(probability) })).id;

/** A value deleted that deleted opportunities alone have. */
const gone = (commands: typeof sourceCommands, id: number, deleted: number, replacement: number | "none" = "none") =>
  firm.done(commands.delete, { id, replacement, ...noUses, deleted });

const plan = (ids: number[]) => planSelection(firm.db, firm.admin, { ids }, "nb", new Date());

/** What the question's form sends, with what is chosen. */
async function asked(ids: number[], answers: Record<string, string> = {}) {
  const { records, asOf, signature } = await plan(ids);
  return { selection: { ids }, records: String(records), asOf, signature, answers };
}

const deleted = (ids: number[]) => firm.done(deleteCustomers, { selection: { ids }, customers: ids.length });

/** A sale in its smallest form, by the one seller. */
const aSale = (customerId: number, fields: object = {}) => ({
  ...{ customerId, title: named("Salg"), amount: 100, expectedClose: "2030-01-01", sellers: [{ employeeId: firm.employee.id, share: 10_000 }] },
  ...fields,
});

describe("values of opportunities that were deleted while their customer was", () => {
  it("are shown with what took their place, and what is chosen for each is put there, undone as one", async () => {
    const [source, type, reason] = [await aValue(sourceCommands), await aValue(opportunityTypeCommands), await aValue(lostReasonCommands)];
    const [nextSource, nextType, nextReason] = [await aValue(sourceCommands), await aValue(opportunityTypeCommands), await aValue(lostReasonCommands)];
    const [product, kept, nextProduct] = [await aValue(productCommands), await aValue(productCommands), await aValue(productCommands)];
    const [step, nextStep] = [await aStep(20), await aStep(70)];
    const ids = [await aCustomer(firm, "Verdier A AS"), await aCustomer(firm, "Verdier B AS")] as const;
    const values = { sourceId: source, typeId: type, stepId: step, products: [product, kept] };
    const sales = [aSale(ids[0], values), aSale(ids[0], { ...values, probability: 35 }), aSale(ids[1], { status: "LOST", lostReasonId: reason })];
    const { ids: opportunities } = await firm.done(createOpportunities, { opportunities: sales });
    await deleted([...ids]);
    await gone(sourceCommands, source, 2);
    await gone(opportunityTypeCommands, type, 2, nextType);
    await gone(opportunityStepCommands, step, 2);
    await gone(lostReasonCommands, reason, 1);
    await gone(productCommands, product, 2);

    const { conflicts } = await plan([...ids]);
    expect(conflicts.map(({ kind, was, now, records }) => [kind, was, now, records])).toEqual([
      ["opportunitySource", source, null, 1],
      ["opportunityProducts", product, null, 1],
      ["opportunityType", type, nextType, 1],
      ["opportunityStep", step, null, 1],
      ["lostReason", reason, null, 1],
    ]);
    const offered = await listConflictChoices(firm.db, restorableCustomers, "nb", ["opportunityStep", "lostReason"]);
    expect(offered.opportunityStep?.map(({ id }) => id)).toContain(nextStep);
    expect(offered.opportunityStep?.map(({ id }) => id)).not.toContain(step);
    expect(offered.lostReason?.map(({ id }) => id)).toContain(nextReason);

    const state = async () => {
      const rows = await firm.db.opportunity.findMany({ where: { id: { in: opportunities } }, orderBy: { id: "asc" }, include: { products: true } });
      return rows.map((row) => ({
        ...{ source: row.sourceId, type: row.typeId, step: row.stepId, reason: row.lostReasonId, probability: row.probability },
        products: row.products.map(({ productId }) => productId).sort((a, b) => a - b),
      }));
    };
    const before = await state();
    const [ofSource = "", ofProducts = "", ofType = "", ofStep = "", ofReason = ""] = conflicts.map(conflictKey);
    const answers = {
      ...{ [ofSource]: String(nextSource), [ofProducts]: String(nextProduct), [ofType]: "none" },
      ...{ [ofStep]: String(nextStep), [ofReason]: String(nextReason) },
    };
    const { operationId } = await firm.did(restoreCustomers, await asked([...ids], answers));
    const open = { source: nextSource, type: null, step: nextStep, reason: null, products: [kept, nextProduct] };
    expect(await state()).toEqual([
      { ...open, probability: 70 },
      // Typed by somebody: it stays when the step changes.
      { ...open, probability: 35 },
      { source: null, type: null, step: null, reason: nextReason, probability: before[2]?.probability, products: [] },
    ]);
    await firm.undone(operationId);
    expect(await state()).toEqual(before);
  });

  it("are as the deletion of the value left them where nothing else is chosen, and nothing is offered in place of who was there first", async () => {
    const [type, next] = [await aValue(opportunityTypeCommands), await aValue(opportunityTypeCommands)];
    const product = await aValue(productCommands);
    const id = await aCustomer(firm, "Blir stående AS");
    const { ids } = await firm.done(createOpportunities, { opportunities: [aSale(id, { typeId: type, products: [product] })] });
    await deleted([id]);
    await gone(opportunityTypeCommands, type, 1, next);
    await gone(productCommands, product, 1);
    const keys = (await plan([id])).conflicts.map(conflictKey);
    expect(keys).toEqual([`opportunityProducts_${product}_none`, `opportunityType_${type}_${next}`]);
    // Of a set nothing can be put at none: what is deleted is away already.
    await firm.done(restoreCustomers, await asked([id], { [keys[0] ?? ""]: "none" }));
    expect(await firm.db.opportunity.findUniqueOrThrow({ where: { id: ids[0] }, include: { products: true } })).toMatchObject({ typeId: next, products: [] });
  });

  it("are told of no opportunity that was deleted by itself, that was given another value before, or whose value came back", async () => {
    const [mine, theirs, back] = [await aValue(opportunityTypeCommands), await aValue(opportunityTypeCommands), await aValue(opportunityTypeCommands)];
    const [id, other] = [await aCustomer(firm, "Uten verdi AS"), await aCustomer(firm, "Står AS")];
    const { ids } = await firm.done(createOpportunities, {
      opportunities: [aSale(id, { typeId: mine }), aSale(other, { typeId: theirs }), aSale(id, { typeId: back })],
    });
    await firm.done(deleteOpportunity, { id: ids[0] });
    await deleted([id]);
    await gone(opportunityTypeCommands, mine, 1);
    await firm.done(opportunityTypeCommands.delete, { id: theirs, replacement: "none", ...noUses, opportunities: 1 });
    const { operationId } = await firm.did(opportunityTypeCommands.delete, { id: back, replacement: "none", ...noUses, deleted: 1 });
    expect((await plan([id])).conflicts.map(conflictKey)).toEqual([`opportunityType_${back}_none`]);
    await firm.undone(operationId);
    expect((await plan([id])).conflicts).toEqual([]);
  });

  it("are not put where the value is gone by then", async () => {
    const [source, next] = [await aValue(sourceCommands), await aValue(sourceCommands)];
    const id = await aCustomer(firm, "Borte igjen AS");
    await firm.done(createOpportunities, { opportunities: [aSale(id, { sourceId: source })] });
    await deleted([id]);
    await gone(sourceCommands, source, 1);
    await gone(sourceCommands, next, 0);
    const key = `opportunitySource_${source}_none`;
    expect(await firm.run(restoreCustomers, await asked([id], { [key]: String(next) }))).toMatchObject({
      fieldErrors: { [`choice_${key}`]: { key: "deletedCustomers.errors.choiceGone" } },
    });
  });
});
