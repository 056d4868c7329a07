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
    const contact = await tx.contact.findFirst({ where: { id: input.id, mergedInto: null }, select: { name: true } });
    if (!contact) throw new NotFound("contact");
    log.note({ format: "json" });
    log.change({ entity: contactEntity, id: input.id, before: {}, after: {}, whole: true, label: contact.name });
  },
});
