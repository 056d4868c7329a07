import pg from "pg";
import { StartRefused } from "../embedded/start-refused";

export type ServerMinimum = { version: number; collation: string; extensions: string[] };

/** What the migrations and the queries use. */
const MINIMUM: ServerMinimum = { version: 15, collation: "nb-NO-x-icu", extensions: ["pg_trgm", "btree_gin", "btree_gist", "unaccent"] };

/**
 * Refuses a server of one's own that lacks what the app needs, naming everything that is missing at
 * once. Also tells a server that does not answer, or won't let us in, in plain words.
 */
export async function checkServerMinimum(url: string, minimum = MINIMUM): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    // A host with several addresses fails with one error for all, which has a code but no words.
    const { message, code } = cause as NodeJS.ErrnoException;
    throw new StartRefused(`Databasen i DATABASE_URL svarer ikke: ${message || code}`, `The database of DATABASE_URL does not answer: ${message || code}`, {
      cause,
    });
  }
  try {
    const missing = await whatIsMissing(client, minimum);
    if (missing.length === 0) return;
    throw new StartRefused(
      `Databaseserveren mangler noe appen trenger: ${missing.join(", ")}. Be den som har serveren, om å legge det til.`,
      `The database server lacks what the app needs: ${missing.join(", ")}. Ask whoever runs it to add that.`,
    );
  } finally {
    await client.end();
  }
}

async function whatIsMissing(client: pg.Client, minimum: ServerMinimum): Promise<string[]> {
  const { rows } = await client.query<{ version: number; encoding: string; collation: boolean; extensions: string[] }>(
    `select current_setting('server_version_num')::int / 10000 as version,
       current_setting('server_encoding') as encoding,
       exists(select from pg_collation where collname = $1) as collation,
       array(select name::text from pg_available_extensions where name = any($2)) as extensions`,
    [minimum.collation, minimum.extensions],
  );
  const found = rows[0];
  if (!found) return ["PostgreSQL"];
  return [
    ...(found.version < minimum.version ? [`PostgreSQL ${minimum.version} (${found.version})`] : []),
    ...(found.encoding !== "UTF8" ? [`UTF8 (${found.encoding})`] : []),
    ...(found.collation ? [] : [`ICU (${minimum.collation})`]),
    ...minimum.extensions.filter((name) => !found.extensions.includes(name)),
  ];
}
