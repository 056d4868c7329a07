import { z } from "zod";

import { defineCommand } from "../../command";
import { NotFound } from "../../refusal";
import { id } from "../../validation/text";
import { contactEntity } from "../contacts/contact-entity";

/** Notes that somebody took out, as a file, everything kept about a contact (the right of access, GDPR article 15). Nothing is changed. */
export const discloseContact = defineCommand({
  name: "contacts.disclose",
  permission: "personalData.handle",
  input: z.strictObject({ id }),
  undo: "final",
  async run({ input, tx, log }) {
    // Held until the log is written: whoever erases the person comes before or after.
    const [contact] = await tx.$queryRaw<{ name: string }[]>`
      SELECT p.name FROM contact p WHERE p.id = ${input.id} AND NOT EXISTS (SELECT 1 FROM contact_redirect m WHERE m.contact_id = p.id) FOR KEY SHARE OF p`;
    if (!contact) throw new NotFound("contact");
    log.note({ format: "json" });
    log.change({ entity: contactEntity, id: input.id, before: {}, after: {}, whole: true, label: contact.name });
  },
});
