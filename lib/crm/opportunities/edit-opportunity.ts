import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { readFields } from "../../change-log/record-fields";
import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { holdOffered, refuseNotOffered } from "../value-lists/hold-offered";
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
    const offered = await holdOffered(tx, opportunityLists, fields);
    const { title, customer } = await lockOpportunity(tx, id);
    const before = (await readFields(tx, opportunityEntity, id, Object.keys(opportunityLists))) ?? {};
    const written = await editFields(run, {
      entity: opportunityEntity,
      id,
      fields,
      seen,
      keep,
      label: title,
      subjectId: customer,
      show: (field, value) => showOpportunityField(tx, actor.language, field, value),
    });
    const after = Object.fromEntries(Object.entries(fields).filter(([field]) => written.includes(field)));
    refuseNotOffered(offered, { before, after }, "opportunities.errors.valueGone");
    if (written.includes("contact")) await refuseStranger(tx, { contact: fields.contact, customer }, now);
    if (written.length > 0) await tx.opportunity.update({ where: { id }, data: { updatedByOperation: operationId } });
    return { id };
  },
});
