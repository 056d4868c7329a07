import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { Prisma } from "../../db/generated/client";
import type { PageKey } from "../../page-by-key";
import { newOrganizationNumber } from "../../testing/organization-numbers";
import { aCategory, aCustomer, anIndustry, makeSeller } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { undoOperation } from "../undo/undo-operation";
import { lastOperation } from "./changed-since";
import { notDeleted, searchParts } from "./customer-conditions";
import { everyCustomer } from "./customer-filters";
import { type Sorting, sortings } from "./customer-list";
import { customerOrders } from "./customer-orders";
import type { CustomerSample } from "./customer-sample";
import { pageOfCustomers, pageSize } from "./page-of-customers";
import { searchTerms } from "./search-terms";
import { setCustomerCategories } from "./set-customer-categories";
import { setIndustryOfCustomers } from "./set-industry-of-customers";
import { setSellerOfCustomers } from "./set-seller-of-customers";

let firm: TestFirm;
const cities = ["Ås", "Oslo", "Ørsta", "Aasen", "Ærfugl", "bergen", "Bergen"];
beforeAll(async () => {
  firm = await testFirm();
  const numbers = [...new Set(Array.from({ length: 50 }, newOrganizationNumber))];
  const [one, other, category] = [await anIndustry(firm), await anIndustry(firm), await aCategory(firm)];
  await makeSeller(firm, firm.employee.id);
  const ids: number[] = [];
  for (let n = 0; n < 120; n++) {
    const fields = {
      ...(n % 3 === 0 && { organizationNumber: numbers[n / 3] }),
      ...(n % 2 === 0 && { industry: one }),
      ...(n % 5 === 0 && { seller: firm.employee.id }),
    };
    ids.push(await aCustomer(firm, `Plan ${"ÅøæAbz"[n % 6] ?? ""}${n % 40} AS`, { ...fields, postalCity: cities[n % 9] ?? "" }));
  }
  const some = (share: number) => ids.filter((_, n) => n % share === 0);
  // Changed again and again, one by one and many at once, back and forth: each has its latest change elsewhere.
  for (const id of some(17)) await firm.done(setCustomerCategories, { id, put: category });
  const moved = await firm.did(setIndustryOfCustomers, { to: other, selection: { ids: some(4) } });
  await firm.done(setSellerOfCustomers, { to: firm.employee.id, selection: { ids: some(6) } });
  for (const id of some(7)) await firm.done(setCustomerCategories, { id, put: category });
  await undoOperation(moved.operationId, { db: firm.db, actor: firm.admin, via: "page" });
  await firm.db.customer.updateMany({ where: { id: { in: some(11) } }, data: { deletedByOperation: 1 } });
});
afterAll(() => firm.close());

const somebody = { words: "", industry: null, seller: null, origin: null, source: null, categories: [], products: [], changed: 0, codes: [] };
const walking: CustomerSample = { rows: [somebody], customers: 15_000 };
const lookingUp: CustomerSample = { rows: Array.from({ length: 5_000 }, () => somebody), customers: 120 };

/** All ids, page after page, forwards or backwards. */
async function paged(words: string, sort: Sorting, descending: boolean, { from, sample }: { from: "first" | "last"; sample: CustomerSample }) {
  const search = { ...everyCustomer, words };
  const parts = (await searchParts(firm.db, search, await searchTerms(firm.db, words))).map((part) => ({ ...part, fits: () => sample === walking }));
  const pages: number[][] = [];
  for (let page: PageKey | null = from; page !== null;) {
    const { ids, hasNext, hasPrevious } = await pageOfCustomers(firm.db, parts, page, sample, { sort, descending });
    if (from === "first") pages.push(ids);
    else pages.unshift(ids);
    if (from === "first") page = hasNext ? { after: ids[pageSize - 1] ?? 0 } : null;
    else page = hasPrevious ? { before: ids[0] ?? 0 } : null;
  }
  return pages.flat();
}

/** The whole list put in order at once, by what a person sees in it. */
async function sorted(sort: Sorting): Promise<number[]> {
  const rows = await firm.db.$queryRaw<{ id: number; name: string; organizationNumber: string | null; city: string; changed: number }[]>`
    SELECT c.id, c.name, c.organization_number AS "organizationNumber", c.postal_city AS city, ${lastOperation} AS changed
    FROM customer c WHERE c.deleted_by_operation IS NULL`;
  const { compare } = new Intl.Collator("nb");
  const by = {
    name: () => 0,
    organizationNumber: (a: (typeof rows)[number], b: (typeof rows)[number]) => Number(a.organizationNumber ?? 0) - Number(b.organizationNumber ?? 0),
    city: (a: (typeof rows)[number], b: (typeof rows)[number]) => compare(a.city, b.city),
    changed: (a: (typeof rows)[number], b: (typeof rows)[number]) => a.changed - b.changed,
  }[sort];
  const named = sort === "name" || sort === "city" ? (a: (typeof rows)[number], b: (typeof rows)[number]) => compare(a.name, b.name) : () => 0;
  return rows.sort((a, b) => by(a, b) || named(a, b) || a.id - b.id).map(({ id }) => id);
}

describe.each(sortings)("the list sorted by %s", (sort) => {
  it("is the same page after page as all of it put in order at once", async () => {
    const whole = await sorted(sort);
    expect(whole.length).toBeGreaterThan(2 * pageSize);
    expect(await paged("", sort, false, { from: "first", sample: walking })).toEqual(whole);
  });

  it.each([
    ["walked", walking],
    ["looked up", lookingUp],
  ])("is the same forwards, backwards and the other way round when a search is %s", async (_, sample) => {
    const whole = await sorted(sort);
    for (const from of ["first", "last"] as const) {
      expect(await paged("plan", sort, false, { from, sample })).toEqual(whole);
      expect(await paged("plan", sort, true, { from, sample })).toEqual([...whole].reverse());
    }
  });
});

it.each<[Sorting, string[]]>([
  ["name", ["customer_in_order"]],
  ["organizationNumber", ["customer_by_organization_number"]],
  ["city", ["customer_by_city"]],
  ["changed", ["customer_by_change", "customer_industry_by_operation", "customer_seller_by_operation", "change_of_customer"]],
])("sorted by %s, customers come out of an index in their order, and none is sorted", async (sort, indexes) => {
  const { from, keys, id } = customerOrders[sort].walked;
  const order = Prisma.join([...keys, id], ", ");
  const { text, values } =
    Prisma.sql`EXPLAIN SELECT c.id FROM ${from} WHERE ${notDeleted} AND (${order}) > (SELECT ${order} FROM ${from} WHERE c.id = 1) ORDER BY ${order} LIMIT 50`;
  const client = new pg.Client({ connectionString: firm.ownerUrl });
  await client.connect();
  // So few rows would rather be sorted.
  await client.query("SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off");
  const plan = (await client.query<{ "QUERY PLAN": string }>(text, values)).rows.map((row) => row["QUERY PLAN"]).join("\n");
  await client.end();
  expect(plan).not.toContain("Sort  (");
  for (const index of indexes) expect(plan).toMatch(new RegExp(`${index}.*\\n\\s+Index Cond: \\(ROW`));
});
