import { Prisma } from "../../db/generated/client";
import { contactEntity } from "../contacts/contact-entity";
import { deletedCategories, replacedRoles } from "../restoring/deleted-values";
import type { Restorable } from "../restoring/restorable";

/** Deleted contacts `p`, with their places at customers. */
export const restorableContacts: Restorable = {
  entity: contactEntity,
  from: Prisma.sql`contact p`,
  conflictRows: (where) => Prisma.sql`
    WITH sel AS MATERIALIZED (SELECT p.id, p.deleted_by_operation AS since FROM contact p WHERE ${where})
    SELECT NULL::text AS kind, NULL::int AS was, NULL::int AS now, NULL::int AS record, NULL::int AS whose WHERE false
    UNION ALL ${replacedRoles(Prisma.sql`contact_id`)}
    UNION ALL ${deletedCategories(Prisma.sql`contact_category`, Prisma.sql`contact_id`)}`,
  belongings: (where) => Prisma.sql`
    WITH sel AS MATERIALIZED (SELECT p.id, p.deleted_by_operation AS since FROM contact p WHERE ${where})
    SELECT 'contact' AS entity, id, id AS whose, since FROM sel
    UNION ALL SELECT 'contactLink', l.id, sel.id, since FROM sel JOIN contact_link l ON l.contact_id = sel.id`,
};
