import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import type { RenewedCustomer } from "./plan-import";
import type { IncomingCustomer } from "./renew-fields";

type Writing = Pick<Run<unknown>, "tx" | "operationId">;

/** Makes customers, each in its industry, and remembers what the register made them with: not the app's own file, which has what people wrote. Answers their ids. */
export async function writeCreated({ tx, operationId }: Writing, incoming: IncomingCustomer[], written: (rows: number) => void): Promise<number[]> {
  const ids: number[] = [];
  for (const part of parts(incoming)) {
    const made = await tx.$queryRaw<{ id: number }[]>`
      WITH r AS MATERIALIZED (${rows(part)}),
      made AS (
        INSERT INTO customer (organization_number, ${columns}, updated_by_operation)
        SELECT r."organizationNumber", ${values}, ${operationId}::int FROM r
        RETURNING id, organization_number
      ),
      placed AS (
        INSERT INTO customer_industry (customer_id, industry_id, operation_id)
        SELECT made.id, r.industry, ${operationId}::int FROM made JOIN r ON r."organizationNumber" = made.organization_number
        WHERE r.industry IS NOT NULL
      ),
      remembered AS (
        INSERT INTO customer_register (customer_id, fields)
        SELECT made.id, CASE WHEN r.whole->>'own' IS NULL THEN r.whole - ${notShared} ELSE '{}' END FROM made JOIN r ON r."organizationNumber" = made.organization_number
      )
      SELECT id FROM made`;
    ids.push(...made.map(({ id }) => id));
    written(part.length);
  }
  return ids;
}

/** Brings deleted customers back, with everything of theirs as it is now. Answers their ids. */
export async function writeRestored({ tx }: Writing, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const back = await tx.$queryRaw<{ id: number }[]>`
    UPDATE customer SET deleted_by_operation = NULL WHERE id = ANY(${ids}::int[]) AND deleted_by_operation IS NOT NULL RETURNING id`;
  return back.map(({ id }) => id);
}

/** Writes the renewed fields of customers, and remembers those that are of the register. */
export async function writeRenewed({ tx, operationId }: Writing, changed: RenewedCustomer[], written: (rows: number) => void): Promise<void> {
  for (const part of parts(changed)) {
    const r = rows(part.map(({ id, current, renewed, own }) => ({ ...current, ...renewed, id, renewed, own })));
    await tx.$executeRaw`
      UPDATE customer c SET (${columns}, updated_by_operation) = ROW (${values}, ${operationId}::int) FROM (${r}) AS r WHERE c.id = r.id`;
    await tx.$executeRaw`
      INSERT INTO customer_industry (customer_id, industry_id, operation_id)
      SELECT r.id, (r.renewed->>'industry')::int, ${operationId}::int FROM (${r}) AS r WHERE r.renewed->>'industry' IS NOT NULL
      ON CONFLICT (customer_id) DO UPDATE SET industry_id = EXCLUDED.industry_id, operation_id = EXCLUDED.operation_id`;
    await tx.$executeRaw`
      INSERT INTO customer_register AS kept (customer_id, fields) SELECT r.id, r.renewed - ${notShared} FROM (${r}) AS r WHERE r.whole->>'own' IS NULL
      ON CONFLICT (customer_id) DO UPDATE SET fields = kept.fields || EXCLUDED.fields`;
    written(part.length);
  }
}

/** The customer's columns that a row of the register fills, and what they hold when it says nothing. */
const written: { field: keyof IncomingCustomer; column: string; type: string; otherwise?: string }[] = [
  { field: "name", column: "name", type: "text" },
  { field: "registerName", column: "register_name", type: "text" },
  { field: "organizationForm", column: "organization_form", type: "text" },
  { field: "numberOfEmployees", column: "number_of_employees", type: "int" },
  { field: "website", column: "website", type: "text", otherwise: "''" },
  { field: "postalAddress", column: "postal_address", type: "text", otherwise: "''" },
  { field: "postalCode", column: "postal_code", type: "text", otherwise: "''" },
  { field: "postalCity", column: "postal_city", type: "text", otherwise: "''" },
  { field: "postalCountry", column: "postal_country", type: "text", otherwise: "''" },
  { field: "visitingAddress", column: "visiting_address", type: "text", otherwise: "''" },
  { field: "visitingCode", column: "visiting_code", type: "text", otherwise: "''" },
  { field: "visitingCity", column: "visiting_city", type: "text", otherwise: "''" },
  { field: "visitingCountry", column: "visiting_country", type: "text", otherwise: "''" },
  { field: "registerCodes", column: "register_codes", type: "text[]", otherwise: "'{}'" },
];
const columns = Prisma.raw(written.map(({ column }) => column).join(", "));
const values = Prisma.raw(written.map(({ field, otherwise }) => (otherwise ? `coalesce(r."${field}", ${otherwise})` : `r."${field}"`)).join(", "));
const typed = Prisma.raw(written.map(({ field, type }) => `"${field}" ${type}`).join(", "));
/** What is the register's own needs no remembering. */
const notShared = Prisma.raw(`'{organizationNumber,registerName,registerCodes}'::text[]`);

/** The rows as a relation, each with its JSON (`whole`). */
const rows = (list: object[]): Prisma.Sql => Prisma.sql`
  SELECT whole, x.* FROM jsonb_array_elements(${JSON.stringify(list)}::jsonb) AS whole,
    jsonb_to_record(whole) AS x(id int, "organizationNumber" text, industry int, renewed jsonb, ${typed})`;

/** Rows for one statement: large enough to be quick, small enough to be sent whole. */
function parts<Row>(list: Row[], size = 2_000): Row[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}
