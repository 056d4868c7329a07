import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Migration = { name: string; sql: string; checksum: string };

/** The project's migrations, from the folder the commands are run in. */
export const MIGRATIONS_FOLDER = path.resolve("prisma/migrations");

/** Reads every migration in order of name. The checksum is Prisma's: SHA-256 of the file, as hex. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      // A checkout on Windows may have turned the line ends: the same migration all the same.
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
