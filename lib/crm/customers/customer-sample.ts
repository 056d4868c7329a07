import type { Database } from "../../db/client";
import { lastOperation } from "./changed-since";

/** A customer as a sample keeps it: what searches and filters ask for. */
export interface SampledCustomer {
  words: string;
  industry: number | null;
  seller: number | null;
  origin: number | null;
  source: number | null;
  categories: number[];
  products: number[];
  /** When it was changed last, in seconds since 1970. */
  changed: number;
  /** The register's second and third code. */
  codes: string[];
}

export interface CustomerSample {
  rows: SampledCustomer[];
  /** About how many customers there are in all. */
  customers: number;
}

const size = 5_000;
const freshFor = 300_000;

const kept = new WeakMap<Database, { sample: Promise<CustomerSample>; at: number; renewing: boolean }>();

/**
 * Some thousand customers drawn at random, to judge by how many a search will find before it is run. It decides which of
 * two plans is taken and never what is found, so it may be minutes old: it is renewed in the background.
 */
export async function customerSample(db: Database, now = Date.now()): Promise<CustomerSample> {
  const held = kept.get(db);
  if (!held) {
    const sample = draw(db);
    kept.set(db, { sample, at: now, renewing: false });
    sample.catch(() => kept.delete(db));
    return sample;
  }
  if (now - held.at > freshFor && !held.renewing) {
    held.renewing = true;
    draw(db).then(
      (sample) => kept.set(db, { sample: Promise.resolve(sample), at: now, renewing: false }),
      // The database may be away for a moment: the old sample serves, and the next search tries again.
      () => (held.renewing = false),
    );
  }
  return held.sample;
}

/** By ids drawn at random: they are dense, and reading every page of a million rows to draw fairly would take a second. */
async function draw(db: Database): Promise<CustomerSample> {
  const [{ rows, drawn, last }] = await db.$queryRaw<[{ rows: SampledCustomer[]; drawn: number; last: number }]>`
    WITH bounds AS MATERIALIZED (SELECT coalesce(max(id), 0) AS last FROM customer),
    drawn AS MATERIALIZED (
      SELECT DISTINCT CASE WHEN last <= ${size} THEN n ELSE 1 + floor(random() * last)::int END AS id
      FROM bounds, generate_series(1, least(last, ${size})) AS n
    ), alive AS MATERIALIZED (
      SELECT c.id, c.register_codes[2:] AS codes, (SELECT o.at FROM operation o WHERE o.id = ${lastOperation}) AS changed FROM customer c
      WHERE c.id = ANY (ARRAY(SELECT id FROM drawn)) AND c.deleted_by_operation IS NULL
    )
    SELECT (SELECT count(*)::int FROM drawn) AS drawn, (SELECT last FROM bounds) AS last,
           (SELECT coalesce(json_agg(json_build_object('words', coalesce((SELECT s.words FROM customer_search s WHERE s.customer_id = a.id), ''),
              'industry', (SELECT l.industry_id FROM customer_industry l WHERE l.customer_id = a.id),
              'seller', (SELECT l.employee_id FROM customer_seller l WHERE l.customer_id = a.id),
              'origin', (SELECT l.origin_id FROM customer_origin l WHERE l.customer_id = a.id),
              'source', (SELECT l.source_id FROM customer_source l WHERE l.customer_id = a.id),
              'categories', ARRAY(SELECT l.category_id FROM customer_category l WHERE l.customer_id = a.id),
              'products', ARRAY(SELECT l.product_id FROM customer_product l WHERE l.customer_id = a.id),
              'codes', a.codes, 'changed', coalesce(extract(epoch FROM a.changed)::float8, 0))), '[]') FROM alive a) AS rows`;
  return { rows, customers: drawn === 0 ? 0 : Math.round((rows.length / drawn) * last) };
}
