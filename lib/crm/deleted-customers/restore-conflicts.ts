import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { sellerIds } from "../groups/sellers";

/** What a customer had that can't be as it was, by the kind of value. */
export const conflictKinds = ["industry", "origin", "source", "products", "role", "categories", "seller"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export interface RestoreConflict {
  kind: ConflictKind;
  /** The value that is deleted, or the seller who is none any more. */
  was: number;
  wasName: string;
  /** What took its place; null: nothing. For a category and a seller, who stay linked, the same. */
  now: number | null;
  nowName: string | null;
  customers: number;
}

/** How a conflict is named in a form. */
export const conflictKey = ({ kind, was, now }: Pick<RestoreConflict, "kind" | "was" | "now">): string => `${kind}_${was}_${now ?? "none"}`;

/** Where the values of a kind stand, and their name. */
export const valuesOf: Record<ConflictKind, { table: string; name: Prisma.Sql }> = {
  industry: { table: "industry", name: Prisma.sql`nb` },
  origin: { table: "origin", name: Prisma.sql`nb` },
  source: { table: "source", name: Prisma.sql`nb` },
  products: { table: "product", name: Prisma.sql`nb` },
  role: { table: "contact_role", name: Prisma.sql`nb` },
  categories: { table: "category", name: Prisma.sql`name` },
  seller: { table: "employee", name: Prisma.sql`name` },
};

/**
 * What the customers `c` of a condition can't get back as it was, each kind of value with how many it concerns. Values are
 * deleted together with what takes their place, on deleted customers too: the log's bitmaps tell what they had.
 */
export function findConflicts(db: Pick<Transaction, "$queryRaw">, where: Prisma.Sql, language: "nb" | "en", now: Date): Promise<RestoreConflict[]> {
  const named = conflictKinds.map((kind) => {
    const { table, name } = valuesOf[kind];
    const own = kind === "categories" || kind === "seller" ? name : Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END`;
    return Prisma.sql`SELECT ${kind}::text AS kind, id, ${own} AS name FROM ${Prisma.raw(table)}`;
  });
  return db.$queryRaw<RestoreConflict[]>`
    WITH named AS NOT MATERIALIZED (${Prisma.join(named, " UNION ALL ")})
    SELECT k.kind, k.was, w.name AS "wasName", k.now, n.name AS "nowName", k.customers
    FROM (SELECT kind, was, now, count(DISTINCT customer)::int AS customers FROM (${conflictRows(where, now)}) x GROUP BY 1, 2, 3) k
    JOIN named w ON w.kind = k.kind AND w.id = k.was LEFT JOIN named n ON n.kind = k.kind AND n.id = k.now
    ORDER BY array_position(${[...conflictKinds]}::text[], k.kind), k.customers DESC, k.was, k.now`;
}

/**
 * The same row by row: kind, was, now, the record that has it (a customer, or a contact's place at one) and the customer.
 * Of several replacements, one after the other, the first says what it was.
 */
export const conflictRows = (where: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  WITH sel AS MATERIALIZED (SELECT c.id, c.deleted_by_operation AS since FROM customer c WHERE ${where}),
  replaced AS (
    SELECT DISTINCT ON (b.field, sel.id) b.field, sel.id AS record, sel.id AS customer, nullif(b.before, '')::int AS was
    FROM sel JOIN change_bulk b ON b.entity = 'customer' AND b.block = sel.id >> 13 AND b.operation_id > sel.since
    WHERE b.field IN ('industry', 'origin', 'source') AND get_bit(b.ids, sel.id & 8191) = 1
    ORDER BY b.field, sel.id, b.operation_id
  ), roles AS (
    SELECT DISTINCT ON (l.id) l.id AS record, sel.id AS customer, nullif(b.before, '')::int AS was, l.role_id AS now
    FROM sel JOIN contact_link l ON l.customer_id = sel.id AND l.deleted_by_operation IS NULL
    JOIN change_bulk b ON b.entity = 'contactLink' AND b.field = 'role' AND b.block = l.id >> 13 AND b.operation_id > sel.since
    WHERE get_bit(b.ids, l.id & 8191) = 1 ORDER BY l.id, b.operation_id
  )
  SELECT r.field AS kind, r.was, i.industry_id AS now, r.record, r.customer FROM replaced r
  JOIN industry v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL LEFT JOIN customer_industry i ON i.customer_id = r.record
  WHERE r.field = 'industry' AND i.industry_id IS DISTINCT FROM r.was
  UNION ALL
  SELECT r.field, r.was, i.origin_id, r.record, r.customer FROM replaced r
  JOIN origin v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL LEFT JOIN customer_origin i ON i.customer_id = r.record
  WHERE r.field = 'origin' AND i.origin_id IS DISTINCT FROM r.was
  UNION ALL
  SELECT r.field, r.was, i.source_id, r.record, r.customer FROM replaced r
  JOIN source v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL LEFT JOIN customer_source i ON i.customer_id = r.record
  WHERE r.field = 'source' AND i.source_id IS DISTINCT FROM r.was
  UNION ALL
  SELECT 'products', v.id, NULL, sel.id, sel.id FROM sel
  JOIN change_bulk b ON b.entity = 'customer' AND b.block = sel.id >> 13 AND b.operation_id > sel.since AND b.field = 'products' AND b.before <> ''
  JOIN product v ON v.id = b.before::int AND v.deleted_by_operation IS NOT NULL
  WHERE get_bit(b.ids, sel.id & 8191) = 1 AND NOT EXISTS (SELECT 1 FROM customer_product p WHERE p.customer_id = sel.id AND p.product_id = v.id)
  GROUP BY v.id, sel.id
  UNION ALL
  SELECT 'role', r.was, r.now, r.record, r.customer FROM roles r
  JOIN contact_role v ON v.id = r.was AND v.deleted_by_operation IS NOT NULL WHERE r.now IS DISTINCT FROM r.was
  UNION ALL
  SELECT 'categories', v.id, v.id, sel.id, sel.id FROM sel
  JOIN customer_category k ON k.customer_id = sel.id JOIN category v ON v.id = k.category_id AND v.deleted_by_operation > sel.since
  UNION ALL
  SELECT 'seller', e.id, e.id, sel.id, sel.id FROM sel
  JOIN customer_seller s ON s.customer_id = sel.id JOIN employee e ON e.id = s.employee_id
  WHERE NOT e.active OR e.id NOT IN (${sellerIds(now)})`;
