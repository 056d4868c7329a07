import { countLimit } from "../../count-limit";
import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { cutPage, keyRead, type PageKey } from "../../page-by-key";
import type { Actor } from "../../permissions";
import { deletedCustomers } from "./deleted-customers";

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
  /** How many the words find, and how many there are; each exact up to 10,000, and 10,001 means more. */
  found: number;
  total: number;
  hasPrevious: boolean;
  hasNext: boolean;
}

const perPage = 50;

/** A page of the deleted customers that somebody may restore, those deleted last first. Index: customer_deleted_latest. */
export async function listDeletedCustomers(db: Database, actor: Actor, words: string, page: PageKey): Promise<DeletedPage> {
  const where = await deletedCustomers(db, actor, { words });
  const { at, backwards } = keyRead(page);
  const key =
    at === null
      ? Prisma.empty
      : Prisma.sql`AND (c.deleted_by_operation, c.id) ${Prisma.raw(backwards ? ">" : "<")} (SELECT k.deleted_by_operation, k.id FROM customer k WHERE k.id = ${at})`;
  // By the whole of the index: nobody in the list was erased, and who was stands apart in it.
  const order = Prisma.raw(
    backwards
      ? "c.erased_by_operation DESC NULLS LAST, c.deleted_by_operation ASC, c.id ASC"
      : "c.erased_by_operation ASC NULLS FIRST, c.deleted_by_operation DESC, c.id DESC",
  );
  const rows = await db.$queryRaw<DeletedCustomer[]>`
    ${selectDeleted} WHERE ${where} ${key} ORDER BY ${order} LIMIT ${perPage + 1}`;
  const total = await countDeletedCustomers(db, actor);
  const found = words === "" ? total : await count(db, where);
  const { rows: customers, ...ways } = cutPage(rows, perPage, page);
  return { customers, found, total, ...ways };
}

/** How many deleted customers somebody may restore, exact up to 10,000; 10,001 means more. */
export const countDeletedCustomers = async (db: Database, actor: Actor): Promise<number> => count(db, await deletedCustomers(db, actor, { words: "" }));

/** One deleted customer, as its page says who deleted it; null where there is none, or none that somebody may restore. */
export async function findDeletedCustomer(db: Database, actor: Actor, id: number): Promise<DeletedCustomer | null> {
  const [customer] = await db.$queryRaw<DeletedCustomer[]>`${selectDeleted} WHERE ${await deletedCustomers(db, actor, { ids: [id] })}`;
  return customer ?? null;
}

async function count(db: Database, where: Prisma.Sql): Promise<number> {
  const [{ customers }] = await db.$queryRaw<[{ customers: number }]>`
    SELECT count(*)::int AS customers FROM (SELECT 1 FROM customer c WHERE ${where} LIMIT ${countLimit + 1}) x`;
  return customers;
}

const selectDeleted = Prisma.sql`
  SELECT c.id, c.name, c.organization_number AS "organizationNumber", coalesce(nullif(c.visiting_city, ''), c.postal_city) AS city,
         o.at AS "deletedAt", e.name AS "deletedBy"
  FROM customer c JOIN operation o ON o.id = c.deleted_by_operation LEFT JOIN employee e ON e.id = o.actor_id`;
