import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import type { FieldValues } from "../../change-log/entity";
import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { type LockedOpportunity, lockOpportunity } from "./lock-opportunity";
import { opportunityEntity } from "./opportunity-entity";
import { closedFormFields, opportunityFormFields, opportunityLists } from "./opportunity-form-fields";
import { refuseStranger } from "./refuse-stranger";
import { showOpportunityField } from "./show-opportunity-field";
import { probabilityOf } from "./step-probability";

const input = z.strictObject({ id, ...opportunityFormFields, ...closedFormFields, ...seenFields });
type Input = z.output<typeof input>;

/**
 * Changes an opportunity, each field compared with what the person saw. A value that is switched off, or a contact who
 * has left, stays where it is and can't be chosen anew. Another step brings its probability along unless one was typed.
 * A closed one's day and a lost one's reason may be put right; customer, sellers and status have acts of their own.
 */
export const editOpportunity = defineCommand({
  name: "opportunities.edit",
  permission: "opportunities.edit",
  input,
  undo: "undo",
  async run(run) {
    const { id, seen, keep, probability: _, ...sent } = run.input;
    const { tx, actor, now, operationId } = run;
    const offered = await holdChosen(tx, opportunityLists, sent);
    const locked = await lockOpportunity(tx, id);
    refuseClosing(locked, run.input, todayInOslo(now));
    const fields = { ...sent, ...(await likelihood(tx, run.input, locked)) };
    const written = await editFields(run, {
      ...{ entity: opportunityEntity, id, fields, seen, keep, label: locked.title, subjectId: locked.customer },
      async check(before, after) {
        refuseNotOffered(offered, { before, after }, "opportunities.errors.valueGone");
        if ("contact" in after) await refuseStranger(tx, { contact: sent.contact, customer: locked.customer }, now);
      },
      show: (field, value) => showOpportunityField(tx, actor.language, field, value),
    });
    if (written.length > 0) await tx.opportunity.update({ where: { id }, data: { updatedByOperation: operationId } });
    return { id };
  },
});

/** Only a closed one has a day of closing, up to today, and only a lost one a reason, which is not taken away again. */
function refuseClosing({ status, lostReason: had }: LockedOpportunity, { closedOn, lostReason }: Input, today: string): void {
  if (closedOn !== undefined && status === "OPEN") throw refuseField("closedOn", "opportunities.errors.openIsNotClosed");
  if (closedOn !== undefined && closedOn > today) throw refuseField("closedOn", "opportunities.errors.closedLater");
  if (lostReason !== undefined && lostReason !== null && status !== "LOST") throw refuseField("lostReason", "opportunities.errors.lostReasonOfLost");
  if (lostReason === null && had !== null) throw refuseField("lostReason", "opportunities.errors.chooseReason");
}

/** What the probability becomes: as it was typed just now; the step's, when it was emptied, or when another step was chosen and none was ever typed. */
async function likelihood(tx: Transaction, { step, probability, seen, keep }: Input, locked: LockedOpportunity): Promise<FieldValues> {
  const shown = "probability" in seen ? seen.probability : locked.probability;
  if (probability === null) return { probability: await probabilityOf(tx, step), probabilityTyped: false };
  if (probability !== undefined && (probability !== shown || keep.probability === "mine")) return { probability, probabilityTyped: true };
  const moved = step !== ("step" in seen ? seen.step : locked.step) && keep.step !== "theirs";
  return moved && !locked.probabilityTyped && locked.status === "OPEN" ? { probability: await probabilityOf(tx, step) } : {};
}
