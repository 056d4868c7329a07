import { z } from "zod";

import { defineCommand } from "../../command";
import { Refusal } from "../../refusal";
import { id, seenCount } from "../../validation/text";
import { lockViewToEdit } from "./lock-view";
import { customerViewEntity } from "./view-entity";
import { countOpenedBy } from "./view-queries";

/** Deletes a view; asked again when another number of people open the list with it than the question said. */
export const deleteView = defineCommand({
  name: "views.delete",
  permission: "views.keep",
  undoOthers: "views.editOthers",
  input: z.strictObject({ id, openedBy: seenCount }),
  undo: "undo",
  async run({ input: { id, openedBy }, actor, tx, log, operationId }) {
    const view = await lockViewToEdit({ tx, actor }, id);
    if ((await countOpenedBy(tx, view)) !== openedBy) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: id } });
    await tx.customerView.update({ where: { id }, data: { deletedByOperation: operationId } });
    log.note({ name: view.name, openedBy });
    log.change({ entity: customerViewEntity, id, before: { deleted: false }, after: { deleted: true } });
    return { id };
  },
});
