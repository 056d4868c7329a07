import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { id } from "../../validation/text";
import { contactEntity } from "./contact-entity";
import { contactFields } from "./contact-fields";
import { notGone } from "../contact-gone";

/** Changes a contact's own fields, compared with what the person saw. */
export const editContact = defineCommand({
  name: "contacts.edit",
  permission: "contacts.edit",
  input: z.strictObject({ id, ...contactFields, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    const [contact] = await run.tx.$queryRaw<{ name: string }[]>`
      SELECT p.name FROM contact p WHERE p.id = ${id} AND p.deleted_by_operation IS NULL AND ${notGone} FOR UPDATE`;
    if (!contact) throw new NotFound("contact");
    await editFields(run, { entity: contactEntity, id, fields, seen, keep, label: contact.name });
    return { id };
  },
});
