import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { textsIn } from "../i18n/texts";
import { testDatabase } from "../testing/database";
import { constraintMessages } from "./constraint-messages";

let sql: pg.Client;
beforeAll(async () => {
  sql = new pg.Client({ connectionString: (await testDatabase()).ownerUrl });
  await sql.connect();
});
afterAll(() => sql.end());

const names = async (query: string): Promise<string[]> => (await sql.query<{ name: string }>(query)).rows.map(({ name }) => name);

describe("what the database's guards say to people", () => {
  it("is about guards that there are", async () => {
    const guards = await names(`
      SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
      UNION SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''([a-z_]+)''', 'g'))[1] FROM pg_proc WHERE pronamespace = 'public'::regnamespace`);
    expect(Object.keys(constraintMessages).filter((name) => !guards.includes(name))).toEqual([]);
  });

  it("is said of every name, number and address that must be one's own", async () => {
    const unique = await names(`
      SELECT i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
      WHERE x.indisunique AND NOT x.indisprimary AND t.relnamespace = 'public'::regnamespace`);
    // The log answers for its own, and places are dealt out under a lock.
    const known = ["operation_request_once", "operation_undoes_once", "job_once"];
    expect(unique.filter((name) => !(name in constraintMessages) && !known.includes(name) && !name.endsWith("_position_unique"))).toEqual([]);
    expect(unique.length).toBeGreaterThan(15);
  });

  it("is a sentence in both languages", () => {
    for (const { message } of Object.values(constraintMessages))
      for (const language of ["nb", "en"] as const) expect(textsIn(language).message(message)).toMatch(/^\p{Lu}.*\.$/u);
  });
});
