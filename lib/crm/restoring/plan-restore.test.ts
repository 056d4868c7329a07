import { afterAll, beforeAll, expect, it } from "vitest";

import type { Outcome } from "../../outcome";
import { aCategory, aCustomer, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { deleteCustomers } from "../customers/delete-customers";
import { deleteIndustry } from "../customers/delete-industry";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import { restoreCustomers } from "../deleted-customers/restore-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

/** What the question's form sends. */
async function asked(id: number) {
  const selection = { ids: [id] };
  const { records, asOf, signature } = await planSelection(firm.db, firm.admin, selection, "nb", new Date());
  return { selection, records, asOf, signature };
}

async function deletedIn(industry: number): Promise<number> {
  const id = await aCustomer(firm, "Slettet AS", { industry });
  await firm.done(deleteCustomers, { selection: { ids: [id] }, customers: 1 });
  return id;
}

it("the restoring is asked again when an act that had begun before the question ends after it", async () => {
  const [industry, into] = [await anIndustry(firm), await anIndustry(firm)];
  const [id, held] = [await deletedIn(industry), await aCustomer(firm, "Holdes AS", { industry })];
  let deletingIndustry: Promise<Outcome<unknown>> | undefined;
  let input: unknown;
  await firm.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM customer_industry WHERE customer_id = ${held} FOR UPDATE`;
      deletingIndustry = firm.run(deleteIndustry, { id: industry, to: into, customers: 1, deletedCustomers: 1 });
      await untilSomebodyWaits(firm.db);
      await aCategory(firm);
      input = await asked(id);
    },
    { timeout: 30_000 },
  );
  expect(await deletingIndustry).toMatchObject({ ok: true });
  expect(await firm.run(restoreCustomers, input)).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
  expect(await firm.run(restoreCustomers, await asked(id))).toMatchObject({ ok: true });
});

it("the restoring is not asked again for somebody who signs in meanwhile", async () => {
  const input = await asked(await deletedIn(await anIndustry(firm)));
  await firm.db.operation.create({ data: { kind: "account.signIn", actorId: firm.admin.id, at: new Date(), via: "page" } });
  expect(await firm.run(restoreCustomers, { ...input, signature: "another" })).toMatchObject({ ok: true });
});
