import { Prisma } from "../../db/generated/client";
import type { ManyStatement } from "./change-of-many";
import { notDeleted } from "./customer-conditions";
import { customerEntity } from "./customer-entity";

/** The fields of which a customer has one value, each in a narrow table of its own. */
type LinkField = "industry" | "seller" | "source";

/**
 * Puts the chosen customers at one value of a field, whatever they have there now. Those who have none are locked before
 * they get one, as by whoever edits one of them.
 */
export function setLinkOfMany(field: LinkField, to: number, operationId: number): ManyStatement {
  const { table, value } = customerEntity.fields[field];
  const [links, held] = [Prisma.raw(table), Prisma.raw(value)];
  return {
    after: String(to),
    changing: Prisma.sql`
      placed AS MATERIALIZED (
        SELECT chosen.id, l.${held} AS held FROM chosen LEFT JOIN ${links} l ON l.customer_id = chosen.id
      ), empty AS (
        SELECT c.id FROM placed JOIN customer c ON c.id = placed.id WHERE placed.held IS NULL AND ${notDeleted} ORDER BY c.id FOR UPDATE OF c
      ), put AS (
        INSERT INTO ${links} (customer_id, ${held}, operation_id) SELECT id, ${to}::int, ${operationId}::int FROM empty
        ON CONFLICT DO NOTHING RETURNING customer_id
      ), moved AS (
        UPDATE ${links} l SET ${held} = ${to}::int, operation_id = ${operationId}::int FROM placed
        WHERE l.customer_id = placed.id AND l.${held} = placed.held AND placed.held <> ${to}::int
        RETURNING l.customer_id, placed.held
      ), changed AS (
        SELECT customer_id AS id, held AS before FROM moved UNION ALL SELECT customer_id, NULL FROM put
      )`,
    had: Prisma.sql`SELECT count(*) FROM placed WHERE held = ${to}::int`,
  };
}
