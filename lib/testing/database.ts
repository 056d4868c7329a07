import pg from "pg";
import { afterAll, inject } from "vitest";

export type TestDatabase = {
  /** Address for the role that serves, as the running app has it. */
  appUrl: string;
  /** Address for the role that owns the schema. */
  ownerUrl: string;
};

/**
 * A migrated, empty database of one's own, dropped when the test file is done. Call it once in a
 * file's beforeAll (about 50 ms); tests in a file share it or call it again.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, appUrl } = inject("testServer");
  const template = databaseOf(ownerUrl);
  const name = `test_${process.pid}_${(count += 1)}_${Date.now().toString(36)}`;
  await asSuperuser(superuserUrl, `create database ${name} template ${template} owner crm_owner`);
  dropAfterFile.push(() => asSuperuser(superuserUrl, `drop database if exists ${name} with (force)`));
  return { appUrl: withDatabase(appUrl, name), ownerUrl: withDatabase(ownerUrl, name) };
}

let count = 0;
const dropAfterFile: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const drop of dropAfterFile.splice(0)) await drop();
});

async function asSuperuser(superuserUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
