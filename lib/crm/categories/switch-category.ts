import { z } from "zod";

import { defineCommand } from "../../command";
import { id, onOff } from "../../validation/text";
import { categoryEntity } from "./category-entity";
import { countCarriers } from "./count-carriers";
import { lockCategory } from "./lock-category";

/** Switches a category off (kept where it is, no longer offered) or on again. */
export const switchCategory = defineCommand({
  name: "categories.switch",
  permission: "categories.edit",
  input: z.strictObject({ id, active: onOff }),
  undo: "undo",
  async run({ input: { id, active }, tx, log }) {
    const category = await lockCategory(tx, id);
    if (category.active === active) return { id };
    await tx.category.update({ where: { id }, data: { active } });
    log.note({ name: category.name, active: String(active), ...(await countCarriers(tx, id)) });
    log.change({ entity: categoryEntity, id, before: { active: !active }, after: { active } });
    return { id };
  },
});
