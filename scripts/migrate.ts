import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDataFolder } from "../lib/db/embedded/open-data-folder";
import { scratchFolder, sweepAbandoned } from "../lib/db/embedded/scratch-folder";
import { startEmbedded } from "../lib/db/embedded/start-embedded";
import { deployMigrations } from "../lib/db/migrate";
import { MIGRATIONS_FOLDER } from "../lib/db/migrate/migration-files";
import { runScript } from "./run-script";

/**
 * npm run migrate deploy     applies what the database of DATABASE_OWNER_URL (or DATABASE_URL) lacks
 * npm run migrate dev NAME   writes the SQL that leads from the migrations to prisma/schema.prisma
 */
runScript(async () => {
  const [command, name] = process.argv.slice(2);
  if (command === "deploy") return deploy();
  if (command === "dev" && name && /^[a-z0-9_]+$/.test(name)) return writeMigration(name);
  process.stderr.write("npm run migrate deploy | npm run migrate dev name_of_the_change\n");
  process.exitCode = 1;
});

async function deploy(): Promise<void> {
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  if (!ownerUrl) throw new Error("Set DATABASE_OWNER_URL or DATABASE_URL; the embedded database is migrated by npm start.");
  const applied = await deployMigrations({ ownerUrl });
  process.stdout.write(applied.length ? `${applied.join("\n")}\n` : "Nothing to apply.\n");
}

async function writeMigration(name: string): Promise<void> {
  const folder = scratchFolder("migrate");
  await sweepAbandoned(folder);
  const server = await startEmbedded(openDataFolder(folder), { scratch: true });
  try {
    const { schemaDiff } = await import("../lib/db/migrate/schema-diff");
    const sql = await schemaDiff(server.superuserUrl);
    if (!sql) return void process.stdout.write("The migrations agree with the schema.\n");
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const target = path.join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, "migration.sql"), `${sql}\n`);
    process.stdout.write(`${path.relative(process.cwd(), target)}/migration.sql\n`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
