import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCustomer, anIndustry, customersIn, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { mergeCustomers, mergeFacts } from "../duplicates/merge-customers";
import { readMergeFields } from "../duplicates/merge-fields";
import { eraseCustomer } from "../erasing/erase-customer";
import { listIndustriesWithCounts } from "../industries/industry-queries";
import { createOpportunities } from "../opportunities/create-opportunities";
import { deleteCustomers } from "./delete-customers";
import { deleteIndustry } from "./delete-industry";
import { moveCustomers } from "./move-customers";

let firm: TestFirm;
let made = 0;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
});
afterAll(() => firm.close());

const deleted = (id: number) => firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 });

/** Two customers in an industry who don't come back by «Gjenopprett»: one erased, who keeps a won sale, and one merged into another. */
async function goneIn(industry: number): Promise<number[]> {
  const name = `For godt ${(made += 1)} AS`;
  const [erased, merged, kept] = [await aCustomer(firm, name, { industry }), await aCustomer(firm, undefined, { industry }), await aCustomer(firm)];
  const sale = {
    customerId: erased,
    title: "Vunnet",
    amount: 100,
    expectedClose: "2030-01-01",
    status: "WON",
    sellers: [{ employeeId: firm.employee.id, share: 10_000 }],
  };
  await firm.done(createOpportunities, { opportunities: [sale] });
  await deleted(erased);
  await firm.done(eraseCustomer, { id: erased, name, contacts: 0, opportunities: 1 });
  const facts = await mergeFacts(firm.db, await readMergeFields(firm.db, kept, merged, { lock: false }), kept, merged);
  await firm.done(mergeCustomers, { id: kept, other: merged, facts, industry: "kept" });
  return [erased, merged];
}

const counts = async (id: number) => (await listIndustriesWithCounts(firm.db, "nb")).find((industry) => industry.id === id);

describe("customers who were erased for good or merged into another", () => {
  it("are not counted among the deleted ones of an industry, and are moved with them", async () => {
    const [from, to] = [await anIndustry(firm), await anIndustry(firm)];
    const [live, back, ...gone] = [
      await aCustomer(firm, undefined, { industry: from }),
      await aCustomer(firm, undefined, { industry: from }),
      ...(await goneIn(from)),
    ];
    await deleted(back);
    const seen = { customers: 1, deletedCustomers: 1 };
    expect(await counts(from)).toMatchObject({ ...seen, goneCustomers: 2 });
    const { operationId } = await firm.did(moveCustomers, { id: from, to, ...seen });
    expect((await firm.logged(operationId)).data).toMatchObject(seen);
    expect([await customersIn(firm, from), await customersIn(firm, to)]).toEqual([[], [live, back, ...gone].sort((a, b) => a - b)]);
    expect(await counts(to)).toMatchObject({ ...seen, goneCustomers: 2 });
    const { value } = await firm.did(deleteIndustry, { id: to, to: from, ...seen });
    expect([value, await customersIn(firm, to)]).toEqual([{ to: from }, []]);
  });

  it("alone in an industry have to be moved before it is deleted", async () => {
    const [from, to] = [await anIndustry(firm), await anIndustry(firm)];
    const gone = await goneIn(from);
    const nobody = { customers: 0, deletedCustomers: 0 };
    expect(await counts(from)).toMatchObject({ ...nobody, goneCustomers: 2 });
    expect(await firm.run(deleteIndustry, { id: from, to: "", ...nobody })).toMatchObject({
      ok: false,
      fieldErrors: { to: { key: "industries.errors.chooseTarget" } },
    });
    const { operationId } = await firm.did(deleteIndustry, { id: from, to, ...nobody });
    expect(await customersIn(firm, to)).toEqual(gone);
    await firm.undone(operationId);
    expect(await customersIn(firm, from)).toEqual(gone);
  });
});
