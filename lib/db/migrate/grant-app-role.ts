import pg from "pg";

/** Tables the app may add to and read, but neither change nor empty. */
export const APPEND_ONLY_TABLES = ["operation", "change", "change_personal", "change_bulk"] as const;

/**
 * Gives the role that serves what it needs and no more: rows of every table, except that the log is
 * only added to and the list of migrations only read. Does nothing when it is the owner itself.
 * Returns whether the two roles differ.
 */
export async function grantAppRole({ ownerUrl, appRole }: { ownerUrl: string; appRole: string }): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: string }>("select current_user as owner");
    if (rows[0]?.owner === appRole) return false;
    await client.query(await grants(client, client.escapeIdentifier(appRole)));
    return true;
  } finally {
    await client.end();
  }
}

async function grants(client: pg.Client, role: string): Promise<string> {
  const { rows } = await client.query<{ table: string }>(
    `select format('%I', c.relname) as table from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = any($1)`,
    [["_prisma_migrations", ...APPEND_ONLY_TABLES]],
  );
  // Others may not call what runs with the owner's rights.
  const functions = await client.query<{ name: string }>(
    "select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef",
  );
  return [
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage, select on all sequences in schema public to ${role}`,
    ...functions.rows.map(({ name }) => `grant execute on function ${name} to ${role}`),
    ...rows.map(({ table }) =>
      table === "_prisma_migrations" ? `revoke insert, update, delete on ${table} from ${role}` : `revoke update, delete on ${table} from ${role}`,
    ),
  ].join(";\n");
}
