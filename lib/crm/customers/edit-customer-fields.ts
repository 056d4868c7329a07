import { editFields } from "../../change-log/edit-fields";
import type { FieldValues } from "../../change-log/entity";
import type { Run } from "../../command";
import { NotFound } from "../../refusal";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { additionalInfoLists } from "./additional-info-fields";
import { customerEntity } from "./customer-entity";
import { refuseTakenNumber } from "./likely-doubles";
import { showCustomerField } from "./show-customer-field";

interface Edit {
  id: number;
  fields: FieldValues;
  seen: FieldValues;
  keep: Record<string, "mine" | "theirs">;
}

/**
 * Writes what a form changed on a customer, each field compared with the value that was seen; answers the fields that
 * were written. The values of «Tilleggsinfo» are held before the customer is locked, as by those who delete them.
 */
export async function editCustomerFields(run: Omit<Run<unknown>, "input">, { id, fields, seen, keep }: Edit): Promise<string[]> {
  const { tx, actor, operationId } = run;
  const offered = await holdChosen(tx, additionalInfoLists, fields);
  const [customer] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM customer WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
  if (!customer) throw new NotFound("customer");
  const written = await editFields(run, {
    entity: customerEntity,
    id,
    fields,
    seen,
    keep,
    label: customer.name,
    async check(before, after) {
      refuseNotOffered(offered, { before, after }, "customers.errors.valueNotOffered");
      if ("organizationNumber" in after) await refuseTakenNumber(tx, after.organizationNumber as string | null, id);
    },
    show: (field, value) => showCustomerField(tx, actor.language, field, value),
  });
  if (written.length > 0) await tx.customer.update({ where: { id }, data: { updatedByOperation: operationId } });
  return written;
}
