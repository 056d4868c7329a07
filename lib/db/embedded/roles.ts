import pg from "pg";
import type { Secrets } from "./secrets";

export const OWNER_ROLE = "crm_owner";
export const APP_ROLE = "crm_app";
export const DATABASE = "crm";

/** The address of a database on the loopback address, for one role. */
export function databaseUrl(port: number, role: string, password: string, database: string = DATABASE): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the owner role (schema, log, migrations), the app role (serves; neither superuser nor owner)
 * and the database, when they are missing. Needs a superuser's address.
 */
export async function ensureRolesAndDatabase(superuserUrl: string, secrets: Secrets, database = DATABASE): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const name = client.escapeIdentifier(database);
    const existing = await client.query<{ half_dropped: boolean }>("select datconnlimit = -2 as half_dropped from pg_database where datname = $1", [database]);
    // A kill while it was being dropped, so that the demo firm could be begun anew, leaves a name that nobody can use.
    if (existing.rows[0]?.half_dropped) await client.query(`drop database ${name}`);
    else if (existing.rows[0]) return;
    for (const [role, password] of [
      [OWNER_ROLE, secrets.ownerPassword],
      [APP_ROLE, secrets.appPassword],
    ] as const) {
      const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      const verb = known.rowCount ? "alter" : "create";
      await client.query(`${verb} role ${role} login password ${client.escapeLiteral(password)}`);
    }
    // The database comes last: its being there says that all of this is done.
    await client.query(`create database ${name} owner ${OWNER_ROLE}`);
    // One simple query is one transaction: killed half-way, everybody may still connect.
    await client.query(`revoke all on database ${name} from public; grant connect, temporary on database ${name} to ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}
