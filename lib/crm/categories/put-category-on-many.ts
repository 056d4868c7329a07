import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { NotFound, refuse } from "../../refusal";
import { notGone } from "../contact-gone";
import { type CarrierKind, carrierEntities } from "./carrier";

export interface PutOnMany {
  /** How many carry it now that did not before, and how many did already. */
  put: number;
  had: number;
}

/**
 * Puts one category on many customers or contacts, as one operation. Those that carry it already, or are
 * deleted, are left as they are. The category must be offered there: switched on, and shown on that kind.
 */
export async function putCategoryOnMany(
  { input: { categoryId, ids }, tx, log, operationId }: Run<{ categoryId: number; ids: number[] }>,
  kind: CarrierKind,
): Promise<PutOnMany> {
  const shown = Prisma.raw(kind === "customer" ? "show_on_customer" : "show_on_contact");
  const [category] = await tx.$queryRaw<{ name: string; offered: boolean }[]>`
    SELECT name, active AND ${shown} AS offered FROM category WHERE id = ${categoryId} AND deleted_by_operation IS NULL FOR KEY SHARE`;
  if (!category) throw new NotFound("category");
  if (!category.offered) throw refuse("categories.errors.noLongerOffered");

  const [links, key] = [Prisma.raw(`${kind}_category`), Prisma.raw(`${kind}_id`)];
  const carriers = await tx.$queryRaw<{ id: number }[]>`
    SELECT p.id FROM ${Prisma.raw(kind)} p WHERE p.id = ANY(${ids}::int[]) AND p.deleted_by_operation IS NULL
      ${kind === "contact" ? Prisma.sql`AND ${notGone}` : Prisma.empty} FOR KEY SHARE`;
  const put = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO ${links} (${key}, category_id, operation_id)
    SELECT id, ${categoryId}::int, ${operationId}::int FROM unnest(${carriers.map(({ id }) => id)}::int[]) AS id
    ON CONFLICT DO NOTHING RETURNING ${key} AS id`;
  if (put.length > 0) log.note({ name: category.name, carriers: put.length });
  log.changeMany({ entity: carrierEntities[kind], field: "categories", before: "", after: String(categoryId), ids: put.map(({ id }) => id) });
  return { put: put.length, had: carriers.length - put.length };
}
