import { PrismaPg } from "@prisma/adapter-pg";

import { type Prisma, PrismaClient } from "./generated/client";
import { statementName } from "./kept-plan";

export type Database = PrismaClient;
/** A database inside one transaction. */
export type Transaction = Prisma.TransactionClient;

/**
 * Opens a pool of connections. `connections` is the pool's size (default 8: two cores, most of a request
 * is spent in the database). Waiting for a connection ends after 5 s (`patience`, milliseconds). Idle ones stay open: a new one
 * takes ten times as long for its first searches, which a crowd then waits for (docs/decisions/1305-many-at-once.md).
 */
export function connectDatabase(url: string, { connections = 8, patience = 5_000 }: { connections?: number; patience?: number } = {}): Database {
  const pool = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 0,
    // A firewall between the two forgets a connection that says nothing.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    application_name: "crm",
  };
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: patience, timeout: 30_000 } });
}

const kept = globalThis as typeof globalThis & { crmDatabase?: Database };

/** The app's own database, by `DATABASE_URL`; one pool for the whole process. */
export function database(): Database {
  if (!kept.crmDatabase) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set; the start script sets it");
    kept.crmDatabase = connectDatabase(url);
  }
  return kept.crmDatabase;
}
