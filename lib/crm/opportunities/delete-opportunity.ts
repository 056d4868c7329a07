import { z } from "zod";

import { defineCommand } from "../../command";
import { id } from "../../validation/text";
import { lockOpportunity } from "./lock-opportunity";
import { opportunityEntity } from "./opportunity-entity";

/** Deletes an opportunity; what hangs on it stays with it, so that the undo brings it back whole. */
export const deleteOpportunity = defineCommand({
  name: "opportunities.delete",
  permission: "opportunities.edit",
  input: z.strictObject({ id }),
  undo: "undo",
  async run({ input: { id }, tx, log, operationId }) {
    const { title, customer } = await lockOpportunity(tx, id);
    await tx.opportunity.update({ where: { id }, data: { deletedByOperation: operationId, updatedByOperation: operationId } });
    log.change({ entity: opportunityEntity, id, before: { deleted: false }, after: { deleted: true }, label: title, subjectId: customer });
    return { id, customer };
  },
});
