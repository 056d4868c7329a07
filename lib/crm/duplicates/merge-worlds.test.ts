import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Choices, type MergeWorld, mergeWorlds, putWorld } from "../../testing/merge-model";
import { aCategory, anIndustry } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { reachOf, readContactsToMerge } from "./contacts-to-merge";
import { mergeCustomers, mergeFacts } from "./merge-customers";
import { mergeChoiceNames, readMergeFields } from "./merge-fields";
import { findTwins } from "./merge-queries";

let firm: TestFirm;
let choices: Choices;
beforeAll(async () => {
  firm = await testFirm();
  const { db } = firm;
  const values = async (table: "origin" | "source" | "product", n: number) =>
    Promise.all(Array.from({ length: n }, async (_, i) => (await db[table as "origin"].create({ data: { nb: `${table} ${i}`, position: i + 1 } })).id));
  choices = {
    industry: [await anIndustry(firm), await anIndustry(firm)],
    employee: [firm.admin.id, firm.employee.id],
    ...{ origin: await values("origin", 2), source: await values("source", 2), product: await values("product", 3) },
    category: [await aCategory(firm), await aCategory(firm), await aCategory(firm)],
  };
});
afterAll(() => firm.close());

const tables = [
  ...["customer", "customer_industry", "customer_seller", "customer_origin", "customer_source", "customer_product", "customer_category"],
  ...["customer_register", "customer_redirect", "customer_distinct", "customer_alike", "customer_search"],
  ...["contact", "contact_link", "contact_category", "contact_redirect", "opportunity", "opportunity_seller", "opportunity_product"],
];

