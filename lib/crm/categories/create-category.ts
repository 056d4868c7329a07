import { z } from "zod";

import { defineCommand } from "../../command";
import { categoryEntity } from "./category-entity";
import { categoryName, shownOn, switchesOf } from "./category-fields";

/** A new category, made in the settings. A name that is taken is refused by the database's own rule. */
export const createCategory = defineCommand({
  name: "categories.create",
  permission: "categories.edit",
  input: z.strictObject({ name: categoryName, shownOn }),
  undo: "undo",
  async run({ input, tx, log }) {
    const fields = { name: input.name, ...switchesOf(input.shownOn) };
    const { id } = await tx.category.create({ data: fields, select: { id: true } });
    log.note({ name: input.name, shownOn: input.shownOn });
    log.change({ entity: categoryEntity, id, before: null, after: { ...fields, active: true } });
    return { id };
  },
});
