import { z } from "zod";

import { defineCommand } from "../../command";
import { NotFound, refuse } from "../../refusal";
import { id } from "../../validation/text";
import { standsByItsPlaces } from "../contact-gone";
import { contactEntity } from "./contact-entity";

/**
 * Puts one category on many contacts, as one operation. Those that carry it already, or are deleted, are left as they
 * are. The category must be offered there: switched on, and shown on contacts. Answers how many carry it now that did
 * not before, and how many did already.
 */
export const putCategoryOnContacts = defineCommand({
  name: "contacts.putCategory",
  permission: "customers.changeMany",
  input: z.strictObject({ categoryId: id, ids: z.array(id).min(1).max(100_000) }),
  undo: "undo",
  timeout: 60_000,
  async run({ input: { categoryId, ids }, tx, log, operationId }) {
    const [category] = await tx.$queryRaw<{ name: string; offered: boolean }[]>`
      SELECT name, active AND show_on_contact AS offered FROM category WHERE id = ${categoryId} AND deleted_by_operation IS NULL FOR KEY SHARE`;
    if (!category) throw new NotFound("category");
    if (!category.offered) throw refuse("categories.errors.noLongerOffered");
    const carriers = await tx.$queryRaw<{ id: number }[]>`
      SELECT c.id FROM contact c WHERE c.id = ANY(${ids}::int[]) AND ${standsByItsPlaces} FOR KEY SHARE`;
    const put = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO contact_category (contact_id, category_id, operation_id)
      SELECT id, ${categoryId}::int, ${operationId}::int FROM unnest(${carriers.map((carrier) => carrier.id)}::int[]) AS id
      ON CONFLICT DO NOTHING RETURNING contact_id AS id`;
    if (put.length > 0) log.note({ name: category.name, carriers: put.length });
    log.changeMany({ entity: contactEntity, field: "categories", before: "", after: String(categoryId), ids: put.map((carrier) => carrier.id) });
    return { put: put.length, had: carriers.length - put.length };
  },
});
