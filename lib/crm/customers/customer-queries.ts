import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { keptPlan } from "../../db/kept-plan";
import { ended } from "../contacts/ended";
import { byCode } from "../industries/by-code";
import { newestFirst, type RegisterStatus } from "../register/register-entry";

export interface CustomerCard {
  id: number;
  name: string;
  registerName: string | null;
  organizationNumber: string | null;
  organizationForm: string | null;
  numberOfEmployees: number | null;
  phone: string;
  email: string;
  website: string;
  postalAddress: string;
  postalCode: string;
  postalCity: string;
  visitingAddress: string;
  visitingCode: string;
  visitingCity: string;
  /** The register's own industry codes, one to three. */
  registerCodes: string[];
  industry: number | null;
  industryName: string | null;
  seller: number | null;
  sellerName: string | null;
  changedAt: Date;
  changedBy: string | null;
  /** How it stands in the register, since when (YYYY-MM-DD) and as of when; null where the register was never asked. */
  registerStatus: RegisterStatus | null;
  registerStatusSince: string | null;
  registerAsOf: Date | null;
  /** How many contacts it has now, and how many opportunities. */
  contacts: number;
  opportunities: number;
}

/** One customer for its card; null when there is none of that id, or it is deleted (or, where a deleted one is asked for, is not). */
export async function findCustomer(db: Database, id: number, language: "nb" | "en", { deleted = false } = {}): Promise<CustomerCard | null> {
  const [card] = await db.$queryRaw<CustomerCard[]>(keptPlan`
    SELECT c.id, c.name, c.register_name AS "registerName", c.organization_number AS "organizationNumber",
           c.organization_form AS "organizationForm", c.number_of_employees AS "numberOfEmployees", c.phone, c.email, c.website,
           c.postal_address AS "postalAddress", c.postal_code AS "postalCode", c.postal_city AS "postalCity",
           c.visiting_address AS "visitingAddress", c.visiting_code AS "visitingCode", c.visiting_city AS "visitingCity",
           c.register_codes AS "registerCodes", ci.industry_id AS industry,
           CASE WHEN ${language} = 'en' THEN coalesce(i.en, i.nb) ELSE i.nb END AS "industryName",
           cs.employee_id AS seller, s.name AS "sellerName", o.at AS "changedAt", a.name AS "changedBy",
           e.status AS "registerStatus", e.status_since::text AS "registerStatusSince", e.as_of AS "registerAsOf",
           (SELECT count(*)::int FROM contact_link l JOIN contact p ON p.id = l.contact_id
            WHERE l.customer_id = c.id AND l.deleted_by_operation IS NULL AND p.deleted_by_operation IS NULL AND NOT ${ended}) AS contacts,
           (SELECT count(*)::int FROM opportunity p WHERE p.customer_id = c.id AND p.deleted_by_operation IS NULL) AS opportunities
    FROM customer c
    LEFT JOIN customer_industry ci ON ci.customer_id = c.id LEFT JOIN industry i ON i.id = ci.industry_id
    LEFT JOIN customer_seller cs ON cs.customer_id = c.id LEFT JOIN employee s ON s.id = cs.employee_id
    JOIN operation o ON o.id = greatest(c.updated_by_operation, ci.operation_id, cs.operation_id,
      (SELECT max(h.operation_id) FROM change h WHERE h.entity = 'customer' AND h.entity_id = c.id))
    LEFT JOIN employee a ON a.id = o.actor_id
    LEFT JOIN LATERAL (
      SELECT status, status_since, as_of FROM register_entry r WHERE r.organization_number = c.organization_number ORDER BY ${newestFirst} LIMIT 1) e ON true
    WHERE c.id = ${id} AND c.deleted_by_operation IS ${Prisma.raw(deleted ? "NOT NULL" : "NULL")}`);
  return card ?? null;
}

export interface OfferedIndustry {
  id: number;
  /** The code before the name, where there is one: «41 Oppføring av bygninger». */
  name: string;
  code: string | null;
}

/**
 * All industries to choose among: those switched on, and the one that is chosen now. First those with a code, each
 * section before what lies in it, then the others in Norwegian order.
 */
export async function listIndustries(db: Database, language: "nb" | "en", chosen: number | null = null): Promise<OfferedIndustry[]> {
  const [{ industries }] = await db.$queryRaw<[{ industries: OfferedIndustry[] }]>(keptPlan`
    SELECT ${industriesWhere(language, Prisma.sql`(active OR id = ${chosen}::int)`)} AS industries`);
  return byCode(industries);
}

/** The industries that are there, switched on or off: what customers can be found by. One value of JSON, to be put in order by {@link byCode}. */
export const industriesToFindBy = (language: "nb" | "en"): Prisma.Sql => industriesWhere(language, Prisma.sql`true`);

const industriesWhere = (language: "nb" | "en", which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'code', code) ORDER BY name COLLATE "nb-NO-x-icu", id), '[]')
   FROM (SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name, code FROM industry
         WHERE deleted_by_operation IS NULL AND ${which}) AS offered)`;
