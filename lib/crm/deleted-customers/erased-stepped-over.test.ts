import { afterAll, beforeAll, expect, it } from "vitest";

import { connectDatabase, type Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { listDeletedCustomers } from "./list-deleted-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  await aCustomer(firm);
});
afterAll(() => firm.close());

/** The database, and how many rows its statements read and left out since. */
function leavingOut(db: Database): { db: Database; rows: () => number } {
  let rows = 0;
  const $queryRaw = async (strings: TemplateStringsArray, ...values: Prisma.Sql[]) => {
    const plan = await db.$queryRaw<object[]>`EXPLAIN (ANALYZE, COSTS off) ${Prisma.sql(strings, ...values)}`;
    for (const [, removed] of JSON.stringify(plan).matchAll(/Rows Removed by Filter: (\d+)/g)) rows += Number(removed);
    return db.$queryRaw(strings, ...values);
  };
  return { db: new Proxy(db, { get: (target, name) => (name === "$queryRaw" ? $queryRaw : Reflect.get(target, name)) as unknown }), rows: () => rows };
}

it("a page of deleted customers, and its count, step over nobody who was erased", { timeout: 60_000 }, async () => {
  await firm.db.$executeRaw`
    INSERT INTO customer (name, updated_by_operation, deleted_by_operation, erased_by_operation)
    SELECT CASE WHEN n > 200 THEN '–' ELSE 'Slettet ' || n END, 1, o.id + (n > 200)::int, CASE WHEN n > 200 THEN o.id + 1 END
    FROM generate_series(1, 12000) n, (SELECT min(id) AS id FROM operation) o`;
  const owner = connectDatabase(firm.ownerUrl, { connections: 1 });
  await owner.$executeRaw`ANALYZE customer`;
  await owner.$disconnect();
  const { db, rows } = leavingOut(firm.db);
  const first = await listDeletedCustomers(db, firm.admin, "", "first");
  const last = first.customers.at(-1);
  const second = await listDeletedCustomers(db, firm.admin, "", { after: last?.id ?? 0 });
  const back = await listDeletedCustomers(db, firm.admin, "", { before: second.customers[0]?.id ?? 0 });
  const end = await listDeletedCustomers(db, firm.admin, "", "last");
  expect([first.total, first.customers[0]?.name, second.customers[0]?.name, end.customers.at(-1)?.name]).toEqual([
    200,
    "Slettet 200",
    "Slettet 150",
    "Slettet 1",
  ]);
  expect(back.customers).toEqual(first.customers);
  expect(rows()).toBeLessThan(1000);
});
