import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { keptPlan } from "../../db/kept-plan";
import type { RawRow } from "../imports/register-columns";

/** How an enterprise stands: «forcedWindingUp» is compulsory winding up or dissolution by a court, «deleted» struck off. */
export const registerStatuses = ["registered", "bankrupt", "windingUp", "forcedWindingUp", "deleted"] as const;
export type RegisterStatus = (typeof registerStatuses)[number];

/** What Enhetsregisteret says of one enterprise. */
export interface RegisterEntry {
  /** Nine digits. */
  organizationNumber: string;
  /** In the register's own spelling; empty when it has been taken out of the open data. */
  name: string;
  /** By the columns of the register's own file: one that is not there says nothing. */
  fields: RawRow;
  status: RegisterStatus;
  /** The day it became so, as YYYY-MM-DD, where the register says it. */
  statusSince: string | null;
}

/** An entry as it is kept: an answer of the register, or a row of an extract that was loaded, and from when. */
export interface KeptEntry extends RegisterEntry {
  origin: "answer" | "extract";
  asOf: Date;
}

/** The newest first: by the day, and of one day what the register itself answered. */
export const newestFirst = Prisma.sql`(as_of AT TIME ZONE 'Europe/Oslo')::date DESC, origin`;

/** The newest entry kept of an organisation number, an answer or out of an extract; null when there is none. Index: the primary key. */
export async function findRegisterEntry(db: Database | Transaction, organizationNumber: string): Promise<KeptEntry | null> {
  const [entry] = await db.$queryRaw<KeptEntry[]>(keptPlan`
    SELECT organization_number AS "organizationNumber", name, fields, status, status_since::text AS "statusSince", origin, as_of AS "asOf"
    FROM register_entry WHERE organization_number = ${organizationNumber} ORDER BY ${newestFirst} LIMIT 1`);
  return entry ?? null;
}

/** Where a look-up may get its answers from. */
export interface RegisterSources {
  /** Whether the firm lets the register be asked over the network. */
  lookup: boolean;
  /** Whether an extract is loaded. */
  extract: boolean;
}

export async function registerSources(db: Database): Promise<RegisterSources> {
  const [sources] = await db.$queryRaw<[RegisterSources]>(keptPlan`
    SELECT register_lookup AS lookup, EXISTS (SELECT 1 FROM register_entry WHERE origin = 'extract') AS extract FROM firm WHERE id = 1`);
  return sources;
}

/** How many enterprises of extracts are kept, and from which day the newest of them is; null when there are none. Index: register_entry_extract_as_of. */
export async function extractLoaded(db: Database): Promise<{ entries: number; asOf: Date } | null> {
  const [loaded] = await db.$queryRaw<[{ entries: number; asOf: Date | null }]>`
    SELECT count(*)::int AS entries, max(as_of) AS "asOf" FROM register_entry WHERE origin = 'extract'`;
  return loaded.asOf && { entries: loaded.entries, asOf: loaded.asOf };
}
