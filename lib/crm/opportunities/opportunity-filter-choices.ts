import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type OpportunityFilter, opportunityFilters, type OpportunitySearch } from "./search-opportunities";

interface Choice {
  id: number;
  name: string;
}

export interface OpportunityFilterChoices {
  source: Choice[];
  step: Choice[];
  seller: Choice[];
  /** The filters in force, with the name of what is chosen. */
  inForce: { name: OpportunityFilter; label: string }[];
}

/** What the list can be filtered by: every value that is not deleted, switched-off ones too, and every employee who sells or sold. */
export async function listOpportunityFilterChoices(db: Database, language: "nb" | "en", search: OpportunitySearch): Promise<OpportunityFilterChoices> {
  const values = (table: Prisma.Sql) => db.$queryRaw<Choice[]>`
    SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name FROM ${table} WHERE deleted_by_operation IS NULL ORDER BY position, id`;
  const [source, step, seller] = await Promise.all([
    values(Prisma.sql`source`),
    values(Prisma.sql`opportunity_step`),
    db.$queryRaw<Choice[]>`
      SELECT e.id, e.name FROM employee e WHERE EXISTS (SELECT 1 FROM opportunity_seller s WHERE s.employee_id = e.id)
      ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`,
  ]);
  const inForce = await Promise.all(
    opportunityFilters.map(async (name) => {
      const id = search[name];
      return id ? [{ name, label: (await nameOf(db, language, name, id)) ?? `#${id}` }] : [];
    }),
  );
  return { source, step, seller, inForce: inForce.flat() };
}

async function nameOf(db: Database, language: "nb" | "en", filter: OpportunityFilter, id: number): Promise<string | undefined> {
  if (filter === "seller") return (await db.employee.findUnique({ where: { id } }))?.name;
  if (filter === "customer") return (await db.customer.findUnique({ where: { id, deletedByOperation: null } }))?.name;
  const [value] = await db.$queryRaw<Choice[]>`
    SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name FROM ${tables[filter]} WHERE id = ${id}`;
  return value?.name;
}

const tables: Record<Exclude<OpportunityFilter, "seller" | "customer">, Prisma.Sql> = {
  source: Prisma.sql`source`,
  product: Prisma.sql`product`,
  type: Prisma.sql`opportunity_type`,
  step: Prisma.sql`opportunity_step`,
  lostReason: Prisma.sql`lost_reason`,
};
