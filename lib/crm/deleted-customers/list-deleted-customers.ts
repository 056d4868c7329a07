import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Actor } from "../../permissions";
import { deletedCustomers } from "./restore-selection";

export interface DeletedCustomer {
  id: number;
  name: string;
  organizationNumber: string | null;
  city: string;
  deletedAt: Date;
  /** null: the app itself. */
  deletedBy: string | null;
}

export interface DeletedPage {
  customers: DeletedCustomer[];
  /** How many the words find, and how many there are. */
  found: number;
  total: number;
  hasPrevious: boolean;
  hasNext: boolean;
}

export type DeletedPageKey = { after: number } | { before: number } | "first" | "last";

const perPage = 50;

/** A page of the deleted customers that somebody may restore, those deleted last first. Index: customer_deleted_latest. */
export async function listDeletedCustomers(db: Database, actor: Actor, words: string, page: DeletedPageKey): Promise<DeletedPage> {
  const where = deletedCustomers(actor, { words });
  const backwards = page === "last" || (typeof page === "object" && "before" in page);
  const keyId = typeof page === "object" ? ("after" in page ? page.after : page.before) : null;
  const key =
    keyId === null
      ? Prisma.empty
      : Prisma.sql`AND (c.deleted_by_operation, c.id) ${Prisma.raw(backwards ? ">" : "<")} (SELECT k.deleted_by_operation, k.id FROM customer k WHERE k.id = ${keyId})`;
  const order = Prisma.raw(backwards ? "ASC" : "DESC");
  const rows = await db.$queryRaw<DeletedCustomer[]>`
    ${selectDeleted} WHERE ${where} ${key} ORDER BY c.deleted_by_operation ${order}, c.id ${order} LIMIT ${perPage + 1}`;
  const total = await countDeletedCustomers(db, actor);
  const [{ found }] = words === "" ? [{ found: total }] : await db.$queryRaw<[{ found: number }]>`SELECT count(*)::int AS found FROM customer c WHERE ${where}`;
  const more = rows.length > perPage;
  const customers = rows.slice(0, perPage);
  if (backwards) return { customers: customers.reverse(), found, total, hasPrevious: more, hasNext: page !== "last" };
  return { customers, found, total, hasPrevious: keyId !== null, hasNext: more };
}

/** How many deleted customers somebody may restore. */
export async function countDeletedCustomers(db: Database, actor: Actor): Promise<number> {
  const [{ customers }] = await db.$queryRaw<[{ customers: number }]>`
    SELECT count(*)::int AS customers FROM customer c WHERE ${deletedCustomers(actor, { words: "" })}`;
  return customers;
}

/** One deleted customer, as its page says who deleted it; null where there is none, or none that somebody may restore. */
export async function findDeletedCustomer(db: Database, actor: Actor, id: number): Promise<DeletedCustomer | null> {
  const [customer] = await db.$queryRaw<DeletedCustomer[]>`${selectDeleted} WHERE ${deletedCustomers(actor, { ids: [id] })}`;
  return customer ?? null;
}

const selectDeleted = Prisma.sql`
  SELECT c.id, c.name, c.organization_number AS "organizationNumber", coalesce(nullif(c.visiting_city, ''), c.postal_city) AS city,
         o.at AS "deletedAt", e.name AS "deletedBy"
  FROM customer c JOIN operation o ON o.id = c.deleted_by_operation LEFT JOIN employee e ON e.id = o.actor_id`;
