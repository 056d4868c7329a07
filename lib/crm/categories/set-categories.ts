import { readFields, writeField } from "../../change-log/record-fields";
import type { Run } from "../../command";
import { Prisma } from "../../db/generated/client";
import { refuse } from "../../refusal";
import { type CarrierKind, carrierEntities, lockCarrier } from "./carrier";

/**
 * Puts and takes categories of one customer or contact. Only categories that are offered there (switched on,
 * shown on its kind) can be put; hidden ones that it carries are left as they are.
 */
export async function setCategories(
  { input: { id, put, take }, tx, log, operationId }: Run<{ id: number; put: number[]; take: number[] }>,
  kind: CarrierKind,
): Promise<{ id: number }> {
  const entity = carrierEntities[kind];
  const { name } = await lockCarrier(tx, kind, id);
  const current = (await readFields(tx, entity, id, ["categories"]))?.categories as number[];
  const putting = put.filter((category) => !current.includes(category) && !take.includes(category));
  const offered = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM category WHERE id = ANY(${putting}::int[]) AND active AND deleted_by_operation IS NULL
      AND ${Prisma.raw(kind === "customer" ? "show_on_customer" : "show_on_contact")} FOR KEY SHARE`;
  if (offered.length !== putting.length) throw refuse("categories.errors.noLongerOffered");

  const after = [...current.filter((category) => !take.includes(category)), ...putting].sort((a, b) => a - b);
  if (after.length === current.length && putting.length === 0) return { id };
  await writeField(tx, entity, id, "categories", { from: current, to: after, operationId });
  log.note({ put: putting.length, taken: current.length + putting.length - after.length });
  log.change({ entity, id, before: { categories: current }, after: { categories: after }, label: name });
  return { id };
}
