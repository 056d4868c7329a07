import { Prisma } from "../../db/generated/client";

/** Conflict rows of the selected `sel` (id, since): places whose role was deleted since, where another or none stands now. `owner`: the place's column that leads to `sel`. */
export const replacedRoles = (owner: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT 'role', r.was, r.now, r.record, r.whose FROM (
    SELECT DISTINCT ON (l.id) l.id AS record, sel.id AS whose, nullif(b.before, '')::int AS was, l.role_id AS now
    FROM sel JOIN contact_link l ON l.${owner} = sel.id AND l.deleted_by_operation IS NULL
    JOIN change_bulk b ON b.entity = 'contactLink' AND b.field = 'role' AND b.block = l.id >> 13 AND b.operation_id > sel.since
    WHERE get_bit(b.ids, l.id & 8191) = 1 ORDER BY l.id, b.operation_id
  ) r JOIN contact_role v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL WHERE r.now IS DISTINCT FROM r.was`;

/** Conflict rows of the same: categories they carry that were deleted since. */
export const deletedCategories = (table: Prisma.Sql, owner: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT 'categories', v.id, v.id, sel.id, sel.id FROM sel
  JOIN ${table} k ON k.${owner} = sel.id JOIN category v ON v.id = k.category_id AND v.deleted_by_operation > sel.since`;

/**
 * Conflict rows of deleted customers: categories of their contacts that were deleted since, out of `gone` (id,
 * deleted_by_operation); where that is empty, nothing is looked up. Who is deleted alone does not come back with them.
 */
export const deletedContactCategories: Prisma.Sql = Prisma.sql`
  SELECT 'contactCategories', v.id, v.id, p.id, sel.id FROM sel
  JOIN contact_link l ON l.customer_id = sel.id AND l.deleted_by_operation IS NULL
  JOIN contact p ON p.id = l.contact_id AND p.deleted_by_operation IS NULL
  JOIN contact_category k ON k.contact_id = p.id JOIN gone v ON v.id = k.category_id AND v.deleted_by_operation > sel.since
  WHERE EXISTS (SELECT 1 FROM gone)`;
