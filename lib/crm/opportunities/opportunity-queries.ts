import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";

export interface OpportunityCard {
  id: number;
  title: string;
  status: "OPEN" | "WON" | "LOST";
  customer: number;
  customerName: string;
  contact: number | null;
  contactName: string | null;
  source: number | null;
  type: number | null;
  step: number | null;
  /** Sorted ids. */
  products: number[];
  /** Øre. */
  amount: number;
  /** Per cent. */
  probability: number;
  /** A day, as YYYY-MM-DD. */
  expectedClose: string;
  /** Names, with how much of it is theirs in basis points. */
  sellers: { name: string; share: number }[];
  changedAt: Date;
  changedBy: string | null;
}

/** One opportunity for its page; null when there is none of that id, or it or its customer is deleted. */
export async function findOpportunity(db: Database, id: number): Promise<OpportunityCard | null> {
  const [card] = await db.$queryRaw<OpportunityCard[]>`
    SELECT o.id, o.title, o.status::text, o.customer_id AS customer, c.name AS "customerName", o.contact_id AS contact, p.name AS "contactName",
           o.source_id AS source, o.type_id AS type, o.step_id AS step, o.amount::float8 AS amount, o.probability,
           o.expected_close::text AS "expectedClose",
           ARRAY(SELECT l.product_id FROM opportunity_product l WHERE l.opportunity_id = o.id ORDER BY l.product_id) AS products,
           (SELECT jsonb_agg(jsonb_build_object('name', e.name, 'share', s.share) ORDER BY s.share DESC, e.id)
            FROM opportunity_seller s JOIN employee e ON e.id = s.employee_id WHERE s.opportunity_id = o.id) AS sellers,
           w.at AS "changedAt", a.name AS "changedBy"
    FROM opportunity o JOIN customer c ON c.id = o.customer_id AND c.deleted_by_operation IS NULL
    LEFT JOIN contact p ON p.id = o.contact_id
    JOIN operation w ON w.id = o.updated_by_operation LEFT JOIN employee a ON a.id = w.actor_id
    WHERE o.id = ${id} AND o.deleted_by_operation IS NULL`;
  return card ?? null;
}

export interface ListValue {
  id: number;
  name: string;
  offered: boolean;
}

/** What an opportunity's fields can be chosen among: values switched on, in their lists' order, and those it has; names in the reader's language. */
export async function listOpportunityValues(
  db: Database,
  language: "nb" | "en",
  chosen: { source: number | null; type: number | null; step: number | null; products: number[] } = { source: null, type: null, step: null, products: [] },
): Promise<Record<"source" | "type" | "step" | "products", ListValue[]>> {
  const values = (table: Prisma.Sql, ids: (number | null)[]) => db.$queryRaw<ListValue[]>`
    SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name, active AND deleted_by_operation IS NULL AS offered
    FROM ${table} WHERE (active AND deleted_by_operation IS NULL) OR id = ANY(${ids.filter((id) => id !== null)}::int[])
    ORDER BY position, id`;
  const [source, type, step, products] = await Promise.all([
    values(Prisma.sql`source`, [chosen.source]),
    values(Prisma.sql`opportunity_type`, [chosen.type]),
    values(Prisma.sql`opportunity_step`, [chosen.step]),
    values(Prisma.sql`product`, chosen.products),
  ]);
  return { source, type, step, products };
}
