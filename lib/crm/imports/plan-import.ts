import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Message } from "../../refusal";
import type { FieldValues } from "../../change-log/entity";
import { currentFields, holdCustomers } from "./current-fields";
import { industryFinder } from "./industry-finder";
import type { NumberedRow } from "./read-register-file";
import type { RefusedRow } from "./refused-row";
import { readRegisterRow } from "./register-row";
import { type IncomingCustomer, type Remembered, renewedBy } from "./renew-fields";

export interface ImportPlan {
  created: IncomingCustomer[];
  /** Of those that are created, the ones that look like a customer who has no organisation number. */
  alike: AlikeRow[];
  /** How many rows were passed over, as was asked. */
  skipped: number;
  changed: RenewedCustomer[];
  unchanged: number;
  /** Rows whose organisation number is that of a deleted customer: what becomes of them is asked. */
  deleted: DeletedTwin[];
  refused: RefusedRow[];
  /** Rows that state a code for which no industry is loaded, nor for any above it. */
  withoutIndustry: number;
  /** Those codes, each once. */
  codesWithoutIndustry: string[];
}

/** A row with the organisation number of a deleted customer. */
export interface DeletedTwin {
  row: NumberedRow;
  incoming: IncomingCustomer;
  customer: { id: number; name: string };
  /** The customer as it is, and what of it the row would renew; nothing where it is empty. */
  renewal: RenewedCustomer | null;
}

/** A row that would make a customer, and the one it looks like. */
export interface AlikeRow {
  row: number;
  name: string;
  organizationNumber: string;
  customer: { id: number; name: string };
}

export interface RenewedCustomer {
  id: number;
  /** The customer's name now. */
  name: string;
  current: FieldValues;
  renewed: FieldValues;
  /** By the app's own file (see RegisterRow). */
  own?: true;
}

/**
 * What the rows of a file would do: which customers they make, which fields of which customers they renew, and
 * which rows are refused, in the order of the file. A row whose organisation number stands further up in the
 * file is refused, and one whose number is that of a deleted customer stands apart: nothing comes back unasked. `lock` holds the customers
 * found until the transaction ends. `skip` are rows, by number, that are to make no customer.
 */
export async function planImport(
  db: Database | Transaction,
  rows: NumberedRow[],
  { lock = false, skip = [] }: { lock?: boolean; skip?: readonly number[] } = {},
): Promise<ImportPlan> {
  const plan: ImportPlan = {
    created: [],
    alike: [],
    skipped: 0,
    changed: [],
    unchanged: 0,
    deleted: [],
    refused: [],
    withoutIndustry: 0,
    codesWithoutIndustry: [],
  };
  const passedOver = new Set(skip);
  const created: { row: number; incoming: IncomingCustomer }[] = [];
  const { read, refused, withoutIndustry, codesWithoutIndustry } = await readRows(db, rows, lock);
  plan.refused.push(...refused);
  plan.withoutIndustry = withoutIndustry;
  plan.codesWithoutIndustry = [...codesWithoutIndustry].sort();
  const found = await findCustomers(db, [...read.keys()], lock);
  for (const [number, { row, incoming }] of read) {
    const customer = found.get(number);
    if (!customer && passedOver.has(row.row)) plan.skipped += 1;
    else if (!customer) created.push({ row: row.row, incoming });
    else if (customer.merged) plan.refused.push(refusal(row, "organisasjonsnummer", { key: "imports.refused.merged" }));
    else if (customer.deleted) {
      const { id, current } = customer;
      plan.deleted.push({ row, incoming, customer: { id, name: String(current.name) }, renewal: renewalOf(incoming, customer) });
    } else addRenewal(plan, incoming, customer);
  }
  plan.created = created.map(({ incoming }) => incoming);
  plan.alike = await findAlike(db, created);
  plan.refused.sort((a, b) => a.row - b.row);
  return plan;
}

interface ReadRows {
  read: Map<string, { row: NumberedRow; incoming: IncomingCustomer }>;
  refused: RefusedRow[];
  withoutIndustry: number;
  codesWithoutIndustry: Set<string>;
}

