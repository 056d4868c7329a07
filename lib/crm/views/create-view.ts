import { z } from "zod";

import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { onOff } from "../../validation/text";
import { refuseTooMany } from "./refuse-too-many";
import { customerViewEntity } from "./view-entity";
import { viewName } from "./view-fields";
import { viewState } from "./view-state";

/** «Lagre visning»: what the list shows now, under a name, for oneself or for everybody. A taken name is refused by the database's own rule. */
export const createView = defineCommand({
  name: "views.create",
  permission: "views.keep",
  undoOthers: "views.editOthers",
  input: z.strictObject({ name: viewName, shared: onOff.default(false), state: viewState }),
  undo: "undo",
  async run({ input: { name, shared, state }, actor, tx, log }) {
    if (actor.id === null) throw new NotFound("employee");
    await refuseTooMany({ tx, actor }, { owner: actor.id, shared });
    const { id } = await tx.customerView.create({ data: { ownerId: actor.id, name, shared, state }, select: { id: true } });
    log.note({ name, shared: String(shared) });
    log.change({ entity: customerViewEntity, id, before: null, after: { owner: actor.id, name, shared, state } });
    return { id };
  },
});
