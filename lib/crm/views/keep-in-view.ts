import { z } from "zod";

import { lastToChange } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { refuse } from "../../refusal";
import { id } from "../../validation/text";
import { lockViewToEdit } from "./lock-view";
import { customerViewEntity } from "./view-entity";
import { viewState } from "./view-state";

/** A view is to show from now on what the list shows; refused when it shows something else by now than it did when the list was opened. */
export const keepInView = defineCommand({
  name: "views.keep",
  permission: "views.keep",
  undoOthers: "views.editOthers",
  input: z.strictObject({ id, state: viewState, had: viewState }),
  undo: "undo",
  async run(run) {
    const { id, state, had } = run.input;
    const view = await lockViewToEdit(run, id);
    if (view.state === state) return { id };
    if (view.state !== had) {
      const by = await lastToChange(run.tx, customerViewEntity, id, "state");
      throw refuse("views.errors.changedMeanwhile", { name: view.name, by });
    }
    await run.tx.customerView.update({ where: { id }, data: { state } });
    run.log.note({ name: view.name });
    run.log.change({ entity: customerViewEntity, id, before: { state: view.state }, after: { state } });
    return { id };
  },
});
