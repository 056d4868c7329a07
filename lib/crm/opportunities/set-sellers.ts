import { z } from "zod";

import { editFields, seenFields } from "../../change-log/edit-fields";
import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { checkbox, id } from "../../validation/text";
import { listSellers } from "../groups/sellers";
import { lockOpportunity } from "./lock-opportunity";
import { opportunityEntity } from "./opportunity-entity";
import { type SellerShares, sellersField } from "./sellers-field";
import { showOpportunityField } from "./show-opportunity-field";

/**
 * Who sells an opportunity, with which shares. Only sellers of today can be put on it; one who has stopped stays. What
 * is won is settled: its shares are changed only by somebody who says so (`settled`).
 */
export const setSellers = defineCommand({
  name: "opportunities.setSellers",
  permission: "opportunities.edit",
  input: z.strictObject({ id, sellers: sellersField, settled: checkbox, ...seenFields }),
  undo: "undo",
  async run(run) {
    const { id, sellers, settled, seen, keep } = run.input;
    const { tx, actor, now, log } = run;
    const { title, customer, status } = await lockOpportunity(tx, id);
    const written = await editFields(run, {
      ...{ entity: opportunityEntity, id, seen, keep, label: title, subjectId: customer },
      fields: { sellers },
      async check(before, after) {
        if (!("sellers" in after)) return;
        if (status === "WON" && !settled) throw refuseField("settled", "opportunities.errors.settled");
        await refuseNotSelling(tx, before.sellers as SellerShares, after.sellers as SellerShares, now);
      },
      show: (field, value) => showOpportunityField(tx, actor.language, field, value),
    });
    if (written.length > 0) {
      await tx.opportunity.update({ where: { id }, data: { updatedByOperation: run.operationId } });
      log.note({ won: String(status === "WON") });
    }
    return { id };
  },
});

/** Refuses who is put on it and is no seller today. */
export async function refuseNotSelling(tx: Transaction, before: SellerShares, after: SellerShares, now: Date): Promise<void> {
  const had = new Set(before.map(([who]) => who));
  const wanted = after.filter(([who]) => !had.has(who));
  if (wanted.length === 0) return;
  const sellers = new Set((await listSellers(tx, { now })).map(({ id: seller }) => seller));
  if (wanted.some(([who]) => !sellers.has(who))) throw refuseField("sellers", "opportunities.errors.notSeller");
}
