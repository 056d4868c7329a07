import { Prisma } from "../db/generated/client";

/** Whether the contact `p` is not deleted by way of all its customers being deleted (see the view contact_gone). For a few contacts. */
export const notGone = Prisma.sql`NOT EXISTS (SELECT 1 FROM contact_gone n WHERE n.contact_id = p.id)`;

/** The same of a contact `c`, for whoever counts many: those who are gone are read once. */
export const standsAmongMany = Prisma.sql`c.deleted_by_operation IS NULL AND c.id NOT IN (SELECT contact_id FROM contact_gone)`;

/**
 * The same of contacts `c` that are named, asked of the places of each: whoever makes many contacts and goes on with them is
 * not kept waiting because the server knows nothing yet of how many there are.
 */
export const standsByItsPlaces = Prisma.sql`c.deleted_by_operation IS NULL AND coalesce((
  SELECT bool_or(o.deleted_by_operation IS NULL) FROM contact_link l JOIN customer o ON o.id = l.customer_id
  WHERE l.contact_id = c.id AND l.deleted_by_operation IS NULL), true)`;
