import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Status } from "./opportunity-search";

export interface CardSeller {
  id: number;
  name: string;
  /** Basis points. */
  share: number;
  /** Øre: what of the amount is theirs. */
  amount: number;
}

export interface OpportunityCard {
  id: number;
  title: string;
  status: Status;
  customer: number;
  customerName: string;
  contact: number | null;
  contactName: string | null;
  contactDeleted: boolean;
  source: number | null;
  type: number | null;
  step: number | null;
  lostReason: number | null;
  /** Sorted ids. */
  products: number[];
  /** Øre. */
  amount: number;
  /** Per cent. */
  probability: number;
  /** Days, as YYYY-MM-DD. */
  expectedClose: string;
  closedOn: string | null;
  /** The largest share first. */
  sellers: CardSeller[];
  changedAt: Date;
  changedBy: string | null;
}

/** One opportunity for its page; null when there is none of that id, or it or its customer is deleted. */
export async function findOpportunity(db: Database, id: number): Promise<OpportunityCard | null> {
  const [card] = await db.$queryRaw<OpportunityCard[]>`
    SELECT o.id, o.title, o.status::text, o.customer_id AS customer, c.name AS "customerName", o.contact_id AS contact, p.name AS "contactName",
           coalesce(p.deleted_by_operation IS NOT NULL, false) AS "contactDeleted",
           o.source_id AS source, o.type_id AS type, o.step_id AS step, o.lost_reason_id AS "lostReason", o.amount::float8 AS amount, o.probability,
           o.expected_close::text AS "expectedClose", o.closed_on::text AS "closedOn",
           ARRAY(SELECT l.product_id FROM opportunity_product l WHERE l.opportunity_id = o.id ORDER BY l.product_id) AS products,
           (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'share', s.share, 'amount', s.amount) ORDER BY s.share DESC, e.id)
            FROM opportunity_share s JOIN employee e ON e.id = s.employee_id WHERE s.opportunity_id = ${id}) AS sellers,
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

type Chosen = Pick<OpportunityCard, "source" | "type" | "step" | "lostReason" | "products">;
const nothing: Chosen = { source: null, type: null, step: null, lostReason: null, products: [] };

/** The steps that are switched on, and these, in their order; names in the reader's language. */
export const listSteps = (db: Database, language: "nb" | "en", chosen: (number | null)[]): Promise<ListValue[]> =>
  valuesOf(db, language, Prisma.sql`opportunity_step`, chosen);

/** What an opportunity's fields can be chosen among: values switched on, in their lists' order, and those it has; names in the reader's language. */
export async function listOpportunityValues(db: Database, language: "nb" | "en", chosen: Chosen = nothing): Promise<Record<keyof Chosen, ListValue[]>> {
  const values = (table: Prisma.Sql, ids: (number | null)[]) => valuesOf(db, language, table, ids);
  const [source, type, step, lostReason, products] = await Promise.all([
    values(Prisma.sql`source`, [chosen.source]),
    values(Prisma.sql`opportunity_type`, [chosen.type]),
    listSteps(db, language, [chosen.step]),
    values(Prisma.sql`lost_reason`, [chosen.lostReason]),
    values(Prisma.sql`product`, chosen.products),
  ]);
  return { source, type, step, lostReason, products };
}

const valuesOf = (db: Database, language: "nb" | "en", table: Prisma.Sql, chosen: (number | null)[]): Promise<ListValue[]> => db.$queryRaw`
  SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name, active AND deleted_by_operation IS NULL AS offered
  FROM ${table} WHERE (active AND deleted_by_operation IS NULL) OR id = ANY(${chosen.filter((id) => id !== null)}::int[])
  ORDER BY position, id`;
