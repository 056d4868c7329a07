import { Prisma } from "../db/generated/client";

/** Whether the contact `p` is not deleted by way of all its customers being deleted (see the view contact_gone). For a few contacts. */
export const notGone = Prisma.sql`NOT EXISTS (SELECT 1 FROM contact_gone n WHERE n.contact_id = p.id)`;

/** The same of a contact `c`, for whoever counts many: those who are gone are read once. */
export const standsAmongMany = Prisma.sql`c.deleted_by_operation IS NULL AND c.id NOT IN (SELECT contact_id FROM contact_gone)`;
