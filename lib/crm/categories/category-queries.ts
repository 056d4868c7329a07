import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { keptPlan } from "../../db/kept-plan";
import { standsAmongMany } from "../contact-gone";
import type { CarrierKind } from "./carrier";

export interface CategoryRow {
  id: number;
  name: string;
  showOnCustomer: boolean;
  showOnContact: boolean;
  active: boolean;
  /** Customers and contacts, not deleted, that carry it; hidden ones too. */
  customers: number;
  contacts: number;
}

const columns = Prisma.sql`g.id, g.name, g.show_on_customer AS "showOnCustomer", g.show_on_contact AS "showOnContact", g.active`;
const counts = Prisma.sql`
  (SELECT count(*)::int FROM customer_category l JOIN customer c ON c.id = l.customer_id
   WHERE l.category_id = g.id AND c.deleted_by_operation IS NULL) AS customers,
  (SELECT count(*)::int FROM contact_category l JOIN contact c ON c.id = l.contact_id
   WHERE l.category_id = g.id AND ${standsAmongMany}) AS contacts`;

/** All categories with their counts, in Norwegian order; those switched off last. */
export const listCategories = (db: Database): Promise<CategoryRow[]> => db.$queryRaw<CategoryRow[]>`
  WITH customers AS (
    SELECT l.category_id, count(*)::int AS n FROM customer_category l JOIN customer c ON c.id = l.customer_id
    WHERE c.deleted_by_operation IS NULL GROUP BY l.category_id
  ), contacts AS (
    SELECT l.category_id, count(*)::int AS n FROM contact_category l JOIN contact c ON c.id = l.contact_id
    WHERE ${standsAmongMany} GROUP BY l.category_id
  )
  SELECT ${columns}, coalesce(customers.n, 0) AS customers, coalesce(contacts.n, 0) AS contacts
  FROM category g LEFT JOIN customers ON customers.category_id = g.id LEFT JOIN contacts ON contacts.category_id = g.id
  WHERE g.deleted_by_operation IS NULL ORDER BY g.active DESC, g.name COLLATE "nb-NO-x-icu", g.id`;

/** One category with its counts; null when there is none of that id, or it is deleted. */
export async function findCategory(db: Database, id: number): Promise<CategoryRow | null> {
  const [category] = await db.$queryRaw<CategoryRow[]>`
    SELECT ${columns}, ${counts} FROM category g WHERE g.id = ${id} AND g.deleted_by_operation IS NULL`;
  return category ?? null;
}

/** How many carry both of two categories already: said before a merge. */
export async function countCarriersOfBoth(db: Database, one: number, other: number): Promise<{ customers: number; contacts: number }> {
  const [both] = await db.$queryRaw<[{ customers: number; contacts: number }]>`
    SELECT (SELECT count(*)::int FROM customer_category a JOIN customer_category b USING (customer_id) JOIN customer c ON c.id = customer_id
            WHERE a.category_id = ${one} AND b.category_id = ${other} AND c.deleted_by_operation IS NULL) AS customers,
           (SELECT count(*)::int FROM contact_category a JOIN contact_category b USING (contact_id) JOIN contact c ON c.id = contact_id
            WHERE a.category_id = ${one} AND b.category_id = ${other} AND ${standsAmongMany}) AS contacts`;
  return both;
}

/** How many categories there are, switched off ones too. */
export const countCategories = (db: Database): Promise<number> => db.category.count({ where: { deletedByOperation: null } });

export interface OfferedCategory {
  id: number;
  name: string;
  /** How many of the same kind carry it; null when that was not asked for. */
  count: number | null;
  carried: boolean;
  /** Switched on and shown on this kind; one that is carried but not offered can be taken off, not put back. */
  offered: boolean;
}

/**
 * The categories of one customer's or contact's panel: all that show on its kind and are switched on, and those
 * switched off that it carries still. To count who else carries them is dear, and only the open panel says it.
 */
export function categoriesOf(db: Database, kind: CarrierKind, id: number, { counted }: { counted: boolean }): Promise<OfferedCategory[]> {
  const [links, key, carrier, shown] = [`${kind}_category`, `${kind}_id`, kind, kind === "customer" ? "show_on_customer" : "show_on_contact"].map((name) =>
    Prisma.raw(name),
  );
  const count = counted
    ? Prisma.sql`coalesce(
        (SELECT n FROM (SELECT l.category_id, count(*)::int AS n FROM ${links} l JOIN ${carrier} c ON c.id = l.${key}
                        WHERE ${kind === "contact" ? standsAmongMany : Prisma.sql`c.deleted_by_operation IS NULL`} GROUP BY l.category_id) counts WHERE counts.category_id = g.id), 0)`
    : Prisma.sql`NULL::int`;
  return db.$queryRaw<OfferedCategory[]>(keptPlan`
    SELECT g.id, g.name, g.active AS offered,
           EXISTS (SELECT 1 FROM ${links} l WHERE l.category_id = g.id AND l.${key} = ${id}) AS carried, ${count} AS count
    FROM category g
    WHERE g.deleted_by_operation IS NULL AND g.${shown}
      AND (g.active OR EXISTS (SELECT 1 FROM ${links} l WHERE l.category_id = g.id AND l.${key} = ${id}))
    ORDER BY g.name COLLATE "nb-NO-x-icu", g.id`);
}
