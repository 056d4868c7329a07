import { afterAll, beforeAll, expect, it } from "vitest";

import { aCategory, aCustomer, carriedBy, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { putCategoryOnCustomers } from "./put-category-on-customers";
import { setCustomerCategories } from "./set-customer-categories";
import { setSellerOfCustomers } from "./set-seller-of-customers";
import { takeCategoryOffCustomers } from "./take-category-off-customers";

let firm: TestFirm;
let category: number;
beforeAll(async () => {
  firm = await testFirm();
  await makeSeller(firm, firm.employee.id);
  category = await aCategory(firm);
});
afterAll(() => firm.close());

it.each([
  { command: setSellerOfCustomers, to: () => firm.employee.id, carries: false },
  { command: putCategoryOnCustomers, to: () => category, carries: false },
  { command: takeCategoryOffCustomers, to: () => category, carries: true },
])("$command.name leaves a customer as it is whom it waited for, and who is deleted by then", async ({ command, to, carries }) => {
  const id = await aCustomer(firm);
  if (carries) await firm.done(setCustomerCategories, { id, put: category });
  let changing: Promise<unknown> | undefined;
  await firm.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM customer WHERE id = ${id} FOR UPDATE`;
      await tx.customer.update({ where: { id }, data: { deletedByOperation: 1 } });
      changing = firm.run(command, { selection: { ids: [id] }, to: to() });
      await untilSomebodyWaits(firm.db);
    },
    { timeout: 30_000 },
  );
  expect(await changing).toMatchObject({ ok: true, operationId: null, value: { customers: 0 } });
  expect([await carriedBy(firm, "customer", id), await firm.db.customerSeller.count({ where: { customerId: id } })]).toEqual([carries ? [category] : [], 0]);
});
