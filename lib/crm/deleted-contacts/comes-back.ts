import { Prisma } from "../../db/generated/client";

/**
 * Whether the place `l` of a deleted contact `p` comes back with the person: it stands, or was taken away by the same
 * operation («Angre» of the making takes the person away, and the place by a mark of its own).
 */
export const comesBack = Prisma.sql`(l.deleted_by_operation IS NULL OR l.deleted_by_operation = p.deleted_by_operation)`;
