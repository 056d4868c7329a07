import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { blankCustomer } from "../../testing/records";
import { type TestFirm, testFirm } from "../../testing/test-firm";
import { deleteCustomers } from "../customers/delete-customers";
import { editCustomer } from "../customers/edit-customer";
import { planSelection } from "../deleted-customers/plan-restore-of-customers";
import { restoreCustomers } from "../deleted-customers/restore-customers";
import { mergeCustomers, mergeFacts } from "./merge-customers";
import { readMergeFields } from "./merge-fields";

let firm: TestFirm;
beforeAll(async () => {
  firm = await testFirm();
  // As the functions were before: the index of customers holds these keys, so they must not change.
  await asOwner(`
    CREATE FUNCTION keys_as_they_were(name text, postal_code text, visiting_code text, website text, email text) RETURNS text[] LANGUAGE sql IMMUTABLE
    RETURN (
      SELECT coalesce(array_agg(DISTINCT key), '{}') FROM (
        SELECT unnest(ARRAY['<' || btrim(code) || left(compact, 4), '>' || btrim(code) || right(compact, 4)]) AS key
        FROM (VALUES (postal_code), (visiting_code)) AS at(code), (SELECT replace(likeness_name(name), ' ', '') AS compact) AS n
        WHERE btrim(code) <> ''
        UNION ALL SELECT '@' || own_domain(address) FROM (VALUES (website), (email)) AS of(address) WHERE address <> ''
      ) AS keys WHERE key IS NOT NULL);
    CREATE FUNCTION near_as_it_was(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
    RETURN replace(likeness_name(a), ' ', '') = replace(likeness_name(b), ' ', '')
      OR (regexp_replace(likeness_name(a), '[^0-9]+', ' ', 'g') = regexp_replace(likeness_name(b), '[^0-9]+', ' ', 'g')
          AND similarity(likeness_name(a), likeness_name(b)) >= 0.6)`);
});
afterAll(() => firm.close());

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: firm.ownerUrl });
  await owner.connect();
  await owner.query(sql).finally(() => owner.end());
}

interface Facts {
  name: string;
  postalCode: string;
  visitingCode: string;
  website: string;
  email: string;
}

const names = ["Fjord Bygg AS", "FJORD-BYGG", "Fjord Byg", "A/S Fjordbygg", "Solkraft 12 AS", "Solkraft 13", "AS", "Åse", "Bø"];
const code = fc.constantFrom("", "5003", "0150", " 5003 ", "SE-41101");
const facts: fc.Arbitrary<Facts> = fc.record({
  name: fc
    .oneof(fc.constantFrom(...names), fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }))
    .filter((name) => name.trim() !== "" && !name.includes("\0")),
  ...{ postalCode: code, visitingCode: code },
  website: fc.constantFrom("", "www.fjord.no", "https://fjord.no/om", "facebook.com/fjord", "solkraft.no"),
  email: fc.constantFrom("", "post@fjord.no", "kari@gmail.com", "post@solkraft.no"),
});
const worlds = (most: number) => fc.array(facts, { minLength: 1, maxLength: most });

const clear = (): Promise<unknown> => firm.db.$executeRaw`DELETE FROM customer`;

/** Customers with these facts, made by one statement, as an import makes them. */
async function make(customers: Facts[]): Promise<number[]> {
  const made = await firm.db.$queryRaw<{ id: number }[]>`
    INSERT INTO customer (name, postal_code, visiting_code, website, email, updated_by_operation)
    SELECT f.name, f."postalCode", f."visitingCode", f.website, f.email, 1
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) AS (name text, "postalCode" text, "visitingCode" text, website text, email text)) WITH ORDINALITY AS f
    ORDER BY f.ordinality RETURNING id`;
  return made.map(({ id }) => id);
}

/** The pairs as they are kept, of customers by their place in the list. */
async function kept(ids: number[]): Promise<string[]> {
  const pairs = await firm.db.$queryRaw<{ low: number; high: number; how: string }[]>`
    SELECT lower_id AS low, higher_id AS high, concat_ws(' ', CASE WHEN near_name THEN 'name' END, CASE WHEN same_domain THEN 'domain' END) AS how FROM customer_alike`;
  return pairs.map(({ low, high, how }) => `${ids.indexOf(low)}-${ids.indexOf(high)} ${how}`).sort();
}

/** The same, asked of every customer there is. */
async function asked(ids: number[]): Promise<string[]> {
  const pairs = await firm.db.$queryRaw<{ low: number; high: number; how: string }[]>`
    SELECT DISTINCT least(c.id, a.id) AS low, greatest(c.id, a.id) AS high, concat_ws(' ', CASE WHEN near_name THEN 'name' END, CASE WHEN same_domain THEN 'domain' END) AS how
    FROM customer c CROSS JOIN LATERAL alike_customers(c.name, c.postal_code, c.visiting_code, c.website, c.email, c.id) AS a`;
  return pairs.map(({ low, high, how }) => `${ids.indexOf(low)}-${ids.indexOf(high)} ${how}`).sort();
}

