import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { listCategories } from "../crm/categories/category-queries";
import { listSellers } from "../crm/groups/sellers";
import { connectDatabase, type Database } from "../db/client";
import { testDatabase } from "../testing/database";
import { demoCategories } from "./demo-lists";
import { loadDemoFirm } from "./load-demo-firm";

const now = new Date("2026-11-23T13:00:00Z");
let db: Database;
const opened: Database[] = [];

const loaded = async (at: Date): Promise<Database> => {
  const { appUrl } = await testDatabase();
  await loadDemoFirm(appUrl, { now: at });
  const database = connectDatabase(appUrl, { connections: 2 });
  opened.push(database);
  return database;
};
beforeAll(async () => {
  db = await loaded(now);
}, 120_000);
afterAll(async () => {
  for (const each of opened) await each.$disconnect();
});

describe("the demo firm", () => {
  it("is the register's extract, with invented people who sell to it", async () => {
    expect(await db.firm.findMany()).toMatchObject([{ id: 1, name: "Demofirma AS", isDemo: true }]);
    expect(await db.customer.count({ where: { deletedByOperation: null } })).toBe(3094);
    expect(await db.employee.count()).toBe(14);
    expect(await db.employee.count({ where: { email: { endsWith: "@example.no" }, passwordHash: null } })).toBe(14);
    expect(await db.industry.count()).toBe(87);
    expect(await db.contactRole.count()).toBe(12);
    const here = { deletedByOperation: null, links: { some: { customer: { deletedByOperation: null } } } };
    expect(await db.contact.count({ where: here })).toBe(902);
    expect(await db.contact.count({ where: { ...here, email: { endsWith: "example.no" } } })).toBe(902);
    const withSeller = await db.customerSeller.count();
    expect(withSeller / 3094).toBeCloseTo(2 / 3, 1);
    const several = await db.contactLink.groupBy({ by: ["contactId"], _count: true, having: { contactId: { _count: { gt: 1 } } } });
    expect(several.length).toBeGreaterThan(40);
  });

  it("has an admin, a sales manager and an employee first in line for the three buttons", async () => {
    const first = (role: "ADMIN" | "SALES_MANAGER" | "EMPLOYEE") => db.employee.findFirst({ where: { role }, orderBy: { id: "asc" }, select: { name: true } });
    expect(await Promise.all([first("ADMIN"), first("SALES_MANAGER"), first("EMPLOYEE")])).toEqual([
      { name: "Kari Nordmann" },
      { name: "Marte Kirkerud" },
      { name: "Peder Ås" },
    ]);
  });

  it("has eight groups, five of type «Salg», and seven sellers", async () => {
    expect(await db.group.count()).toBe(8);
    expect(await db.groupTypePeriod.count({ where: { type: "SALES" } })).toBe(5);
    expect((await listSellers(db, { now })).map(({ name }) => name)).toEqual([
      "Hans Tastad",
      "Lars Holm",
      "Line Lund",
      "Marte Kirkerud",
      "Ola Nordmann",
      "Ole Vold",
      "Peder Ås",
    ]);
  });

  it("has the ten categories, each on as many customers and contacts as is said", async () => {
    const counted = (await listCategories(db)).map(({ name, customers, contacts }) => ({ name, customers, contacts }));
    expect(counted).toEqual(demoCategories.map(({ name, customers, contacts }) => ({ name, customers, contacts })));
    expect(await db.category.findFirst({ where: { name: "Teknisk kontakt" } })).toMatchObject({ showOnCustomer: false, showOnContact: true });
  });

  it("has origin, source and products on many customers, each value on some, and counts worth looking at", async () => {
    const list = { select: { _count: { select: { customers: true } } } } as const;
    for (const values of [await db.origin.findMany(list), await db.source.findMany(list), await db.product.findMany(list)])
      for (const { _count } of values) expect(_count.customers).toBeGreaterThan(25);
    expect(await db.customerOrigin.count()).toBeGreaterThan(1_000);
    expect(await db.customerSource.count()).toBeGreaterThan(800);
    expect(await db.customerProduct.count()).toBeGreaterThan(800);
    const withSeller = new Set((await db.customerSeller.findMany({ select: { customerId: true } })).map(({ customerId }) => customerId));
    expect((await db.customerProduct.findMany({ select: { customerId: true } })).filter(({ customerId }) => !withSeller.has(customerId))).toEqual([]);
  });

  it("shows the customer of the pictures as they do", async () => {
    const shown = await db.customer.findFirstOrThrow({
      where: { organizationNumber: "997166221" },
      include: { seller: { include: { employee: true } }, categories: { include: { category: true } }, contactLinks: true, opportunities: true },
    });
    expect(shown).toMatchObject({ name: "Mestergruppen Byggevare AS", email: "post@example.no", seller: { employee: { name: "Peder Ås" } } });
    expect(shown.categories.map(({ category }) => category.name).sort()).toEqual(["Nyhetsbrev", "Nøkkelkunde"]);
    expect([shown.contactLinks.length, shown.opportunities.length]).toEqual([3, 2]);
  });

  it("has sold near its budgets since January of last year, and has more to sell", async () => {
    const counts = await db.opportunity.groupBy({ by: ["status"], _count: true });
    const count = Object.fromEntries(counts.map(({ status, _count }) => [status, _count]));
    expect(Object.values(count).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(500);
    expect(count).toMatchObject({ OPEN: expect.toSatisfy((n: number) => n > 80), LOST: expect.toSatisfy((n: number) => n > 100) });
    for (const year of [2025, 2026]) {
      const [{ attained }] = await db.$queryRaw<[{ attained: number }]>`
        SELECT (sum(o.amount * s.share / 10000.0) / 100 / (SELECT sum(amount) FROM budget_month WHERE month BETWEEN make_date(${year}, 1, 1) AND least(make_date(${year}, 12, 31), '2026-11-01')))::float8 AS attained
        FROM opportunity o JOIN opportunity_seller s ON s.opportunity_id = o.id WHERE o.status = 'WON' AND extract(year FROM o.closed_on) = ${year}`;
      expect(attained).toBeGreaterThan(0.85);
      expect(attained).toBeLessThan(1.1);
    }
    expect(await db.opportunity.count({ where: { closedOn: { gt: new Date("2026-11-20") } } })).toBe(0);
    expect(await db.budgetMonth.count()).toBe(7 * 24);
  });

  it("has deleted customers and a deleted contact to bring back, some of them the sales manager's own", async () => {
    const deleted = await db.$queryRaw<{ name: string; by: string }[]>`
      SELECT c.name, e.name AS by FROM (SELECT name, deleted_by_operation FROM customer UNION ALL SELECT name, deleted_by_operation FROM contact) c
      JOIN operation o ON o.id = c.deleted_by_operation JOIN employee e ON e.id = o.actor_id ORDER BY o.at`;
    expect(deleted).toEqual([
      { name: "Fjordglimt Kafé", by: "Marte Kirkerud" },
      { name: "Solbakken Rør og Varme", by: "Ola Nordmann" },
      { name: "Prøvekunde", by: "Kari Nordmann" },
      { name: "Simen Borge (dobbelt)", by: "Marte Kirkerud" },
    ]);
  });

  it("has a change log that runs through its last weeks, in order, by several people", async () => {
    const operations = await db.operation.findMany({ orderBy: { id: "asc" } });
    const times = operations.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(now.getTime());
    expect(new Set(operations.map(({ actorId }) => actorId)).size).toBeGreaterThan(6);
    expect(new Set(operations.map(({ via }) => via))).toEqual(new Set(["demo"]));
    expect(operations.filter(({ kind }) => kind === "imports.customers")).toHaveLength(1);
  });

  it("is the same each time but for its dates, whatever day it is", async () => {
    const essence = (database: Database) => database.$queryRaw<unknown[]>`
      SELECT c.id, c.name, i.industry_id, s.employee_id, array(SELECT category_id FROM customer_category k WHERE k.customer_id = c.id ORDER BY 1) AS categories,
             (SELECT origin_id FROM customer_origin o WHERE o.customer_id = c.id) AS origin, (SELECT source_id FROM customer_source o WHERE o.customer_id = c.id) AS source,
             array(SELECT product_id FROM customer_product p WHERE p.customer_id = c.id ORDER BY 1) AS products,
             array(SELECT p.name || p.email || p.phone FROM contact_link l JOIN contact p ON p.id = l.contact_id WHERE l.customer_id = c.id ORDER BY l.id) AS contacts
      FROM customer c LEFT JOIN customer_industry i ON i.customer_id = c.id LEFT JOIN customer_seller s ON s.customer_id = c.id ORDER BY c.id`;
    const sold = (database: Database) =>
      database.$queryRaw<unknown[]>`SELECT title, customer_id, contact_id, amount::int, status::text, closed_on::text FROM opportunity ORDER BY id`;
    const again = await loaded(new Date(now.getTime() + 60_000));
    expect(await essence(again)).toEqual(await essence(db));
    expect(await sold(again)).toEqual(await sold(db));
    const newYear = await loaded(new Date("2028-01-01T11:00:00Z"));
    expect(await essence(newYear)).toEqual(await essence(db));
    expect(await newYear.opportunity.count()).toBeGreaterThan(300);
  }, 120_000);
});
