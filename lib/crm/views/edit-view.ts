import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { textsIn } from "../../i18n/texts";
import { id, onOff } from "../../validation/text";
import { lockViewToEdit } from "./lock-view";
import { refuseTooMany } from "./refuse-too-many";
import { customerViewEntity } from "./view-entity";
import { viewName } from "./view-fields";

/** A view's name and whether it is shared; each is refused when somebody else changed it since it was seen. */
export const editView = defineCommand({
  name: "views.edit",
  permission: "views.keep",
  undoOthers: "views.editOthers",
  input: z.strictObject({ id, name: viewName, shared: onOff.optional(), ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, name, shared, seen, keep } = run.input;
    const view = await lockViewToEdit(run, id);
    if (shared !== undefined && shared !== view.shared) await refuseTooMany(run, { owner: view.owner, shared });
    const fields = { name, ...(shared !== undefined && { shared }) };
    const written = await editFields(run, {
      entity: customerViewEntity,
      id,
      fields,
      seen,
      keep,
      show: (field, value) => shown(field, value, run.actor.language),
    });
    if (written.length > 0) run.log.note({ from: view.name, name: written.includes("name") ? name : view.name, renamed: String(written.includes("name")) });
    return { id };
  },
});

const shown = (field: string, value: unknown, language: "nb" | "en"): string =>
  field === "shared" ? textsIn(language)(value === true ? "views.seenBy.everybody" : "views.seenBy.owner") : String(value);
