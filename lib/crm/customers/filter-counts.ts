import type { Database } from "../../db/client";
import { codeKey, keysAbove } from "../industries/code-order";

/** Of more customers than this nothing is counted: the page that offers the filters would wait for it. */
const mostCounted = 50_000;

/** The filters whose choices are counted. */
export type CountedFilter = "industry" | "category" | "seller" | "source" | "origin" | "product";

/** How many customers each choice of each filter finds by itself, by the choice's id; a choice that finds nobody is not there. */
export interface FilterCounts extends Record<CountedFilter, ReadonlyMap<number, number>> {
  withoutSeller: number;
}

/** Counts what each choice of the filters finds among all customers; null in a firm of too many to count them for a page. */
export async function countFilterChoices(db: Database, most = mostCounted): Promise<FilterCounts | null> {
  const [{ tooMany }] = await db.$queryRaw<[{ tooMany: boolean }]>`SELECT count(*) > ${most} AS "tooMany" FROM (SELECT 1 FROM customer LIMIT ${most + 1}) c`;
  if (tooMany) return null;
  const [rows, industries] = await Promise.all([
    db.$queryRaw<{ filter: CountedFilter | "withoutSeller"; id: number | null; found: number }[]>`
      WITH alive AS MATERIALIZED (SELECT id FROM customer WHERE deleted_by_operation IS NULL)
      SELECT 'industry' AS filter, l.industry_id AS id, count(*)::int AS found FROM alive c JOIN customer_industry l ON l.customer_id = c.id GROUP BY 2
      UNION ALL SELECT 'category', l.category_id, count(*)::int FROM alive c JOIN customer_category l ON l.customer_id = c.id GROUP BY 2
      UNION ALL SELECT 'seller', l.employee_id, count(*)::int FROM alive c JOIN customer_seller l ON l.customer_id = c.id GROUP BY 2
      UNION ALL SELECT 'source', l.source_id, count(*)::int FROM alive c JOIN customer_source l ON l.customer_id = c.id GROUP BY 2
      UNION ALL SELECT 'origin', l.origin_id, count(*)::int FROM alive c JOIN customer_origin l ON l.customer_id = c.id GROUP BY 2
      UNION ALL SELECT 'product', l.product_id, count(*)::int FROM alive c JOIN customer_product l ON l.customer_id = c.id GROUP BY 2
      UNION ALL SELECT 'withoutSeller', NULL, count(*)::int FROM alive c WHERE NOT EXISTS (SELECT 1 FROM customer_seller l WHERE l.customer_id = c.id)`,
    db.industry.findMany({ where: { code: { not: null } }, select: { id: true, code: true, codeStandard: true, deletedByOperation: true } }),
  ]);
  const counts = (filter: CountedFilter): Map<number, number> =>
    new Map(rows.flatMap((row) => (row.filter === filter && row.id !== null ? [[row.id, row.found] as const] : [])));
  return {
    industry: withThoseUnder(
      counts("industry"),
      industries.filter((one) => one.deletedByOperation === null),
    ),
    category: counts("category"),
    seller: counts("seller"),
    source: counts("source"),
    origin: counts("origin"),
    product: counts("product"),
    withoutSeller: rows.find(({ filter }) => filter === "withoutSeller")?.found ?? 0,
  };
}

/** An industry with a code finds also whoever is in one whose code lies under it (see `industryPart`). */
function withThoseUnder(own: Map<number, number>, coded: { id: number; code: string | null; codeStandard: string | null }[]): Map<number, number> {
  const found = new Map(own);
  const keyed = coded.map(({ id, code, codeStandard }) => ({ id, standard: codeStandard ?? "", key: codeKey(code ?? "", codeStandard ?? "") }));
  const byKey = new Map<string, number[]>();
  for (const { id, standard, key } of keyed) byKey.set(`${standard} ${key}`, [...(byKey.get(`${standard} ${key}`) ?? []), id]);
  for (const { id, standard, key } of keyed) {
    const more = own.get(id) ?? 0;
    for (const above of more > 0 ? keysAbove(key, standard).flatMap((each) => byKey.get(`${standard} ${each}`) ?? []) : [])
      if (above !== id) found.set(above, (found.get(above) ?? 0) + more);
  }
  return found;
}
