import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../testing/database";
import { deployMigrations, grantAppRole } from "./migrate";
import { checkServerMinimum } from "./migrate/server-minimum";

let migrationsFolder: string;
let ownerUrl: string;

beforeEach(async () => {
  migrationsFolder = mkdtempSync(path.join(tmpdir(), "crm-migrations-"));
  ({ ownerUrl } = await testDatabase());
  await query("drop schema public cascade; create schema public");
});
afterEach(() => rmSync(migrationsFolder, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(path.join(migrationsFolder, name), { recursive: true });
  writeFileSync(path.join(migrationsFolder, name, "migration.sql"), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const deploy = () => deployMigrations({ ownerUrl, migrationsFolder });

const WITH_FUNCTION = `create table note (id int);
create function nothing() returns trigger language plpgsql as $$ begin perform 1; return new; end; $$;
create trigger nothing before insert on note for each row execute function nothing();`;

describe("migrations", () => {
  it("are applied in order, once, functions with semicolons among them", async () => {
    write("20260101000000_first", WITH_FUNCTION);
    write("20260102000000_second", "alter table note add column text text;");
    expect(await deploy()).toEqual(["20260101000000_first", "20260102000000_second"]);
    expect(await deploy()).toEqual([]);
    expect(await query("select migration_name, applied_steps_count, finished_at is not null as done from _prisma_migrations order by 1")).toEqual([
      { migration_name: "20260101000000_first", applied_steps_count: 1, done: true },
      { migration_name: "20260102000000_second", applied_steps_count: 1, done: true },
    ]);
  });

  it("that fail leave nothing behind, and go through once they are put right", async () => {
    write("20260101000000_first", "create table note (id int);");
    write("20260102000000_second", "create table half (id int); select 1 / 0;");
    await expect(deploy()).rejects.toThrow("20260102000000_second failed and was rolled back: division by zero");
    expect(await query("select to_regclass('half') as half, to_regclass('note')::text as note")).toEqual([{ half: null, note: "note" }]);
    write("20260102000000_second", "create table half (id int);");
    expect(await deploy()).toEqual(["20260102000000_second"]);
  });

  it("are applied once by two starts at the same time", async () => {
    write("20260101000000_first", "create table note (id int); select pg_sleep(0.2);");
    const both = await Promise.all([deploy(), deploy()]);
    expect(both.flat()).toEqual(["20260101000000_first"]);
  });

  it("of a newer release, or other ones than the database was made with, are refused untouched", async () => {
    write("20260101000000_first", "create table note (id int);");
    await deploy();
    write("20260101000000_first", "create table note (id bigint);");
    await expect(deploy()).rejects.toThrow("Endringsskriptet «20260101000000_first» er et annet");
    rmSync(path.join(migrationsFolder, "20260101000000_first"), { recursive: true });
    await expect(deploy()).rejects.toThrow("laget av en nyere utgave av programmet");
  });

  it("are the same whether their lines end as on Unix or on Windows", async () => {
    write("20260101000000_first", "create table note (id int);\nselect 1;\n");
    await deploy();
    write("20260101000000_first", "create table note (id int);\r\nselect 1;\r\n");
    expect(await deploy()).toEqual([]);
  });
});

describe("the app's role", () => {
  it("gets rows of every table, adds to the log alone, and only reads the list of migrations", async () => {
    write("20260101000000_first", "create table note (id int); create table operation (id int); create table change_bulk (id int);");
    await deploy();
    expect(await grantAppRole({ ownerUrl, appRole: "crm_app" })).toBe(true);
    const rights = (table: string) =>
      query(`select string_agg(privilege_type, ' ' order by privilege_type) as rights
      from information_schema.role_table_grants where grantee = 'crm_app' and table_name = '${table}'`);
    expect(await rights("note")).toEqual([{ rights: "DELETE INSERT SELECT UPDATE" }]);
    expect(await rights("operation")).toEqual([{ rights: "INSERT SELECT" }]);
    expect(await rights("change_bulk")).toEqual([{ rights: "INSERT SELECT" }]);
    expect(await rights("_prisma_migrations")).toEqual([{ rights: "SELECT" }]);
  });

  it("is told apart from the owner, who needs nothing", async () => {
    write("20260101000000_first", "create table note (id int);");
    await deploy();
    expect(await grantAppRole({ ownerUrl, appRole: "crm_owner" })).toBe(false);
  });
});

describe("a server of one's own", () => {
  it("that has everything is taken", async () => {
    await expect(checkServerMinimum(ownerUrl)).resolves.toBeUndefined();
  });

  it("that lacks something is refused, naming all of it", async () => {
    const minimum = { version: 99, collation: "nb-XX-x-icu", extensions: ["pg_trgm", "no_such_thing"] };
    await expect(checkServerMinimum(ownerUrl, minimum)).rejects.toThrow(
      /mangler noe appen trenger: PostgreSQL 99 \(18\), ICU \(nb-XX-x-icu\), no_such_thing\./,
    );
  });

  it("that does not answer is told", async () => {
    await expect(checkServerMinimum("postgresql://a:b@127.0.0.1:1/c")).rejects.toThrow("Databasen i DATABASE_URL svarer ikke");
  });
});
