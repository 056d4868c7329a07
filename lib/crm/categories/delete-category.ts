import { z } from "zod";

import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { categoryEntity } from "./category-entity";
import { refuseOtherCount, seenCarriers } from "./seen-carriers";
import { lockCategory } from "./lock-category";

/** Deletes a category. Its links stay, so that the undo brings them back; asked again when the count changed. */
export const deleteCategory = defineCommand({
  name: "categories.delete",
  permission: "categories.edit",
  input: z.strictObject({ id, ...seenCarriers }),
  undo: "undo",
  async run({ input, tx, log, operationId }) {
    const category = await lockCategory(tx, input.id);
    const carriers = await refuseOtherCount(tx, input);
    await tx.category.update({ where: { id: input.id }, data: { deletedByOperation: operationId } });
    log.note({ name: category.name, ...carriers });
    log.change({ entity: categoryEntity, id: input.id, before: { deleted: false }, after: { deleted: true } });
    return { id: input.id };
  },
});
