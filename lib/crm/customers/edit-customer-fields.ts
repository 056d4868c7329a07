import { editFields } from "../../change-log/edit-fields";
import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import type { Run } from "../../command";
import type { Transaction } from "../../db/client";
import { NotFound } from "../../refusal";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { additionalInfoLists } from "./additional-info-fields";
import { customerEntity } from "./customer-entity";
import { registerOfNumber } from "./register-of-number";
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
  const [customer] = await tx.$queryRaw<{ name: string; number: string | null }[]>`
    SELECT name, organization_number AS number FROM customer WHERE id = ${id} AND deleted_by_operation IS NULL FOR UPDATE`;
  if (!customer) throw new NotFound("customer");
  const written = await editFields(run, {
    entity: customerEntity,
    id,
    fields: { ...fields, ...(await alongWithNumber(tx, { id, fields, seen, keep }, customer.number)) },
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

/** Where the organisation number becomes another, what the register said goes with the old one. */
async function alongWithNumber(tx: Transaction, { id, fields, seen, keep }: Edit, now: string | null): Promise<FieldValues> {
  const field = "organizationNumber";
  const stands = !(field in fields) || same(fields[field], now);
  // Where somebody else saved another number meanwhile, that one stands, or the form is refused, unless this one is to.
  if (stands || (field in seen && !same(seen[field], now) && keep[field] !== "mine")) return {};
  const written = Object.entries(fields).filter(([name, value]) => !(name in seen) || !same(value, seen[name]) || keep[name] === "mine");
  return registerOfNumber(tx, id, fields[field] as string | null, Object.fromEntries(written));
}
