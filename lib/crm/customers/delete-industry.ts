import { z } from "zod";

import { defineCommand } from "../../command";
import type { Transaction } from "../../db/client";
import { refuseField } from "../../refusal";
import { id, optionalId } from "../../validation/text";
import { canBeRestored } from "../deleted-customers/deleted-customers";
import { industryEntity } from "../industries/industry-entity";
import { lockIndustries } from "../industries/lock-industry";
import { type CustomersOfIndustry, refuseOtherCustomers, seenCustomers } from "../industries/seen-customers";
import { moveAllCustomers } from "./move-customers";

/**
 * Deletes an industry. One in use is deleted only together with the move of its customers, deleted ones too, to
 * another: in the same operation, so that its undo brings back both. Those erased or merged into another keep an industry
 * too, and are moved along uncounted.
 */
export const deleteIndustry = defineCommand({
  name: "industries.delete",
  permission: "industries.edit",
  input: z.strictObject({ id, to: optionalId, ...seenCustomers }),
  undo: "undo",
  timeout: 600_000,
  long: ({ id, customers, deletedCustomers }) => ({ customers: customers + deletedCustomers, industry: id }),
  async run(run) {
    const { tx, log, operationId } = run;
    const { id, to, customers, deletedCustomers } = run.input;
    const choose = refuseField("to", "industries.errors.chooseTarget");
    if (to === id || (to === null && customers + deletedCustomers > 0)) throw choose;
    const industries = to === null ? await lockIndustries(tx, [id]) : await lockIndustries(tx, [id, to]);
    const [industry, into] = industries;
    const { gone, ...moved } = into ? { gone: 0, ...(await moveAllCustomers(run, id, into.id)) } : await customersIn(tx, id);
    refuseOtherCustomers(run.input, moved);
    if (gone > 0) throw choose;
    await tx.industry.update({ where: { id }, data: { deletedByOperation: operationId } });
    log.note({ name: industry.nb, to: into?.nb ?? "", ...moved });
    log.change({ entity: industryEntity, id, before: { deleted: false }, after: { deleted: true } });
    return { to: into?.id ?? null };
  },
});

async function customersIn(tx: Transaction, id: number): Promise<CustomersOfIndustry & { gone: number }> {
  const [counts] = await tx.$queryRaw<[CustomersOfIndustry & { gone: number }]>`
    SELECT count(*) FILTER (WHERE c.deleted_by_operation IS NULL)::int AS customers,
           count(*) FILTER (WHERE ${canBeRestored})::int AS "deletedCustomers",
           count(*) FILTER (WHERE c.deleted_by_operation IS NOT NULL AND NOT (${canBeRestored}))::int AS gone
    FROM customer_industry l JOIN customer c ON c.id = l.customer_id WHERE l.industry_id = ${id}`;
  return counts;
}
