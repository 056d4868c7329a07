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

/** The values of an opportunity's own row that a list holds: how the log and the row name them. */
const ofOpportunity = [
  { kind: "opportunitySource", field: "source", table: Prisma.sql`source`, column: Prisma.sql`o.source_id` },
  { kind: "opportunityType", field: "type", table: Prisma.sql`opportunity_type`, column: Prisma.sql`o.type_id` },
  { kind: "opportunityStep", field: "step", table: Prisma.sql`opportunity_step`, column: Prisma.sql`o.step_id` },
  { kind: "lostReason", field: "lostReason", table: Prisma.sql`lost_reason`, column: Prisma.sql`o.lost_reason_id` },
];

const nowOfOpportunity = Prisma.join(
  ofOpportunity.map(({ field, column }) => Prisma.sql`WHEN ${field} THEN ${column}`),
  " ",
);

const goneFromOpportunities = Prisma.join(
  [...ofOpportunity, { kind: "opportunityProducts", field: "products", table: Prisma.sql`product` }].map(
    ({ kind, field, table }) => Prisma.sql`
      SELECT ${kind}::text AS kind, ${field}::text AS field, v.id FROM ${table} v WHERE v.deleted_by_operation > (SELECT min(since) FROM sel)`,
  ),
  " UNION ALL ",
);

/**
 * Common table expressions after `sel`: what was deleted since that an opportunity may have had (`gone_value`), and the
 * opportunities of the deleted customers (`sale`); where nothing was, none is looked up. Those who are deleted alone are
 * passed over by who reads `sale`: the planner would read an index of all others for each customer.
 */
export const salesOfDeleted: Prisma.Sql = Prisma.sql`
  gone_value AS MATERIALIZED (${goneFromOpportunities}),
  sale AS MATERIALIZED (
    SELECT o.*, sel.since FROM sel JOIN opportunity o ON o.customer_id = sel.id WHERE EXISTS (SELECT 1 FROM gone_value))`;

/** Conflict rows of deleted customers: values of their opportunities out of `gone_value`, where another or none stands now. */
export const replacedOfOpportunities: Prisma.Sql = Prisma.sql`
  SELECT v.kind, r.was, r.now, r.record, r.whose FROM (
    SELECT DISTINCT ON (b.field, o.id) b.field, o.id AS record, o.customer_id AS whose, nullif(b.before, '')::int AS was,
           CASE b.field ${nowOfOpportunity} END AS now
    FROM sale o JOIN change_bulk b ON b.entity = 'opportunity' AND b.block = o.id >> 13 AND b.operation_id > o.since
    WHERE o.deleted_by_operation IS NULL AND b.field = ANY(${ofOpportunity.map(({ field }) => field)}::text[]) AND get_bit(b.ids, o.id & 8191) = 1
    ORDER BY b.field, o.id, b.operation_id
  ) r JOIN gone_value v ON v.field = r.field AND v.id = r.was WHERE r.now IS DISTINCT FROM r.was
  UNION ALL
  SELECT DISTINCT v.kind, v.id, NULL::int, o.id, o.customer_id FROM sale o
  JOIN change_bulk b ON b.entity = 'opportunity' AND b.block = o.id >> 13 AND b.operation_id > o.since AND b.field = 'products' AND b.before <> ''
  JOIN gone_value v ON v.field = 'products' AND v.id = b.before::int
  WHERE o.deleted_by_operation IS NULL AND get_bit(b.ids, o.id & 8191) = 1
    AND NOT EXISTS (SELECT 1 FROM opportunity_product p WHERE p.opportunity_id = o.id AND p.product_id = v.id)`;
