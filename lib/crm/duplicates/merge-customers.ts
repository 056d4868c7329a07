import { createHash } from "node:crypto";

import { z } from "zod";

import type { FieldValues } from "../../change-log/entity";
import { same } from "../../change-log/operation-log";
import { readFields, writeField, writeFields } from "../../change-log/record-fields";
import { defineCommand, type Run } from "../../command";
import type { Transaction } from "../../db/client";
import { refuse, Refusal } from "../../refusal";
import { id, key } from "../../validation/text";
import { customerEntity } from "../customers/customer-entity";
import { opportunityEntity } from "../opportunities/opportunity-entity";
import { type ContactsToMerge, readContactsToMerge, union } from "./contacts-to-merge";
import { type LockedCustomer, lockPair } from "./lock-pair";
import { mergeContacts } from "./merge-contacts";
import { mergeChoiceNames, mergeChoices, type MergeFields, readMergeFields, type Side } from "./merge-fields";
import { countMerge } from "./merge-queries";

const side = z.enum(["kept", "other"], key("errors.invalid")).optional();
const choices = Object.fromEntries(mergeChoiceNames.map((name) => [name, side])) as Record<(typeof mergeChoiceNames)[number], typeof side>;

/**
 * Merges a customer (`other`) into another (`id`), as one operation. Of each field that differs one value is chosen (the
 * fuller or else the newer unless said otherwise); contacts, opportunities, categories and products of both are kept, each
 * once. The other customer is deleted and leaves a redirect; what it held of its own stays in its row and in the log. Asks
 * again when something of the two was changed since the question (`facts`).
 */
export const mergeCustomers = defineCommand({
  name: "customers.merge",
  permission: "customers.merge",
  input: z.strictObject({ id, other: id, facts: z.string().max(200), ...choices }),
  undo: "undo",
  timeout: 120_000,
  async run(run) {
    const { id, other, facts, ...chosen } = run.input;
    const { tx, log } = run;
    if (id === other) throw refuse("duplicates.errors.itself");
    const [kept, gone] = await lockPair(tx, id, other);
    const fields = await readMergeFields(tx, id, other, { lock: true });
    const contacts = await readContactsToMerge(tx, id, other, { lock: true });
    if (facts !== (await mergeFacts(tx, fields, id, other, contacts))) throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: id } });

    const values = valuesOf(fields, chosen, id);
    await letGo(run, gone, id, dropped(fields, values));
    await mergeContacts(run, other, contacts);
    const opportunities = await moveOpportunities(run, id, other);
    await tellOthersDistinct(run, kept, fields);
    const changed = Object.keys(values).filter((field) => !same(values[field], fields.kept[field]));
    await writeFields(tx, customerEntity, id, new Map(changed.map((field) => [field, { from: fields.kept[field], to: values[field] }])), run.operationId);
    await tx.customer.update({ where: { id }, data: { updatedByOperation: run.operationId } });
    log.note({ contacts: contacts.coming, opportunities });
    // Last, so that the undo takes it back first: the organisation number is then free for the one it was taken from.
    log.change({ entity: customerEntity, id, before: only(fields.kept, changed), after: only(values, changed), whole: true, label: kept.name });
    return { id };
  },
});

/** A mark of what the question was about: the fields of both, how much comes along, who becomes «Hovedkontakt», and what of people is not kept. */
export async function mergeFacts(tx: Transaction, { seen }: MergeFields, kept: number, other: number, people?: ContactsToMerge): Promise<string> {
  const { contacts, shared, opportunities } = await countMerge(tx, kept, other);
  const { primary, keptAtWork, notKept } = people ?? (await readContactsToMerge(tx, kept, other, { lock: false }));
  const { holder, loser } = primary;
  const values = createHash("sha256")
    .update(JSON.stringify([keptAtWork, notKept]))
    .digest("hex")
    .slice(0, 16);
  return [seen, contacts, shared, opportunities, holder?.id ?? 0, loser?.id ?? 0, values].join("-");
}

/** What the customer that is kept will hold. */
function valuesOf({ kept, other, differing }: MergeFields, chosen: Partial<Record<(typeof mergeChoiceNames)[number], Side>>, id: number): FieldValues {
  const values: FieldValues = {};
  for (const choice of mergeChoiceNames) {
    const from = differing.has(choice) && (chosen[choice] ?? differing.get(choice)) === "other" ? other : kept;
    for (const field of mergeChoices[choice]) values[field] = from[field];
  }
  for (const set of ["categories", "products"]) values[set] = union(kept[set], other[set]);
  return { ...values, distinctFrom: union(kept.distinctFrom, other.distinctFrom).filter((one) => one !== id) };
}

/** What the other customer had filled in and the kept one will hold otherwise. */
const dropped = ({ other }: MergeFields, values: FieldValues): FieldValues =>
  only(
    other,
    mergeChoiceNames.flatMap((choice) => mergeChoices[choice].filter((field) => !same(other[field], values[field]) && !isEmpty(other[field]))),
  );

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

async function letGo({ tx, log, operationId }: Run<unknown>, { id, name }: LockedCustomer, into: number, values: FieldValues): Promise<void> {
  const [before, after] = [
    { deleted: false, mergedInto: null },
    { deleted: true, mergedInto: into },
  ];
  await writeField(tx, customerEntity, id, "deleted", { from: false, to: true, operationId });
  await writeField(tx, customerEntity, id, "mergedInto", { from: null, to: into, operationId });
  log.change({ entity: customerEntity, id, before: { ...before, ...values }, after: { ...after, ...values }, whole: true, label: name });
}

/** Deleted opportunities too, so that one that comes back finds its customer. */
async function moveOpportunities({ tx, log, operationId }: Run<unknown>, kept: number, other: number): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number; there: boolean }[]>`
    UPDATE opportunity SET customer_id = ${kept}, updated_by_operation = ${operationId} WHERE customer_id = ${other}
    RETURNING id, deleted_by_operation IS NULL AS there`;
  log.changeMany({ entity: opportunityEntity, field: "customer", before: String(other), after: String(kept), ids: rows.map(({ id }) => id) });
  return rows.filter(({ there }) => there).length;
}

/** Who is not the same as the other is not the same as the kept one: said of them too. */
async function tellOthersDistinct({ tx, log, operationId }: Run<unknown>, kept: LockedCustomer, { other, kept: own }: MergeFields): Promise<void> {
  const already = new Set(own.distinctFrom as number[]);
  const ids = (other.distinctFrom as number[]).filter((one) => one !== kept.id && !already.has(one));
  // Locked before their names are read: one who was erased meanwhile has none.
  const names = await tx.$queryRaw<LockedCustomer[]>`SELECT id, name FROM customer WHERE id = ANY(${ids}::int[]) ORDER BY id FOR UPDATE`;
  for (const { id, name } of names) {
    const fields = await readFields(tx, customerEntity, id, ["distinctFrom"]);
    const from = (fields?.distinctFrom ?? []) as number[];
    const to = union(from, [kept.id]);
    await writeField(tx, customerEntity, id, "distinctFrom", { from, to, operationId });
    log.change({ entity: customerEntity, id, before: { distinctFrom: from }, after: { distinctFrom: to }, label: name });
  }
}

const only = (values: FieldValues, fields: readonly string[]): FieldValues => Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