async function readRows(db: Database | Transaction, rows: NumberedRow[], lock: boolean): Promise<ReadRows> {
  const industryOf = await industryFinder(db, { lock });
  const result: ReadRows = { read: new Map(), refused: [], withoutIndustry: 0, codesWithoutIndustry: new Set() };
  for (const row of rows) {
    const outcome = readRegisterRow(row.values);
    if (!outcome.ok) {
      result.refused.push(refusal(row, outcome.column, outcome.message));
      continue;
    }
    const first = result.read.get(outcome.row.organizationNumber);
    if (first) result.refused.push(refusal(row, "organisasjonsnummer", { key: "imports.refused.twice", values: { row: first.row.row } }));
    else {
      const [code] = outcome.row.registerCodes ?? [];
      const industry = industryOf(code);
      if (code !== undefined && industry === null) {
        result.withoutIndustry += 1;
        result.codesWithoutIndustry.add(code);
      }
      result.read.set(outcome.row.organizationNumber, { row, incoming: { ...outcome.row, industry } });
    }
  }
  return result;
}

interface FoundCustomer {
  id: number;
  organizationNumber: string;
  deleted: boolean;
  /** Deleted since it is part of another customer now. */
  merged: boolean;
  current: FieldValues;
  remembered: Remembered | null;
}

/** By organisation number; a customer that is not deleted stands before one that is. */
async function findCustomers(db: Database | Transaction, numbers: string[], lock: boolean): Promise<Map<string, FoundCustomer>> {
  if (numbers.length === 0) return new Map();
  if (lock) await db.$queryRaw(holdCustomers(Prisma.sql`c.organization_number = ANY(${numbers})`));
  const found = await db.$queryRaw<FoundCustomer[]>`
    SELECT c.id, c.organization_number AS "organizationNumber", c.deleted_by_operation IS NOT NULL AS deleted, r.fields AS remembered,
           EXISTS (SELECT 1 FROM customer_redirect d WHERE d.customer_id = c.id) AS merged,
           ${currentFields} AS current
    FROM customer c LEFT JOIN customer_register r ON r.customer_id = c.id LEFT JOIN customer_industry i ON i.customer_id = c.id
    WHERE c.organization_number = ANY(${numbers})
    ORDER BY c.deleted_by_operation IS NULL, c.id ${lock ? Prisma.sql`FOR UPDATE OF c` : Prisma.empty}`;
  return new Map(found.map((customer) => [customer.organizationNumber, customer]));
}

/** Which rows look like a customer who has no organisation number, and so can't be known by it. Index: customer_likeness. */
async function findAlike(db: Database | Transaction, created: { row: number; incoming: IncomingCustomer }[]): Promise<AlikeRow[]> {
  if (created.length === 0) return [];
  const rows = created.map(({ row, incoming: { name, organizationNumber, postalCode = "", visitingCode = "", website = "" } }) => ({
    ...{ row, name, number: organizationNumber, postal: postalCode, visiting: visitingCode, website },
  }));
  return db.$queryRaw<AlikeRow[]>`
    SELECT r.row, r.name, r.number AS "organizationNumber", jsonb_build_object('id', c.id, 'name', c.name) AS customer
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(row int, name text, number text, postal text, visiting text, website text)
    CROSS JOIN LATERAL (
      SELECT c.id, c.name FROM alike_customers(r.name, r.postal, r.visiting, r.website, '', NULL) AS a JOIN customer c ON c.id = a.id
      WHERE NOT a.deleted AND c.organization_number IS NULL ORDER BY a.near_name DESC, c.id LIMIT 1
    ) AS c
    WHERE EXISTS (SELECT 1 FROM customer WHERE organization_number IS NULL AND deleted_by_operation IS NULL)
    ORDER BY r.row`;
}

function addRenewal(plan: ImportPlan, incoming: IncomingCustomer, customer: FoundCustomer): void {
  const renewal = renewalOf(incoming, customer);
  if (renewal === null) plan.unchanged += 1;
  else plan.changed.push(renewal);
}

function renewalOf(incoming: IncomingCustomer, { id, current, remembered }: FoundCustomer): RenewedCustomer | null {
  const renewed = renewedBy(incoming, current, remembered ?? {});
  return Object.keys(renewed).length === 0 ? null : { id, name: String(current.name), current, renewed, ...(incoming.own && { own: true }) };
}

/** What is said of a row whose deleted customer is left deleted. */
export const leftDeleted = ({ row }: DeletedTwin): RefusedRow => refusal(row, "organisasjonsnummer", { key: "imports.refused.deleted" });

const refusal = ({ row, values }: NumberedRow, column: string, message: Message): RefusedRow => ({
  row,
  what: values.navn || values.organisasjonsnummer || "",
  column,
  message,
});
