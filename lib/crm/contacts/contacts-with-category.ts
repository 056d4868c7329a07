import type { Database } from "../../db/client";

export interface CategoryContact {
  id: number;
  name: string;
  email: string;
  /** A customer the person is a contact at now (or was last), which leads to the person's page. */
  customerId: number;
  customer: string;
}

export const contactsPerPage = 50;

/** The contacts that carry a category, in Norwegian order, from the one after `after` on; one more than a page, to tell whether there are further ones. */
export const contactsWithCategory = (db: Database, categoryId: number, after: number | null): Promise<CategoryContact[]> => db.$queryRaw<CategoryContact[]>`
  SELECT p.id, p.name, p.email, place.id AS "customerId", place.name AS customer
  FROM contact_category k JOIN contact p ON p.id = k.contact_id
  JOIN LATERAL (
    SELECT c.id, c.name FROM contact_link l JOIN customer c ON c.id = l.customer_id
    WHERE l.contact_id = p.id AND l.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL
    ORDER BY upper_inf(l.period) DESC, l.id LIMIT 1
  ) place ON true
  WHERE k.category_id = ${categoryId} AND p.deleted_by_operation IS NULL
    AND (${after}::int IS NULL OR (p.name COLLATE "nb-NO-x-icu", p.id) > (SELECT a.name, a.id FROM contact a WHERE a.id = ${after}::int))
  ORDER BY p.name COLLATE "nb-NO-x-icu", p.id LIMIT ${contactsPerPage + 1}`;
