import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { mergeCategories } from "../crm/categories/merge-categories";
import { setCustomerCategories } from "../crm/customers/set-customer-categories";
import { aCategory, aCustomer } from "../testing/records";
import { type TestFirm, testFirm } from "../testing/test-firm";

let firm: TestFirm;
let app: pg.Client;
let owner: pg.Client;
beforeAll(async () => {
  firm = await testFirm();
  // One row in each table of the log.
  const [from, into] = [await aCategory(firm), await aCategory(firm)];
  const customer = await aCustomer(firm);
  await firm.done(setCustomerCategories, { id: customer, put: [from], take: [] });
  await firm.done(mergeCategories, { id: from, into, customers: 1, contacts: 0 });
  [app, owner] = [firm.appUrl, firm.ownerUrl].map((connectionString) => new pg.Client({ connectionString })) as [pg.Client, pg.Client];
  await Promise.all([app.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([app.end(), owner.end()]);
  await firm.close();
});

const rows = async (table: string): Promise<number> => Number((await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

describe.each([
  ["operation", "kind = 'nothing'"],
  ["change", "entity = 'nothing'"],
  ["change_bulk", "entity = 'nothing'"],
])("the log's table %s", (table, assignment) => {
  it.each([`UPDATE ${table} SET ${assignment}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])("cannot be changed by the app: %s", async (statement) => {
    const before = await rows(table);
    await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
    expect(before).toBeGreaterThan(0);
    expect(await rows(table)).toBe(before);
  });

  it.each([`UPDATE ${table} SET ${assignment}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`, `DELETE FROM ${table} WHERE false`])(
    "cannot be changed by its owner: %s",
    async (statement) => {
      const before = await rows(table);
      await expect(owner.query(statement)).rejects.toMatchObject({ code: "23001", message: "the change log is append-only" });
      expect(await rows(table)).toBe(before);
    },
  );

  it("is read and added to by the app", async () => {
    expect((await app.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount).toBe(1);
  });
});

describe("an operation's number", () => {
  it("cannot be taken twice", async () => {
    await expect(app.query("INSERT INTO operation (id, kind, via) SELECT max(id), 'x.y', 'page' FROM operation")).rejects.toMatchObject({ code: "23505" });
  });

  it("is not named by a change unless the operation stands in the end", async () => {
    await expect(app.query("INSERT INTO change (operation_id, entity, entity_id) VALUES (999999, 'category', 1)")).rejects.toMatchObject({ code: "23503" });
  });

  it("is undone by one operation at most", async () => {
    const undo = "INSERT INTO operation (kind, via, undoes_id) SELECT 'changeLog.undo', 'page', min(id) FROM operation";
    await app.query(undo);
    await expect(app.query(undo)).rejects.toMatchObject({ code: "23505", constraint: "operation_undoes_once" });
  });
});
