import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { holdChosen } from "../value-lists/hold-chosen";
import { additionalInfoLists } from "./additional-info-fields";
import { customerEntity } from "./customer-entity";

const given = z.array(z.strictObject({ value: id, ids: z.array(id).min(1).max(100_000) })).max(1_000);

/** The same customer twice under an origin, or a source: it has one of each. */
const onceEach = (values: { ids: number[] }[]): boolean => {
  const all = values.flatMap(({ ids }) => ids);
  return new Set(all).size === all.length;
};
const one = given.refine(onceEach, { error: "errors.invalid" });

type Given = z.output<typeof given>;

/**
 * Gives many customers an origin, a source or products, as one operation: each value with the customers that get it.
 * Another origin or source gives way, products come besides. Who has it already, or is deleted, is left as it is. The
 * values must be offered. Answers how many customers changed.
 */
export const setAdditionalInfoOfCustomers = defineCommand({
  name: "customers.setAdditionalInfo",
  permission: "customers.changeMany",
  input: z.strictObject({ origin: one, source: one, products: given }),
  undo: "undo",
  timeout: 60_000,
  async run(run) {
    const { origin, source, products } = run.input;
    await refuseNotThere(run);
    const ids = [...new Set([...origin, ...source, ...products].flatMap((each) => each.ids))];
    const there = new Set(await lockCustomers(run, ids));
    const changed = [...(await setOne(run, "origin", there)), ...(await setOne(run, "source", there)), ...(await addProducts(run, there))];
    const customers = new Set(changed).size;
    if (customers > 0) run.log.note({ customers });
    return { customers };
  },
});

type Running = Run<Record<"origin" | "source" | "products", Given>>;

/** The values are held before the customers are locked, as by those who delete them. */
async function refuseNotThere({ tx, input }: Running): Promise<void> {
  const chosen = Object.fromEntries(Object.entries(input).map(([field, values]) => [field, values.map(({ value }) => value)]));
  const offered = await holdChosen(tx, additionalInfoLists, chosen);
  for (const [field, values] of Object.entries(chosen))
    if (values.some((value) => !offered.get(field)?.has(value))) throw refuseField(field, "customers.errors.valueNotOffered");
}

async function lockCustomers({ tx }: Running, ids: number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM customer WHERE id = ANY(${ids}::int[]) AND deleted_by_operation IS NULL ORDER BY id FOR NO KEY UPDATE`;
  return rows.map(({ id }) => id);
}

/** A value before and after, and the customers it changed on. */
interface Change {
  before: number | null;
  value: number;
  ids: number[];
}

/** The given values as pairs of one customer there and one value. */
function pairsOf(values: Given, there: Set<number>): Prisma.Sql {
  const pairs = values.flatMap(({ value, ids }) => ids.filter((customer) => there.has(customer)).map((customer) => ({ customer, value })));
  return Prisma.sql`SELECT * FROM unnest(${pairs.map(({ customer }) => customer)}::int[], ${pairs.map(({ value }) => value)}::int[]) AS pair(customer, value)`;
}

/** Answers who changed. What each had before is logged with it. */
async function setOne({ tx, input, log, operationId }: Running, field: "origin" | "source", there: Set<number>): Promise<number[]> {
  const [table, column] = [Prisma.raw(`customer_${field}`), Prisma.raw(`${field}_id`)];
  const changes = await tx.$queryRaw<Change[]>`
    WITH changing AS (
      SELECT p.customer, p.value, l.${column} AS before FROM (${pairsOf(input[field], there)}) p LEFT JOIN ${table} l ON l.customer_id = p.customer
      WHERE l.${column} IS DISTINCT FROM p.value
    ),
    put AS (
      INSERT INTO ${table} (customer_id, ${column}, operation_id) SELECT customer, value, ${operationId}::int FROM changing
      ON CONFLICT (customer_id) DO UPDATE SET ${column} = EXCLUDED.${column}, operation_id = EXCLUDED.operation_id
    )
    SELECT before, value, array_agg(customer) AS ids FROM changing GROUP BY 1, 2 ORDER BY 1, 2`;
  for (const { before, value, ids } of changes) log.changeMany({ entity: customerEntity, field, before: String(before ?? ""), after: String(value), ids });
  return changes.flatMap(({ ids }) => ids);
}

async function addProducts({ tx, input, log, operationId }: Running, there: Set<number>): Promise<number[]> {
  const changes = await tx.$queryRaw<Change[]>`
    WITH put AS (
      INSERT INTO customer_product (customer_id, product_id, operation_id)
      SELECT DISTINCT customer, value, ${operationId}::int FROM (${pairsOf(input.products, there)}) p ON CONFLICT DO NOTHING RETURNING customer_id, product_id
    )
    SELECT product_id AS value, array_agg(customer_id) AS ids FROM put GROUP BY 1 ORDER BY 1`;
  for (const { value, ids } of changes) log.changeMany({ entity: customerEntity, field: "products", before: "", after: String(value), ids });
  return changes.flatMap(({ ids }) => ids);
}
