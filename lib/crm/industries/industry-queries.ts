import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { canBeRestored } from "../deleted-customers/deleted-customers";

export interface IndustryRow {
  id: number;
  /** In the reader's language. */
  name: string;
  nb: string;
  en: string | null;
  code: string | null;
  codeStandard: "SN2007" | "SN2025" | null;
  active: boolean;
  /** Customers that are not deleted. */
  customers: number;
  /** Deleted ones that can be restored. */
  deletedCustomers: number;
  /** Those erased for good or merged into another, who keep it: for the report, and for the undo. */
  goneCustomers: number;
}

/** The name in the reader's language. */
const nameIn = (language: "nb" | "en"): Prisma.Sql => (language === "en" ? Prisma.sql`coalesce(i.en, i.nb)` : Prisma.sql`i.nb`);

const columns = (language: "nb" | "en"): Prisma.Sql =>
  Prisma.sql`i.id, ${nameIn(language)} AS name, i.nb, i.en, i.code, i.code_standard AS "codeStandard", i.active`;

/**
 * All industries with their counts, in Norwegian order; those switched off last. Links are counted from the index
 * (industry_id, customer_id) alone, deleted customers from the index customer_deleted_latest.
 */
export const listIndustriesWithCounts = (db: Database, language: "nb" | "en"): Promise<IndustryRow[]> => db.$queryRaw<IndustryRow[]>`
  WITH linked AS (SELECT industry_id, count(*)::int AS n FROM customer_industry GROUP BY industry_id),
  deleted AS (
    SELECT l.industry_id, count(*)::int AS n, (count(*) FILTER (WHERE ${canBeRestored}))::int AS restorable
    FROM customer c JOIN customer_industry l ON l.customer_id = c.id WHERE c.deleted_by_operation IS NOT NULL GROUP BY l.industry_id
  )
  SELECT ${columns(language)}, coalesce(linked.n, 0) - coalesce(deleted.n, 0) AS customers,
         coalesce(deleted.restorable, 0) AS "deletedCustomers", coalesce(deleted.n - deleted.restorable, 0) AS "goneCustomers"
  FROM industry i LEFT JOIN linked ON linked.industry_id = i.id LEFT JOIN deleted ON deleted.industry_id = i.id
  WHERE i.deleted_by_operation IS NULL ORDER BY i.active DESC, ${nameIn(language)} COLLATE "nb-NO-x-icu", i.id`;

/** How many industries there are, switched off ones too. */
export const countIndustries = (db: Database): Promise<number> => db.industry.count({ where: { deletedByOperation: null } });
