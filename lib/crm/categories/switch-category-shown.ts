import { z } from "zod";

import { defineCommand } from "../../command";
import { Refusal } from "../../refusal";
import { id, onOff } from "../../validation/text";
import { categoryEntity } from "./category-entity";
import { countCarriers } from "./count-carriers";
import { lockCategory } from "./lock-category";

/**
 * Shows a category on customers or contacts, or hides it there. Links stay, hidden, and come back when it is
 * shown again. Hiding it in the last place is refused, with «Slå av» on offer.
 */
export const switchCategoryShown = defineCommand({
  name: "categories.switchShown",
  permission: "categories.edit",
  input: z.strictObject({ id, where: z.enum(["customer", "contact"]), shown: onOff }),
  undo: "undo",
  async run({ input: { id, where, shown }, tx, log }) {
    const category = await lockCategory(tx, id);
    const [field, other] = where === "customer" ? (["showOnCustomer", "showOnContact"] as const) : (["showOnContact", "showOnCustomer"] as const);
    if (category[field] === shown) return { id };
    if (!shown && !category[other])
      throw new Refusal({ message: { key: "categories.errors.lastSwitch", values: { name: category.name } }, offer: { switchOff: id } });
    await tx.category.update({ where: { id }, data: { [field]: shown } });
    const carriers = await countCarriers(tx, id);
    log.note({ name: category.name, where, shown: String(shown), carriers: where === "customer" ? carriers.customers : carriers.contacts });
    log.change({ entity: categoryEntity, id, before: { [field]: !shown }, after: { [field]: shown } });
    return { id };
  },
});
