import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface ContactWith {
  id: number;
  name: string;
  email: string;
  /** A customer the person is a contact at now, or else was last; with a role, one where the person has it. */
  customerId: number;
  customer: string;
  /** At how many further ones. */
  further: number;
}

export interface ContactsPage {
  contacts: ContactWith[];
  /** The contact after which the next page begins; null on the last. */
  next: number | null;
}

const perPage = 50;

/** The contacts that carry a category, a page in Norwegian order from the one after `after` on. */
export const contactsWithCategory = (db: Database, categoryId: number, after: number | null): Promise<ContactsPage> =>
  contactsPage(db, Prisma.sql`SELECT contact_id FROM contact_category WHERE category_id = ${categoryId}`, Prisma.sql`true`, after);

/** The contacts that have a role somewhere, each once, a page in Norwegian order from the one after `after` on. */
export const contactsWithRole = (db: Database, roleId: number, after: number | null): Promise<ContactsPage> =>
  contactsPage(db, Prisma.sql`SELECT contact_id FROM contact_link WHERE role_id = ${roleId}`, Prisma.sql`l.role_id = ${roleId}`, after);

/** `ids` selects the contacts, `placeCounts` is the condition on a place `l` that is named and counted. */
async function contactsPage(db: Database, ids: Prisma.Sql, placeCounts: Prisma.Sql, after: number | null): Promise<ContactsPage> {
  const found = await db.$queryRaw<ContactWith[]>`
    SELECT p.id, p.name, p.email, place.id AS "customerId", place.name AS customer, place.places - 1 AS further
    FROM contact p
    JOIN LATERAL (
      SELECT c.id, c.name, count(*) OVER ()::int AS places FROM contact_link l JOIN customer c ON c.id = l.customer_id
      WHERE l.contact_id = p.id AND ${placeCounts} AND l.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL
      ORDER BY upper_inf(l.period) DESC, l.id LIMIT 1
    ) place ON true
    WHERE p.id IN (${ids}) AND p.deleted_by_operation IS NULL
      AND (${after}::int IS NULL OR (p.name COLLATE "nb-NO-x-icu", p.id) > (SELECT a.name, a.id FROM contact a WHERE a.id = ${after}::int))
    ORDER BY p.name COLLATE "nb-NO-x-icu", p.id LIMIT ${perPage + 1}`;
  const contacts = found.slice(0, perPage);
  return { contacts, next: found.length > perPage ? (contacts.at(-1)?.id ?? null) : null };
}
