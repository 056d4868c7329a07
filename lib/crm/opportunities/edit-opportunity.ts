import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { lockOpportunity } from "./lock-opportunity";
import { opportunityEntity } from "./opportunity-entity";
import { opportunityFormFields, opportunityLists } from "./opportunity-form-fields";
import { refuseStranger } from "./refuse-stranger";
import { showOpportunityField } from "./show-opportunity-field";

/**
 * Changes an opportunity, each field compared with what the person saw. Its customer and its sellers stay; a value that
 * is switched off, or a contact who has left, stays where it is and can't be chosen anew.
 */
export const editOpportunity = defineCommand({
  name: "opportunities.edit",
  permission: "opportunities.edit",
  input: z.strictObject({ id, ...opportunityFormFields, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, seen, keep, ...fields } = run.input;
    const { tx, actor, now, operationId } = run;
    const offered = await holdChosen(tx, opportunityLists, fields);
    const { title, customer } = await lockOpportunity(tx, id);
    const written = await editFields(run, {
      entity: opportunityEntity,
      id,
      fields,
      seen,
      keep,
      label: title,
      subjectId: customer,
      async check(before, after) {
        refuseNotOffered(offered, { before, after }, "opportunities.errors.valueGone");
        if ("contact" in after) await refuseStranger(tx, { contact: fields.contact, customer }, now);
      },
      show: (field, value) => showOpportunityField(tx, actor.language, field, value),
    });
    if (written.length > 0) await tx.opportunity.update({ where: { id }, data: { updatedByOperation: operationId } });
    return { id };
  },
});
