import { Prisma } from "../../db/generated/client";
import { customerEntity } from "../customers/customer-entity";
import { sellerIds } from "../groups/sellers";
import type { Restorable } from "../restoring/restorable";
import { deletedCategories, deletedContactCategories, replacedOfOpportunities, replacedRoles, salesOfDeleted } from "../restoring/deleted-values";

/**
 * Deleted customers `c`, with their contacts' places and their opportunities. Of several replacements, one after the other,
 * the first says what it was. Contacts and opportunities are gone through just where a category (`gone`) or a value of
 * opportunities (`gone_value`) was deleted since, or somebody who sells no more has sold (`stopped`): of ten thousand
 * customers that takes longer than all the rest.
 */
export const restorableCustomers: Restorable = {
  entity: customerEntity,
  from: Prisma.sql`customer c`,
  conflictRows: (where, now) => Prisma.sql`
    WITH sel AS MATERIALIZED (SELECT c.id, c.deleted_by_operation AS since FROM customer c WHERE ${where}),
    gone AS MATERIALIZED (SELECT v.id, v.deleted_by_operation FROM category v WHERE v.deleted_by_operation > (SELECT min(since) FROM sel)),
    ${salesOfDeleted},
    stopped AS MATERIALIZED (
      SELECT e.id FROM employee e WHERE (NOT e.active OR e.id NOT IN (${sellerIds(now)}))
        AND EXISTS (SELECT 1 FROM opportunity_seller s WHERE s.employee_id = e.id)),
    replaced AS (
      SELECT DISTINCT ON (b.field, sel.id) b.field, sel.id AS record, sel.id AS whose, nullif(b.before, '')::int AS was
      FROM sel JOIN change_bulk b ON b.entity = 'customer' AND b.block = sel.id >> 13 AND b.operation_id > sel.since
      WHERE b.field IN ('industry', 'origin', 'source') AND get_bit(b.ids, sel.id & 8191) = 1
      ORDER BY b.field, sel.id, b.operation_id
    )
    SELECT r.field AS kind, r.was, i.industry_id AS now, r.record, r.whose FROM replaced r
    JOIN industry v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL LEFT JOIN customer_industry i ON i.customer_id = r.record
    WHERE r.field = 'industry' AND i.industry_id IS DISTINCT FROM r.was
    UNION ALL
    SELECT r.field, r.was, i.origin_id, r.record, r.whose FROM replaced r
    JOIN origin v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL LEFT JOIN customer_origin i ON i.customer_id = r.record
    WHERE r.field = 'origin' AND i.origin_id IS DISTINCT FROM r.was
    UNION ALL
    SELECT r.field, r.was, i.source_id, r.record, r.whose FROM replaced r
    JOIN source v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL LEFT JOIN customer_source i ON i.customer_id = r.record
    WHERE r.field = 'source' AND i.source_id IS DISTINCT FROM r.was
    UNION ALL
    SELECT 'products', v.id, NULL, sel.id, sel.id FROM sel
    JOIN change_bulk b ON b.entity = 'customer' AND b.block = sel.id >> 13 AND b.operation_id > sel.since AND b.field = 'products' AND b.before <> ''
    JOIN product v ON v.id = b.before::int AND v.deleted_by_operation IS NOT NULL
    WHERE get_bit(b.ids, sel.id & 8191) = 1 AND NOT EXISTS (SELECT 1 FROM customer_product p WHERE p.customer_id = sel.id AND p.product_id = v.id)
    GROUP BY v.id, sel.id
    UNION ALL ${replacedRoles(Prisma.sql`customer_id`)}
    UNION ALL ${deletedCategories(Prisma.sql`customer_category`, Prisma.sql`customer_id`)}
    UNION ALL ${deletedContactCategories}
    UNION ALL
    SELECT 'seller', e.id, e.id, sel.id, sel.id FROM sel
    JOIN customer_seller s ON s.customer_id = sel.id JOIN employee e ON e.id = s.employee_id
    WHERE NOT e.active OR e.id NOT IN (${sellerIds(now)})
    UNION ALL
    SELECT 'opportunitySeller', s.employee_id, s.employee_id, o.id, sel.id FROM sel
    JOIN opportunity o ON o.customer_id = sel.id AND o.status = 'OPEN' AND o.deleted_by_operation IS NULL
    JOIN opportunity_seller s ON s.opportunity_id = o.id
    WHERE EXISTS (SELECT 1 FROM stopped) AND s.employee_id IN (SELECT id FROM stopped)
    UNION ALL ${replacedOfOpportunities}`,
  belongings: (where) => Prisma.sql`
    WITH sel AS MATERIALIZED (SELECT c.id, c.deleted_by_operation AS since FROM customer c WHERE ${where})
    SELECT 'customer' AS entity, id, id AS whose, since FROM sel
    UNION ALL SELECT 'contactLink', l.id, sel.id, since FROM sel JOIN contact_link l ON l.customer_id = sel.id
    UNION ALL SELECT DISTINCT 'contact', l.contact_id, sel.id, since FROM sel JOIN contact_link l ON l.customer_id = sel.id
    UNION ALL SELECT 'opportunity', o.id, sel.id, since FROM sel JOIN opportunity o ON o.customer_id = sel.id`,
};
