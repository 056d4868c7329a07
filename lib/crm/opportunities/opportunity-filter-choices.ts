import type { Database } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type OpportunitySearch, type RecordFilter, recordFilters, type ValueFilter, valueFilters } from "./opportunity-search";

interface Choice {
  id: number;
  name: string;
}

export interface OpportunityFilterChoices {
  source: Choice[];
  step: Choice[];
  seller: Choice[];
  /** Groups of type «Salg» today, or once. */
  group: Choice[];
  /** The name of what is chosen, by filter; «#17» for what never was. */
  names: Partial<Record<RecordFilter | ValueFilter, string>>;
}

/** What the list can be filtered by: every value that is not deleted, switched-off ones too, and every employee who sells or sold. */
export async function listOpportunityFilterChoices(db: Database, language: "nb" | "en", search: OpportunitySearch): Promise<OpportunityFilterChoices> {
  const values = (table: Prisma.Sql) => db.$queryRaw<Choice[]>`
    SELECT id, CASE WHEN ${language} = 'en' THEN coalesce(en, nb) ELSE nb END AS name FROM ${table} WHERE deleted_by_operation IS NULL ORDER BY position, id`;
  const [source, step, seller, group] = await Promise.all([
    values(Prisma.sql`source`),
    values(Prisma.sql`opportunity_step`),
    db.$queryRaw<Choice[]>`
      SELECT e.id, e.name FROM employee e
      WHERE EXISTS (SELECT 1 FROM opportunity_seller s WHERE s.employee_id = e.id) OR e.id = ${search.seller}::int
      ORDER BY e.name COLLATE "nb-NO-x-icu", e.id`,
    db.$queryRaw<Choice[]>`
      SELECT g.id, g.name FROM employee_group g
      WHERE g.deleted_by_operation IS NULL
        AND (EXISTS (SELECT 1 FROM group_type_period t WHERE t.group_id = g.id AND t.type = 'SALES') OR g.id = ${search.group}::int)
      ORDER BY g.name COLLATE "nb-NO-x-icu", g.id`,
  ]);
  const names = await Promise.all(
    [...recordFilters, ...valueFilters].map(async (name) => {
      const id = search[name];
      return typeof id === "number" ? [[name, (await nameOf(db, language, name, id)) ?? `#${id}`]] : [];
    }),
  );
  return { source, step, seller, group, names: Object.fromEntries(names.flat()) as OpportunityFilterChoices["names"] };
}

async function nameOf(db: Database, language: "nb" | "en", filter: RecordFilter | ValueFilter, id: number): Promise<string | undefined> {
  const name = namesIn[filter] ?? Prisma.sql`CASE WHEN ${language} = 'en' THEN coalesce(x.en, x.nb) ELSE x.nb END`;
  const [found] = await db.$queryRaw<{ name: string }[]>`SELECT ${name} AS name FROM ${tables[filter]} x WHERE x.id = ${id}`;
  return found?.name;
}

/** These have one name, in no language. */
const namesIn: Partial<Record<RecordFilter | ValueFilter, Prisma.Sql>> = {
  customer: Prisma.sql`CASE WHEN x.deleted_by_operation IS NULL THEN x.name END`,
  seller: Prisma.sql`x.name`,
  group: Prisma.sql`x.name`,
  category: Prisma.sql`x.name`,
};

const tables: Record<RecordFilter | ValueFilter, Prisma.Sql> = {
  step: Prisma.sql`opportunity_step`,
  customer: Prisma.sql`customer`,
  seller: Prisma.sql`employee`,
  group: Prisma.sql`employee_group`,
  source: Prisma.sql`source`,
  type: Prisma.sql`opportunity_type`,
  product: Prisma.sql`product`,
  reason: Prisma.sql`lost_reason`,
  industry: Prisma.sql`industry`,
  category: Prisma.sql`category`,
};
