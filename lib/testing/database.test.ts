import pg from "pg";
import { describe, expect, it } from "vitest";
import { testDatabase } from "./database";

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe("a test's database", () => {
  it("is migrated, and what one test writes no other sees", async () => {
    const [one, other] = [await testDatabase(), await testDatabase()];
    await query(one.ownerUrl, "create table only_here (id int)");
    expect(await query(other.ownerUrl, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
    expect(await query(one.ownerUrl, "select count(*)::int > 0 as migrated from _prisma_migrations")).toEqual([{ migrated: true }]);
  });

  it("lets the app's role read and add to the log, and neither change nor empty it", async () => {
    const { appUrl } = await testDatabase();
    const allowed = "has_table_privilege('operation', 'select') as select, has_table_privilege('operation', 'insert') as insert";
    const refused =
      "has_table_privilege('operation', 'update') as update, has_table_privilege('operation', 'delete') as delete, has_table_privilege('operation', 'truncate') as truncate";
    expect(await query(appUrl, `select ${allowed}, ${refused}`)).toEqual([{ select: true, insert: true, update: false, delete: false, truncate: false }]);
    await expect(query(appUrl, "delete from operation")).rejects.toThrow("permission denied");
    await expect(query(appUrl, "create table not_mine (id int)")).rejects.toThrow("permission denied");
  });
});