/** Every row of every table that a merge may touch, without the stamps that say which operation last wrote it. */
async function world(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await firm.db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT (to_jsonb(t) - 'operation_id' - 'updated_by_operation' - 'deleted_by_operation'
        || jsonb_build_object('deleted', to_jsonb(t) -> 'deleted_by_operation' <> 'null'))::text AS row FROM ${table} t ORDER BY 1`,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** All of it at once: an opportunity and its shares only go together. */
async function clear(): Promise<void> {
  const parts = tables.map((table) => `d_${table} AS (DELETE FROM ${table})`);
  await firm.db.$executeRawUnsafe(`WITH ${parts.join(", ")} SELECT 1`);
}

const setOf = async (sql: string): Promise<string[]> => (await firm.db.$queryRawUnsafe<{ x: string }[]>(sql)).map(({ x }) => x);
/** The e-mail addresses and telephone numbers of those who are there, each after the person's id. */
const reaches = async (which: string): Promise<string[]> => {
  const rows = await setOf(`
    SELECT DISTINCT p.id || ' ' || v.x AS x FROM contact p JOIN contact_link l ON l.contact_id = p.id
    CROSS JOIN LATERAL (VALUES (p.email), (p.phone), (l.work_email), (l.work_phone)) AS v(x)
    WHERE p.deleted_by_operation IS NULL AND l.deleted_by_operation IS NULL AND v.x <> '' AND ${which}`);
  return rows.map((row) => row.replace(/ .*/, (value) => ` ${reachOf(value)}`));
};
const blank = {
  ...{ phone: "", email: "", website: "", postalAddress: "", postalCode: "", numberOfEmployees: null, organizationNumber: null, remembered: false },
  ...{ industry: null, seller: null, origin: null, source: null, products: [], categories: [] },
};
/** A person kept twice, with two numbers and three addresses, of which one has no place left. */
const twinsUnlike: MergeWorld = {
  ...{ customers: [blank, blank, blank], opportunities: [], distinct: [] },
  people: [0, 1].map((customer) => ({
    ...{ name: "Kari Ås", categories: [], deleted: false },
    ...(customer === 0 ? { email: "kari@firma.no", phone: "99 88 77 66" } : { email: "ola@firma.no", phone: "11 22 33 44" }),
    places: [{ customer, periods: [{ from: 1, to: null }], workEmail: customer === 0 ? "jobb@firma.no" : "kari@firma.no", primary: false }],
  })),
};
/** A person kept twice, with two numbers, one after the other. */
const twinsInTurn: MergeWorld = {
  ...twinsUnlike,
  people: [0, 1].map((customer) => ({
    ...{ name: "Kari Ås", email: "kari@firma.no", phone: customer === 0 ? "99 88 77 66" : "11 22 33 44", categories: [], deleted: false },
    places: [{ customer, periods: [customer === 0 ? { from: 2, to: null } : { from: 1, to: 2 }], workEmail: "", primary: false }],
  })),
};
/** One person at both, with another address at each, of which the place that goes on longer keeps its own. */
const atBoth: MergeWorld = {
  ...twinsUnlike,
  people: [
    {
      ...{ name: "Kari Ås", email: "", phone: "", categories: [], deleted: false },
      places: [
        { customer: 0, periods: [{ from: 1, to: 2 }], workEmail: "jobb@firma.no", primary: false },
        { customer: 1, periods: [{ from: 1, to: 3 }], workEmail: "kari@firma.no", primary: false },
      ],
    },
  ],
};
const sides = fc.dictionary(fc.constantFrom(...mergeChoiceNames), fc.constantFrom("kept" as const, "other" as const));

describe("two customers of any kind", () => {
  it("when merged keep all that both had, and after the undo are as they were in every column and relation, and merged again after the undo of that", async () => {
    await fc.assert(
      fc.asyncProperty(mergeWorlds, sides, async (seed, chosen) => {
        await clear();
        const [kept, other] = await putWorld(firm.db, seed, choices);
        const before = await world();
        const fields = await readMergeFields(firm.db, kept, other, { lock: false });
        const twins = new Map((await findTwins(firm.db, kept, other)).map(({ id, into }) => [id, into]));
        const of = (table: string, column: string) =>
          setOf(`SELECT DISTINCT ${column}::text AS x FROM ${table} WHERE customer_id IN (${kept}, ${other}) ORDER BY 1`);
        const at = (ids: string) =>
          setOf(`
          SELECT DISTINCT l.contact_id || ' ' || d::date AS x FROM contact_link l, generate_series(greatest(lower(l.period), '2026-01-01'), least(upper(l.period) - 1, '2026-02-01'), '1 day') d
          WHERE l.customer_id IN (${ids}) AND l.deleted_by_operation IS NULL ORDER BY 1`);
        const [categories, products, days] = [
          await of("customer_category", "category_id"),
          await of("customer_product", "product_id"),
          await at(`${kept}, ${other}`),
        ];
        const reachable = await reaches(`p.id IN (SELECT contact_id FROM contact_link WHERE customer_id IN (${kept}, ${other}))`);
        const { notKept } = await readContactsToMerge(firm.db, kept, other, { lock: false });
        const opportunities = await setOf(`SELECT id::text AS x FROM opportunity WHERE customer_id IN (${kept}, ${other}) ORDER BY 1`);

        const { operationId } = await firm.did(mergeCustomers, { id: kept, other, facts: await mergeFacts(firm.db, fields, kept, other), ...chosen });
        const merged = await world();
        expect(await setOf(`SELECT DISTINCT category_id::text AS x FROM customer_category WHERE customer_id = ${kept} ORDER BY 1`)).toEqual(categories);
        expect(await setOf(`SELECT DISTINCT product_id::text AS x FROM customer_product WHERE customer_id = ${kept} ORDER BY 1`)).toEqual(products);
        expect(await setOf(`SELECT id::text AS x FROM opportunity WHERE customer_id = ${kept} ORDER BY 1`)).toEqual(opportunities);
        const person = (day: string): string => day.replace(/^\d+/, (id) => String(twins.get(Number(id)) ?? id));
        expect(await at(String(kept))).toEqual([...new Set(days.map(person))].sort());

        // Addresses and numbers of people stand with them, or are told of by the question.
        const still = new Set([...(await reaches("true")), ...notKept.map(({ contact, value }) => `${contact} ${reachOf(value)}`)]);
        expect(reachable.map(person).filter((reach) => !still.has(reach))).toEqual([]);

        // What either had filled in stands on the one that is kept, or in the log of the merge.
        const after = await readMergeFields(firm.db, kept, other, { lock: false });
        const logged = JSON.stringify((await firm.logged(operationId)).records);
        for (const values of [fields.kept, fields.other])
          for (const [field, value] of Object.entries(values)) {
            if (value === null || value === "" || (Array.isArray(value) && value.length === 0) || ["categories", "products", "distinctFrom"].includes(field))
              continue;
            if (JSON.stringify(after.kept[field]) !== JSON.stringify(value)) expect(logged).toContain(`"${field}":${JSON.stringify(value)}`);
          }

        const undo = await firm.undone(operationId);
        expect([await world(), undo.left]).toEqual([before, 0]);
        await firm.undone(undo.operationId);
        expect(await world()).toEqual(merged);
      }),
      {
        numRuns: 20,
        examples: [
          [twinsUnlike, {}],
          [twinsInTurn, {}],
          [atBoth, {}],
        ],
      },
    );
  }, 300_000);
});
