import type { Database } from "../../db/client";
import { todayInOslo } from "../../dates/today";
import { Prisma } from "../../db/generated/client";
import { asksForShares, type OpportunitySearch } from "./opportunity-search";

/** The opportunities that count (see the view opportunity_share): not deleted, and of a deleted customer only closed ones. */
export const counted = Prisma.sql`
  o.deleted_by_operation IS NULL AND (o.status <> 'OPEN' OR c.deleted_by_operation IS NULL)`;

/** The condition on opportunities `o` of customers `c` that they are what is looked for. */
export async function conditionOf(db: Database, search: OpportunitySearch, now: Date): Promise<Prisma.Sql> {
  const { status, step, customer, closedFrom, closedTo, expectedFrom, expectedTo, overdue } = search;
  const parts = [counted, ...(await wordsIn(db, search.words)), ...valuesOf(search)];
  if (status !== null) parts.push(Prisma.sql`o.status = ${status}::opportunity_status`);
  if (step !== null) parts.push(Prisma.sql`o.step_id = ${step}`);
  if (customer !== null) parts.push(Prisma.sql`o.customer_id = ${customer}`);
  if (closedFrom !== null) parts.push(Prisma.sql`o.closed_on >= ${closedFrom}::date`);
  if (closedTo !== null) parts.push(Prisma.sql`o.closed_on <= ${closedTo}::date`);
  if (expectedFrom !== null) parts.push(Prisma.sql`o.expected_close >= ${expectedFrom}::date`);
  if (expectedTo !== null) parts.push(Prisma.sql`o.expected_close <= ${expectedTo}::date`);
  if (overdue) parts.push(Prisma.sql`o.status = 'OPEN' AND o.expected_close < ${todayInOslo(now)}::date`);
  if (asksForShares(search))
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM opportunity_seller s WHERE s.opportunity_id = o.id AND ${shareConditionOf(search, now)})`);
  return Prisma.join(parts, " AND ");
}

/** The condition on the shares `s` of opportunities `o` that they are of the sellers looked for. */
export function shareConditionOf({ seller, group, nogroup }: OpportunitySearch, now: Date): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (seller !== null) parts.push(Prisma.sql`s.employee_id = ${seller}`);
  const inGroup = (which: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM sales_membership m
    WHERE m.employee_id = s.employee_id AND m.period @> coalesce(o.closed_on, ${todayInOslo(now)}::date) ${which})`;
  if (group !== null)
    parts.push(
      inGroup(Prisma.sql`AND m.group_id IN (
        WITH RECURSIVE under AS (
          SELECT id FROM employee_group WHERE id = ${group} AND deleted_by_operation IS NULL
          UNION ALL SELECT g.id FROM employee_group g JOIN under u ON g.parent_id = u.id AND g.deleted_by_operation IS NULL
        ) SELECT id FROM under)`),
    );
  if (nogroup) parts.push(Prisma.sql`NOT ${inGroup(Prisma.empty)}`);
  return Prisma.join(parts, " AND ");
}

async function wordsIn(db: Database, typed: string): Promise<Prisma.Sql[]> {
  if (typed.trim() === "") return [];
  const [{ words }] = await db.$queryRaw<[{ words: string }]>`SELECT regexp_replace(search_fold(${typed}), '[^[:alnum:]]+', ' ', 'g') AS words`;
  const terms = words.split(" ").filter((word) => word !== "");
  if (terms.length === 0) return [Prisma.sql`false`];
  return terms.slice(0, 12).map((word) => Prisma.sql`search_fold(o.title || ' ' || c.name) LIKE ${`%${word}%`}`);
}

/** A customer has no category when it carries none that is there and shows on customers. */
function valuesOf({ source, type, reason, product, industry, category }: OpportunitySearch): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  const column = (name: Prisma.Sql, wanted: number | "none" | null) => {
    if (wanted !== null) parts.push(wanted === "none" ? Prisma.sql`${name} IS NULL` : Prisma.sql`${name} = ${wanted}`);
  };
  const links = (all: Prisma.Sql, value: Prisma.Sql, wanted: number | "none" | null) => {
    if (wanted !== null) parts.push(wanted === "none" ? Prisma.sql`NOT EXISTS (${all})` : Prisma.sql`EXISTS (${all} AND ${value} = ${wanted})`);
  };
  column(Prisma.sql`o.source_id`, source);
  column(Prisma.sql`o.type_id`, type);
  column(Prisma.sql`o.lost_reason_id`, reason);
  links(Prisma.sql`SELECT 1 FROM opportunity_product p WHERE p.opportunity_id = o.id`, Prisma.sql`p.product_id`, product);
  links(Prisma.sql`SELECT 1 FROM customer_industry i WHERE i.customer_id = o.customer_id`, Prisma.sql`i.industry_id`, industry);
  links(
    Prisma.sql`SELECT 1 FROM customer_category k JOIN category g ON g.id = k.category_id AND g.deleted_by_operation IS NULL AND g.show_on_customer
               WHERE k.customer_id = o.customer_id`,
    Prisma.sql`k.category_id`,
    category,
  );
  return parts;
}
