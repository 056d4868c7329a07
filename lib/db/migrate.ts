import pg from "pg";
import { type Migration, readMigrations } from "./migrate/migration-files";
import { StartRefused } from "./embedded/start-refused";

export { grantAppRole } from "./migrate/grant-app-role";

export type DeployOptions = {
  /** A role that owns the schema, or may create it. */
  ownerUrl: string;
  /** The folder of migrations; the project's own unless a test says otherwise. */
  migrationsFolder?: string;
};

/**
 * Applies the migrations that a database lacks, in order, and returns their names. Each stands or
 * falls whole, with its row in Prisma's own table, so that a start killed half-way simply goes on
 * at the next one. Throws StartRefused for a database that is ahead of, or differs from, this program.
 */
export async function deployMigrations({ ownerUrl, migrationsFolder }: DeployOptions): Promise<string[]> {
  const migrations = readMigrations(migrationsFolder);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (missing(migrations, await appliedChecksums(client)).length === 0) return [];
    // Two starts at once against one server: the second waits and then finds nothing to do.
    await client.query("select pg_advisory_lock($1)", [PRISMA_MIGRATE_LOCK]);
    // What a crash takes of the last ones is whole migrations, which the next start applies.
    await client.query("set synchronous_commit = off");
    await client.query(MIGRATIONS_TABLE);
    const pending = missing(migrations, await appliedChecksums(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The number Prisma's own migrate locks with: both may be used on one database. */
const PRISMA_MIGRATE_LOCK = 72707369;

/** As Prisma makes it. */
const MIGRATIONS_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  const table = await client.query<{ there: boolean }>("select to_regclass('_prisma_migrations') is not null as there");
  if (!table.rows[0]?.there) return new Map();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function missing(migrations: Migration[], applied: Map<string, string>): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown) {
    throw new StartRefused(
      `Databasen er laget av en nyere utgave av programmet (den har «${unknown}»). Start den nyere utgaven. Ingenting er endret.`,
      `The database was made by a newer release of this program (it has "${unknown}"). Start that release. Nothing was changed.`,
    );
  }
  const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (edited) {
    throw new StartRefused(
      `Endringsskriptet «${edited.name}» er et annet enn det databasen ble laget med. Ingenting er endret.`,
      `The migration "${edited.name}" differs from the one this database was made with. Nothing was changed.`,
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, checksum, sql }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(`Migration ${name} failed and was rolled back: ${(cause as Error).message}`, { cause });
  }
}
