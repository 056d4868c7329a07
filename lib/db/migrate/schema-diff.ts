import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { MIGRATIONS_FOLDER } from "./migration-files";

/**
 * The SQL that leads from the migrations to prisma/schema.prisma; empty when they agree. Needs a role
 * that may create databases: the migrations are applied to a shadow database first.
 */
export async function schemaDiff(url: string, schemaFile = path.resolve("prisma/schema.prisma")): Promise<string> {
  const factory = migrationAdapter(url);
  const Engine = await loadEngine();
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
  const result = await engine.diff({
    from: { tag: "migrations", ...migrationList() },
    to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = result.stdout?.trim() ?? "";
  return sql === "-- This is an empty migration." ? "" : sql;
}

/** Node imports no WebAssembly without a flag: what the package's main module does, done by hand. */
async function loadEngine(): Promise<typeof SchemaEngine> {
  const glue = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as WebAssembly.ModuleImports & {
    SchemaEngine: typeof SchemaEngine;
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const home = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  // Where the engine leaves its last words before it gives up.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) } });
  const bytes = readFileSync(path.join(home, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

function migrationList() {
  const directories = readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: directories
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: readFileSync(path.join(MIGRATIONS_FOLDER, name, "migration.sql"), "utf8") },
        },
      })),
  };
}

/**
 * Prisma's adapter with three repairs for the engine's use: whole scripts (its own cuts them at every
 * semicolon, those inside functions too), the type "char" of the system tables, and a shadow database
 * whose pool is closed before it is dropped and whose name counts though an address was given.
 */
function migrationAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: async () => repaired(await new PrismaPg(url).connect()),
    async connectToShadowDb() {
      const database = `shadow_${process.pid}_${Date.now().toString(36)}`;
      await runAlone(url, `create database ${database}`);
      const shadow = new URL(url);
      shadow.pathname = `/${database}`;
      const adapter = repaired(await new PrismaPg(shadow.href).connect());
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        await runAlone(url, `drop database if exists ${database} with (force)`);
      };
      return adapter;
    },
  };
}

function repaired(adapter: SqlDriverAdapter & { underlyingDriver(): pg.Pool }): SqlDriverAdapter {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  let charColumns: number[] = [];
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args);
    charColumns = [];
    result.fields.forEach((field, at) => {
      if (field.dataTypeID !== CHAR) return;
      charColumns.push(at);
      field.dataTypeID = TEXT;
    });
    return result;
  }) as typeof pool.query;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const at of charColumns) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await query(script);
  };
  return adapter;
}

/** The object ids of PostgreSQL's "char" (one byte, in system tables), which the adapter refuses, and text. */
const CHAR = 18;
const TEXT = 25;

async function runAlone(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