const act = fc.oneof(
  fc.record({ act: fc.constant("edit" as const), which: fc.nat(5), to: facts }),
  fc.record({ act: fc.constantFrom("delete" as const, "restore" as const), which: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }) }),
  fc.record({ act: fc.constant("merge" as const), which: fc.nat(5), other: fc.nat(5) }),
  fc.record({ act: fc.constant("undo" as const) }),
);

describe("pairs of alike customers", () => {
  it("are found by the keys there were, and names are near that were", async () => {
    await fc.assert(
      fc.asyncProperty(worlds(40), async (customers) => {
        const differing = await firm.db.$queryRaw<unknown[]>`
          WITH f AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(customers)}::jsonb) AS f(name text, "postalCode" text, "visitingCode" text, website text, email text))
          SELECT f.name FROM f WHERE keys_as_they_were(f.name, f."postalCode", f."visitingCode", f.website, f.email)
            <> ARRAY(SELECT key FROM unnest(likeness_keys(f.name, f."postalCode", f."visitingCode", f.website, f.email)) AS key ORDER BY 1)
          UNION ALL SELECT a.name FROM f a, f b WHERE near_names(a.name, b.name) <> near_as_it_was(a.name, b.name)`;
        expect(differing).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(
      await firm.db.$queryRaw`SELECT likeness_keys(NULL, NULL, '5003', NULL, NULL) AS keys, likeness_keys('', NULL, NULL, NULL, 'a@fjord.no') AS mail`,
    ).toEqual([{ keys: [], mail: ["@fjord.no"] }]);
  });

  it("are the same made by statements of many and one by one, with a domain that more than three have too", async () => {
    const chain = fc.array(
      fc.record({
        ...{ name: fc.constantFrom(...names), postalCode: code, visitingCode: code },
        website: fc.constantFrom("www.fjord.no", "fjord.no", "bygg.no", ""),
        email: fc.constantFrom("post@fjord.no", "post@bygg.no", "post@tak.no", ""),
      }),
      {
        minLength: 5,
        maxLength: 14,
      },
    );
    await fc.assert(
      fc.asyncProperty(chain, fc.nat(14), async (customers, cut) => {
        await clear();
        const parts = [customers.slice(0, cut), customers.slice(cut)].filter((part) => part.length > 0);
        const many: number[] = [];
        for (const part of parts) many.push(...(await make(part)));
        const together = await kept(many);
        await clear();
        const ids: number[] = [];
        for (const customer of customers) ids.push(...(await make([customer])));
        expect(together).toEqual(await kept(ids));
        expect(together).toEqual(await asked(ids));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("stay those that asking every customer finds, whatever is edited, deleted, restored, merged and undone", async () => {
    await fc.assert(
      fc.asyncProperty(worlds(9), fc.array(act, { minLength: 1, maxLength: 6 }), async (customers, acts) => {
        await clear();
        const ids = await make(customers);
        const done: number[] = [];
        const some = (which: number[]): number[] => [...new Set(which.map((n) => ids[n % ids.length] ?? 0))];
        const standing = async (among: number[]): Promise<number[]> =>
          (await firm.db.customer.findMany({ where: { id: { in: among }, deletedByOperation: null } })).map(({ id }) => id);
        for (const each of acts) {
          const [first = 0, second = first] = each.act === "merge" ? some([each.which, each.other]) : each.act === "edit" ? some([each.which]) : [];
          if (each.act === "edit" && (await standing([first])).length > 0) {
            // What a form would refuse is no change.
            const edited = await firm.run(editCustomer, { id: first, ...blankCustomer, ...each.to });
            if (edited.ok && edited.operationId !== null) done.push(edited.operationId);
          } else if (each.act === "merge" && first !== second && (await standing([first, second])).length === 2) {
            const fields = await readMergeFields(firm.db, first, second, { lock: false });
            const { operationId } = await firm.did(mergeCustomers, { id: first, other: second, facts: await mergeFacts(firm.db, fields, first, second) });
            done.push(operationId);
          } else if (each.act === "delete") {
            const there = await standing(some(each.which));
            if (there.length > 0) done.push((await firm.did(deleteCustomers, { selection: { ids: there }, customers: there.length })).operationId);
          } else if (each.act === "restore") {
            const { records, asOf, signature } = await planSelection(firm.db, firm.admin, { ids: some(each.which) }, "nb", new Date());
            const back = await firm.run(restoreCustomers, { selection: { ids: some(each.which) }, records, asOf, signature, numbers: "without" });
            if (back.ok && back.operationId !== null) done.push(back.operationId);
          } else if (each.act === "undo" && done.length > 0) await firm.undo(done.pop() ?? 0);
          expect(await kept(ids)).toEqual(await asked(ids));
        }
      }),
      { numRuns: 25 },
    );
  }, 300_000);

  it("stand the server's own look at the index, which has no path to find functions by", async () => {
    await asOwner("REINDEX INDEX customer_likeness; ANALYZE customer");
  });
});
