import type { FieldValues } from "../../change-log/entity";
import { writeFields } from "../../change-log/record-fields";
import type { Run } from "../../command";
import { opportunityEntity } from "./opportunity-entity";
import type { LockedOpportunity } from "./lock-opportunity";

/** Writes fields of a locked opportunity and logs them, as its customer's; what is as it was is left out. */
export async function changeOpportunity(
  { tx, log, operationId }: Pick<Run<unknown>, "tx" | "log" | "operationId">,
  { id, locked, before, after }: { id: number; locked: LockedOpportunity; before: FieldValues; after: FieldValues },
): Promise<void> {
  await writeFields(tx, opportunityEntity, id, new Map(Object.keys(after).map((field) => [field, { from: before[field], to: after[field] }])), operationId);
  await tx.opportunity.update({ where: { id }, data: { updatedByOperation: operationId } });
  log.change({ entity: opportunityEntity, id, before, after, label: locked.title, subjectId: locked.customer });
}
