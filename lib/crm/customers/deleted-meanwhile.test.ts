import { afterAll, beforeAll, expect, it } from "vitest";

import type { Transaction } from "../../db/client";
import type { Outcome } from "../../outcome";
import { aCategory, aContact, aCustomer, carriedBy, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { untilSomebodyWaits } from "../../testing/until-somebody-waits";
import { everyCustomer } from "./customer-filters";
import { deleteCustomers } from "./delete-customers";
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

it.each([
  {
    what: "category",
    filters: (id: number) => ({ categories: [id] }),
    leave: (tx: Transaction, customerId: number) => tx.customerCategory.deleteMany({ where: { customerId } }),
  },
  {
    what: "name",
    filters: () => ({ words: "Utgår" }),
    leave: (tx: Transaction, id: number) => tx.customer.update({ where: { id }, data: { name: "Blir stående AS" } }),
  },
])("a deletion of all that a search finds asks again when one it waited for has another $what by then, and deletes nobody", async ({ filters, leave }) => {
  const ids = [await aCustomer(firm, "Utgår A AS"), await aCustomer(firm, "Utgår B AS")];
  const shown = await aCategory(firm);
  for (const id of ids) await firm.done(setCustomerCategories, { id, put: shown });
  const input = { selection: { search: { ...everyCustomer, ...filters(shown) } }, customers: 2 };
  let deleting: Promise<Outcome<unknown>> | undefined;
  await firm.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM customer WHERE id = ${ids[0]} FOR UPDATE`;
      await leave(tx, ids[0] ?? 0);
      deleting = firm.run(deleteCustomers, input);
      await untilSomebodyWaits(firm.db);
    },
    { timeout: 30_000 },
  );
  expect(await deleting).toMatchObject({ ok: false, formError: { key: "errors.countChanged" }, offer: { askAgain: 1 } });
  const standing = { id: { in: ids }, deletedByOperation: null };
  expect(await firm.db.customer.count({ where: standing })).toBe(2);
  await firm.done(deleteCustomers, { ...input, customers: 1 });
  expect(await firm.db.customer.findMany({ where: standing, select: { id: true } })).toEqual([{ id: ids[0] }]);
  await firm.done(deleteCustomers, { selection: { ids: [ids[0]] }, customers: 1 });
});

it("a deletion that waits for another asks again when more goes along by then than its question said, and deletes nobody", async () => {
  const id = await aCustomer(firm);
  let deleting: Promise<Outcome<unknown>> | undefined;
  await firm.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('customers.deleteMany', 0))`;
      deleting = firm.run(deleteCustomers, { selection: { ids: [id] }, customers: 1, contacts: 0, opportunities: 0 });
      await untilSomebodyWaits(firm.db);
      await aContact(firm, undefined, id);
    },
    { timeout: 30_000 },
  );
  expect(await deleting).toMatchObject({ ok: false, formError: { key: "errors.countChanged" } });
  expect((await firm.db.customer.findUniqueOrThrow({ where: { id } })).deletedByOperation).toBeNull();
});
