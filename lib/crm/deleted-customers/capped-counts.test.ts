import { afterAll, beforeAll, expect, it } from "vitest";

import { aCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { listDeletedContacts } from "../deleted-contacts/list-deleted-contacts";
import { listDeletedCustomers } from "./list-deleted-customers";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
});
afterAll(() => firm.close());

it("deleted customers and contacts are counted as far as 10,000, and no further", { timeout: 60_000 }, async () => {
  await aCustomer(firm);
  await firm.db.$executeRaw`
    INSERT INTO customer (name, updated_by_operation, deleted_by_operation)
    SELECT 'Slettet ' || n, o.id, o.id FROM generate_series(1, 10005) n, (SELECT min(id) AS id FROM operation) o`;
  await firm.db.$executeRaw`
    INSERT INTO contact (name, deleted_by_operation)
    SELECT 'Slettet ' || n, o.id FROM generate_series(1, 10005) n, (SELECT min(id) AS id FROM operation) o`;
  const customers = await listDeletedCustomers(firm.db, firm.admin, "slettet", "first");
  const contacts = await listDeletedContacts(firm.db, firm.admin, "slettet", "first");
  expect([customers.total, customers.found, contacts.total, contacts.found]).toEqual([10_001, 10_001, 10_001, 10_001]);
});
