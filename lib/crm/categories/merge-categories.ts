import { z } from "zod";

import { defineCommand } from "../../command";
import { Prisma } from "../../db/generated/client";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { id, key } from "../../validation/text";
import { contactEntity } from "../contacts/contact-entity";
import { customerEntity } from "../customers/customer-entity";
import { categoryEntity } from "./category-entity";
import { lockCategory } from "./lock-category";
import { refuseOtherCount, seenCarriers } from "./seen-carriers";

/**
 * Merges one category into another: every customer and contact of the one then carries the other, once, and
 * the one is deleted. Those who had both already are known by the stamp of their link, so the undo leaves them.
 */
export const mergeCategories = defineCommand({
  name: "categories.merge",
  permission: "categories.edit",
  input: z.strictObject({ id, into: z.union([id, z.literal("").transform(() => 0)], key("categories.errors.chooseTarget")), ...seenCarriers }),
  undo: "undo",
  timeout: 120_000,
  long: ({ into, customers, contacts }) => ({ category: into, customers, contacts }),
  async run({ input, tx, log, operationId }) {
    if (input.into === 0 || input.into === input.id) throw refuseField("into", "categories.errors.chooseTarget");
    const [first, second] = [input.id, input.into].sort((a, b) => a - b) as [number, number];
    const locked = new Map([
      [first, await lockCategory(tx, first)],
      [second, await lockCategory(tx, second)],
    ]);
    const carriers = await refuseOtherCount(tx, input);
    const customers = await carryOver(tx, "customer", input, operationId);
    const contacts = await carryOver(tx, "contact", input, operationId);
    await tx.category.update({ where: { id: input.id }, data: { deletedByOperation: operationId } });

    log.note({ name: locked.get(input.id)?.name, into: locked.get(input.into)?.name, ...carriers });
    log.change({ entity: categoryEntity, id: input.id, before: { deleted: false }, after: { deleted: true } });
    const put = { field: "categories", before: "", after: String(input.into) };
    log.changeMany({ entity: customerEntity, ...put, ids: customers });
    log.changeMany({ entity: contactEntity, ...put, ids: contacts });
    return { id: input.into };
  },
});

/** Puts the target on all who carry the source, deleted ones too, and answers those who did not have it. */
async function carryOver(tx: Transaction, kind: "customer" | "contact", { id, into }: { id: number; into: number }, operationId: number): Promise<number[]> {
  const [table, column] = [`${kind}_category`, `${kind}_id`].map((name) => Prisma.raw(name));
  const rows = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO ${table} (${column}, category_id, operation_id)
    SELECT ${column}, ${into}, ${operationId} FROM ${table} WHERE category_id = ${id}
    ON CONFLICT DO NOTHING RETURNING ${column} AS id`;
  return rows.map((row) => row.id);
}
