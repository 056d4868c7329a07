import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { categoryEntity } from "./category-entity";
import { categoryName } from "./category-fields";
import { lockCategory } from "./lock-category";

/** Gives a category another name; refused when somebody else renamed it since it was seen. */
export const renameCategory = defineCommand({
  name: "categories.rename",
  permission: "categories.edit",
  input: z.strictObject({ id, name: categoryName, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, name, seen, keep } = run.input;
    const category = await lockCategory(run.tx, id);
    const written = await editFields(run, { entity: categoryEntity, id, fields: { name }, seen, keep });
    if (written.length > 0) run.log.note({ from: category.name, name });
    return { id };
  },
});
