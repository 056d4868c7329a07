import type { Database } from "../../db/client";
import { contactsPerPage } from "./contacts-with-category";

export interface RoleContact {
  id: number;
  name: string;
  email: string;
  /** A customer where the person has the role: now, or else last. */
  customerId: number;
  customer: string;
  /** At how many further customers the person has it. */
  further: number;
}

/** The contacts that have a role somewhere, each once, in Norwegian order, from the one after `after` on; one more than a page, to tell whether there are further ones. */
export const contactsWithRole = (db: Database, roleId: number, after: number | null): Promise<RoleContact[]> => db.$queryRaw<RoleContact[]>`
  SELECT p.id, p.name, p.email, place.id AS "customerId", place.name AS customer, place.places - 1 AS further
  FROM contact p
  JOIN LATERAL (
    SELECT c.id, c.name, count(*) OVER ()::int AS places FROM contact_link l JOIN customer c ON c.id = l.customer_id
    WHERE l.contact_id = p.id AND l.role_id = ${roleId} AND l.deleted_by_operation IS NULL AND c.deleted_by_operation IS NULL
    ORDER BY upper_inf(l.period) DESC, l.id LIMIT 1
  ) place ON true
  WHERE p.id IN (SELECT contact_id FROM contact_link WHERE role_id = ${roleId}) AND p.deleted_by_operation IS NULL
    AND (${after}::int IS NULL OR (p.name COLLATE "nb-NO-x-icu", p.id) > (SELECT a.name, a.id FROM contact a WHERE a.id = ${after}::int))
  ORDER BY p.name COLLATE "nb-NO-x-icu", p.id LIMIT ${contactsPerPage + 1}`;
