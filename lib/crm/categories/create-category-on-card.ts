import { z } from "zod";

import { writeField, readFields } from "../../change-log/record-fields";
import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { Refusal } from "../../refusal";
import { checkbox, id } from "../../validation/text";
import { type CarrierKind, carrierEntities, lockCarrier } from "./carrier";
import { categoryEntity } from "./category-entity";
import { categoryName } from "./category-fields";

/**
 * «Ny kategori» on a card: makes a category that shows on that kind of record and puts it on this one, in one
 * step. A name that is near an existing one («Partnar», «partner ») is refused with that one on offer, unless
 * the person says that a new one is meant all the same.
 */
export const createCategoryOnCard = defineCommand({
  name: "categories.createOnCard",
  permission: "categories.createFromCard",
  input: z.strictObject({ kind: z.enum(["customer", "contact"]), id, name: categoryName, allTheSame: checkbox }),
  undo: "undo",
  async run({ input: { kind, id, name, allTheSame }, tx, log, operationId }) {
    const carrier = await lockCarrier(tx, kind, id);
    const near = await nearestCategory(tx, kind, name);
    if (near && (near.equal || !allTheSame)) throw nearRefusal(name, near);

    const fields = { name, showOnCustomer: kind === "customer", showOnContact: kind === "contact" };
    const category = await tx.category.create({ data: fields, select: { id: true } });
    log.note({ name, shownOn: kind });
    log.change({ entity: categoryEntity, id: category.id, before: null, after: { ...fields, active: true } });

    const entity = carrierEntities[kind];
    const before = (await readFields(tx, entity, id, ["categories"]))?.categories as number[];
    const after = [...before, category.id].sort((a, b) => a - b);
    await writeField(tx, entity, id, "categories", { from: before, to: after, operationId });
    log.change({ entity, id, before: { categories: before }, after: { categories: after }, label: carrier.name });
    return { id: category.id };
  },
});

interface NearCategory {
  id: number;
  name: string;
  /** The same name but for case and blanks. */
  equal: boolean;
  /** Offered on this kind of record: switched on and shown there. */
  offered: boolean;
}

/** The category whose name is nearest, by trigrams they share (at least 0.4 of 1), the same name first. */
async function nearestCategory(tx: Transaction, kind: CarrierKind, name: string): Promise<NearCategory | null> {
  const [near] = await tx.$queryRaw<NearCategory[]>`
    SELECT id, name, name_key = name_key(${name}) AS equal,
           active AND ${Prisma.raw(kind === "customer" ? "show_on_customer" : "show_on_contact")} AS offered
    FROM category
    WHERE deleted_by_operation IS NULL
      AND (name_key = name_key(${name}) OR similarity(search_fold(name), search_fold(${name})) >= 0.4)
    ORDER BY name_key = name_key(${name}) DESC, similarity(search_fold(name), search_fold(${name})) DESC, id LIMIT 1`;
  return near ?? null;
}

/** An equal name can only be chosen; a near one may be chosen or overruled. What is not offered here is said. */
function nearRefusal(name: string, near: NearCategory): Refusal {
  const message = near.equal && !near.offered ? "categories.errors.takenElsewhere" : near.equal ? "categories.errors.nameTaken" : "categories.errors.nearName";
  return new Refusal({
    field: "name",
    message: { key: message, values: { name: near.name } },
    offer: near.offered ? { near: near.id, nearName: near.name, typed: name, equal: near.equal ? 1 : 0 } : {},
  });
}
