import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { noonOf } from "../../dates/noon-of";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { formatDate } from "../../i18n/format";
import { checkbox, id } from "../../validation/text";
import { checkRole } from "./check-role";
import { contactLinkEntity } from "./contact-entity";
import { chosenRole, placeFields } from "./contact-fields";
import { lockPlace } from "./lock-place";
import { takePrimary } from "./take-primary";

/**
 * Changes a person's place at a customer: role, work e-mail and phone, «Fra», «Til», «Hovedkontakt», each compared with
 * what was seen. One who becomes «Hovedkontakt» takes it from the one who was; one who has left is it no longer.
 */
export const editPlace = defineCommand({
  name: "contacts.editPlace",
  permission: "contacts.edit",
  input: z
    .strictObject({ id, role: chosenRole, ...placeFields, isPrimary: checkbox, ...seenFields })
    .refine(({ from, until }) => until === null || until >= from, { error: "contacts.errors.untilBeforeFrom", path: ["until"] }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...typed } = run.input;
    const { tx, log, now, actor } = run;
    const place = await lockPlace(tx, id);
    const today = todayInOslo(now);
    const fields = { ...typed, isPrimary: typed.isPrimary && (typed.until === null || typed.until > today) };
    const becomesPrimary = fields.isPrimary && !place.isPrimary && (seen.isPrimary !== true || keep.isPrimary === "mine");
    const taken = becomesPrimary ? await takePrimary(run, place, today) : 0;
    const written = await editFields(run, {
      entity: contactLinkEntity,
      id,
      fields,
      seen,
      keep,
      label: place.name,
      subjectId: place.contactId,
      check: (_, after) => checkRole(tx, "role" in after ? fields.role : null),
      show: (field, value) => showPlaceField(tx, actor.language, field, value),
    });
    if (written.length > 0) log.note({ taken });
    return { customerId: place.customerId, contactId: place.contactId };
  },
});

/** How a field's value is shown in a refusal: a role's name, a day as it is written. */
async function showPlaceField(tx: Transaction, language: "nb" | "en", field: string, value: unknown): Promise<string> {
  if (field === "role" && typeof value === "number") {
    const role = await tx.contactRole.findUnique({ where: { id: value } });
    return (language === "en" ? role?.en : null) ?? role?.nb ?? "";
  }
  if (typeof value !== "string") return "";
  return field === "from" || field === "until" ? formatDate(noonOf(value), language) : value;
}
