import { z } from "zod";

import { defineCommand } from "../../command";
import { Prisma } from "../../db/generated/client";
import { NotFound } from "../../refusal";
import { contactEntity } from "../contacts/contact-entity";
import { answerConflicts } from "../restoring/answer-conflicts";
import { planRestore } from "../restoring/plan-restore";
import { refuseOtherPlan } from "../restoring/refuse-other-plan";
import { restoreFields } from "../restoring/restore-fields";
import { deletedContacts } from "./deleted-contacts";
import { restorableContacts } from "./restorable-contacts";
import { restorePlaces } from "./restore-places";

/**
 * «Gjenopprett» of contacts: brings the chosen people back, at their customers, with roles and categories, as one
 * operation. Asks again when something is not as the question showed it.
 */
export const restoreContacts = defineCommand({
  name: "contacts.restore",
  permission: "contacts.restore",
  input: z.strictObject(restoreFields),
  undo: "undo",
  undoOthers: "contacts.restoreOthers",
  timeout: 120_000,
  long: ({ records }) => ({ contacts: records }),
  async run(run) {
    const { input, actor, tx, log, now } = run;
    const back = await tx.$queryRaw<{ id: number; name: string }[]>`
      SELECT p.id, p.name FROM contact p WHERE ${deletedContacts(actor, input.selection)} ORDER BY p.id FOR UPDATE`;
    if (back.length === 0) throw new NotFound("contact");
    const ids = back.map(({ id }) => id);
    const where = Prisma.sql`p.id = ANY(${ids}::int[])`;
    await refuseOtherPlan(run, back.length, () => planRestore(tx, restorableContacts, where, "nb", now));
    await answerConflicts(run, restorableContacts, where, input.answers);
    await restorePlaces(run, ids);
    await tx.$executeRaw`UPDATE contact SET deleted_by_operation = NULL WHERE id = ANY(${ids}::int[])`;
    for (const { id, name } of back) log.change({ entity: contactEntity, id, before: { deleted: true }, after: { deleted: false }, label: name });
    log.note({ contacts: back.length });
    return { contacts: back.length };
  },
});
