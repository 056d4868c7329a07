import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * What is made once per installation and kept with its data: the database's passwords, the key that
 * signs sessions, and the one that encrypts Server Actions (kept, so that a form opened before an
 * upgrade can still be sent after it; base64 of 32 bytes, as Next wants it).
 */
export type Secrets = {
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
  nextAuthSecret: string;
  serverActionsKey: string;
};

/** Reads the secrets of a data folder, making those that are missing. The caller holds the folder's lock. */
export function keepSecrets(folder: string): Secrets {
  const kept = readSecrets(folder);
  const secrets: Secrets = {
    superuserPassword: kept?.superuserPassword ?? randomBytes(24).toString("hex"),
    ownerPassword: kept?.ownerPassword ?? randomBytes(24).toString("hex"),
    appPassword: kept?.appPassword ?? randomBytes(24).toString("hex"),
    nextAuthSecret: kept?.nextAuthSecret ?? randomBytes(32).toString("base64"),
    serverActionsKey: kept?.serverActionsKey ?? randomBytes(32).toString("base64"),
  };
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) writeSecrets(folder, secrets);
  return secrets;
}

/** The secrets of a data folder, without making any. */
export function readSecrets(folder: string): Partial<Secrets> | undefined {
  try {
    return JSON.parse(readFileSync(secretsFile(folder), "utf8")) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function writeSecrets(folder: string, secrets: Secrets): void {
  const draft = `${secretsFile(folder)}.draft`;
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  renameSync(draft, secretsFile(folder));
}

function secretsFile(folder: string): string {
  return path.join(folder, "secrets.json");
}
