import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { SheetCell } from "../../files/sheet";
import { formatShare } from "../../i18n/format";
import { type Locale, type Texts, textsIn } from "../../i18n/texts";
import type { Status } from "../opportunities/opportunity-search";
import { byId, type ExportTable, namesCell, textCell, wholeCell } from "./export-table";

interface ExportedOpportunity {
  id: number;
  title: string;
  customer: string;
  organizationNumber: string | null;
  contact: string | null;
  source: string | null;
  type: string | null;
  step: string | null;
  /** Øre, as digits. */
  amount: string;
  /** Per cent. */
  probability: number;
  expectedClose: string;
  status: Status;
  closedOn: string | null;
  lostReason: string | null;
  products: string[];
  /** The largest share first; shares in basis points. */
  sellers: { name: string; share: number }[];
}

const cellOf: Record<string, (opportunity: ExportedOpportunity, t: Texts) => SheetCell> = {
  title: ({ title }) => textCell(title),
  customer: ({ customer }) => textCell(customer),
  organizationNumber: ({ organizationNumber }) => textCell(organizationNumber),
  contact: ({ contact }) => textCell(contact),
  status: ({ status }, t) => textCell(t(`opportunities.statuses.${status}`)),
  step: ({ step }) => textCell(step),
  type: ({ type }) => textCell(type),
  source: ({ source }) => textCell(source),
  amount: ({ amount }) => ({ units: BigInt(amount), decimals: 2, format: "#,##0.00" }),
  probability: ({ probability }) => wholeCell(probability),
  expectedClose: ({ expectedClose }) => textCell(expectedClose),
  closedOn: ({ closedOn }) => textCell(closedOn),
  lostReason: ({ lostReason }) => textCell(lostReason),
  products: ({ products }) => namesCell(products),
  sellers: ({ sellers }) => namesCell(sellers.map(({ name }) => name)),
  shares: ({ sellers }, { locale }) => namesCell(sellers.map(({ share }) => formatShare(share, locale))),
};

/** All opportunities that are not deleted, of customers who are not. */
export async function opportunityTable(db: Database, language: Locale): Promise<ExportTable> {
  const t = textsIn(language);
  const pieces = byId(
    Object.keys(cellOf).map((head) => t(`exports.opportunities.${head}`)),
    (after, most) => readOpportunities(db, { language, after, most }),
    (opportunity) => [Object.values(cellOf).map((cell) => cell(opportunity, t))],
  );
  return { rows: await countOpportunityRows(db), pieces };
}

const standing = Prisma.sql`o.deleted_by_operation IS NULL AND NOT EXISTS (SELECT 1 FROM customer d WHERE d.id = o.customer_id AND d.deleted_by_operation IS NOT NULL)`;

/** How many rows the table has, counted no further than one beyond the limit where one is given. */
export async function countOpportunityRows(db: Database, limit: number | null = null): Promise<number> {
  const [{ rows }] = await db.$queryRaw<[{ rows: number }]>`
    SELECT count(*)::int AS rows FROM (SELECT 1 FROM opportunity o WHERE ${standing} LIMIT ${limit === null ? null : limit + 1}::int) x`;
  return rows;
}

async function readOpportunities(db: Database, { language, after, most }: { language: Locale; after: number; most: number }): Promise<ExportedOpportunity[]> {
  const named = (value: Prisma.Sql): Prisma.Sql => Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(${value}.en, ${value}.nb) ELSE ${value}.nb END`;
  const [{ opportunities }] = await db.$queryRaw<[{ opportunities: ExportedOpportunity[] }]>`
    SELECT coalesce(json_agg(json_build_object('id', o.id, 'title', o.title, 'customer', c.name, 'organizationNumber', c.organization_number, 'contact', p.name,
      'source', ${named(Prisma.sql`s`)}, 'type', ${named(Prisma.sql`y`)}, 'step', ${named(Prisma.sql`t`)}, 'lostReason', ${named(Prisma.sql`r`)},
      'amount', o.amount::text, 'probability', o.probability, 'expectedClose', o.expected_close, 'status', o.status, 'closedOn', o.closed_on,
      'products', ARRAY(SELECT ${named(Prisma.sql`v`)} FROM opportunity_product l JOIN product v ON v.id = l.product_id WHERE l.opportunity_id = o.id ORDER BY v.position),
      'sellers', (SELECT coalesce(json_agg(json_build_object('name', e.name, 'share', l.share) ORDER BY l.share DESC, e.id), '[]')
                  FROM opportunity_seller l JOIN employee e ON e.id = l.employee_id WHERE l.opportunity_id = o.id)) ORDER BY o.id), '[]') AS opportunities
    FROM (SELECT o.* FROM opportunity o WHERE o.id > ${after} AND ${standing} ORDER BY o.id LIMIT ${most}) AS o
    JOIN customer c ON c.id = o.customer_id LEFT JOIN contact p ON p.id = o.contact_id AND p.deleted_by_operation IS NULL
    LEFT JOIN source s ON s.id = o.source_id LEFT JOIN opportunity_type y ON y.id = o.type_id
    LEFT JOIN opportunity_step t ON t.id = o.step_id LEFT JOIN lost_reason r ON r.id = o.lost_reason_id`;
  return opportunities;
}
