import type { Database, Transaction } from "../../db/client";

/** A contact of the customer that goes, who is one of the customer that is kept, kept twice. */
export interface TwinContact {
  id: number;
  name: string;
  into: number;
  intoName: string;
}

/**
 * The contacts of one customer who are contacts of the other under a record of their own: of the same name, with an e-mail
 * address or a telephone number in common, be it their own or their work's.
 */
export const findTwins = (db: Database | Transaction, kept: number, other: number): Promise<TwinContact[]> => db.$queryRaw<TwinContact[]>`
  WITH person AS (
    SELECT l.customer_id, p.id, p.name, name_key(p.name) AS name_key,
           array_remove(array_agg(DISTINCT reach), '') AS reaches
    FROM contact_link l JOIN contact p ON p.id = l.contact_id
    CROSS JOIN LATERAL (VALUES (lower(btrim(p.email))), (lower(btrim(l.work_email))),
      (right(regexp_replace(p.phone, '[^0-9]+', '', 'g'), 8)), (right(regexp_replace(l.work_phone, '[^0-9]+', '', 'g'), 8))) AS v(reach)
    WHERE l.customer_id IN (${kept}, ${other}) AND l.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL
    GROUP BY l.customer_id, p.id
  )
  SELECT DISTINCT ON (g.id) g.id, g.name, k.id AS into, k.name AS "intoName"
  FROM person g JOIN person k ON k.customer_id = ${kept} AND k.id <> g.id AND k.name_key = g.name_key AND k.reaches && g.reaches
  WHERE g.customer_id = ${other} AND NOT EXISTS (SELECT 1 FROM person h WHERE h.customer_id = ${kept} AND h.id = g.id)
  ORDER BY g.id, k.id`;

/** What comes along from the customer that goes, to be said before. */
export interface MergeCounts {
  /** People who come along, and of those, who are at both already. */
  contacts: number;
  shared: number;
  opportunities: number;
  categories: number;
  products: number;
}

/** What a merge takes along from one customer, and what of it both have. */
export async function countMerge(db: Database | Transaction, kept: number, other: number): Promise<MergeCounts & { twins: TwinContact[] }> {
  const twins = await findTwins(db, kept, other);
  const [counts] = await db.$queryRaw<[MergeCounts]>`
    WITH at AS (
      SELECT DISTINCT l.customer_id, l.contact_id FROM contact_link l JOIN contact p ON p.id = l.contact_id
      WHERE l.customer_id IN (${kept}, ${other}) AND l.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL
    )
    SELECT (SELECT count(*) FROM at WHERE customer_id = ${other})::int AS contacts,
           (SELECT count(*) FROM at a JOIN at b USING (contact_id) WHERE a.customer_id = ${kept} AND b.customer_id = ${other})::int AS shared,
           (SELECT count(*) FROM opportunity WHERE customer_id = ${other} AND deleted_by_operation IS NULL)::int AS opportunities,
           (SELECT count(*) FROM customer_category c JOIN category g ON g.id = c.category_id AND g.deleted_by_operation IS NULL
            WHERE c.customer_id = ${other} AND NOT EXISTS (SELECT 1 FROM customer_category k WHERE k.customer_id = ${kept} AND k.category_id = c.category_id))::int AS categories,
           (SELECT count(*) FROM customer_product c
            WHERE c.customer_id = ${other} AND NOT EXISTS (SELECT 1 FROM customer_product k WHERE k.customer_id = ${kept} AND k.product_id = c.product_id))::int AS products`;
  return { ...counts, shared: counts.shared + twins.length, twins };
}

/** The names of contact roles by their ids, deleted ones too. */
export async function findRoleNames(db: Database, ids: number[], language: "nb" | "en"): Promise<Map<number, string>> {
  const rows = await db.$queryRaw<{ id: number; name: string }[]>`
    SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name FROM contact_role WHERE id = ANY(${ids}::int[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The customer or contact that a merged one's old address leads to now, however many merges lie between; null where it was not merged. */
export async function findMergedInto(db: Database, kind: "customer" | "contact", id: number): Promise<number | null> {
  const [found] =
    kind === "customer"
      ? await db.$queryRaw<{ id: number }[]>`
          WITH RECURSIVE way AS (
            SELECT into_id AS id FROM customer_redirect WHERE customer_id = ${id}
            UNION SELECT r.into_id FROM customer_redirect r JOIN way ON r.customer_id = way.id
          ) SELECT way.id FROM way JOIN customer c ON c.id = way.id WHERE c.deleted_by_operation IS NULL`
      : await db.$queryRaw<{ id: number }[]>`
          WITH RECURSIVE way AS (
            SELECT into_id AS id FROM contact_redirect WHERE contact_id = ${id}
            UNION SELECT r.into_id FROM contact_redirect r JOIN way ON r.contact_id = way.id
          ) SELECT way.id FROM way JOIN contact c ON c.id = way.id WHERE c.deleted_by_operation IS NULL`;
  return found?.id ?? null;
}
