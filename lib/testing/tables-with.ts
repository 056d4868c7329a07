import type { Database } from "../db/client";

/** The tables that have a word in any of their rows, by name. */
export async function tablesWith(db: Database, word: string): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`, word);
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}
