import { deployMigrations, grantAppRole } from "../../lib/db/migrate";
import { checkServerMinimum } from "../../lib/db/migrate/server-minimum";
import { runSql } from "./run-sql";

export type OwnServer = {
  /** Whom the app serves as. */
  appUrl: string;
  /** Who owns the schema, and migrates; may be the same. */
  ownerUrl: string;
};

/** Makes a server of one's own ready: checked, migrated, and the app's role with the rights it needs. */
export async function prepareOwnServer({ appUrl, ownerUrl }: OwnServer): Promise<void> {
  await checkServerMinimum(ownerUrl);
  await deployMigrations({ ownerUrl });
  const [row] = await runSql<{ role: string }>(appUrl, "select current_user::text as role");
  await grantAppRole({ ownerUrl, appRole: row?.role ?? "" });
}

/** Whether the role that serves could change what stands in the change log. */
export async function mayRewriteLog(appUrl: string): Promise<boolean> {
  const [row] = await runSql<{ may: boolean }>(appUrl, "select has_table_privilege('operation', 'update, delete, truncate') as may");
  return row?.may ?? false;
}
