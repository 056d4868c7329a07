import { z } from "zod";

import { defineCommand } from "../../command";
import { refuseField } from "../../refusal";
import { id, optionalId } from "../../validation/text";
import { industryEntity } from "../industries/industry-entity";
import { lockIndustries } from "../industries/lock-industry";
import { refuseOtherCustomers, seenCustomers } from "../industries/seen-customers";
import { moveAllCustomers } from "./move-customers";

/**
 * Deletes an industry. One in use is deleted only together with the move of its customers, deleted ones too, to
 * another: in the same operation, so that its undo brings back both.
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
    const used = customers + deletedCustomers > 0;
    if (used && (to === null || to === id)) throw refuseField("to", "industries.errors.chooseTarget");
    const industries = used && to !== null ? await lockIndustries(tx, [id, to]) : await lockIndustries(tx, [id]);
    const [industry, into] = industries;
    const moved = into ? await moveAllCustomers(run, id, into.id) : await customersIn(tx, id);
    refuseOtherCustomers(run.input, moved);
    await tx.industry.update({ where: { id }, data: { deletedByOperation: operationId } });
    log.note({ name: industry.nb, to: into?.nb ?? "", ...moved });
    log.change({ entity: industryEntity, id, before: { deleted: false }, after: { deleted: true } });
    return { to: into?.id ?? null };
  },
});

async function customersIn(tx: Parameters<typeof lockIndustries>[0], id: number): Promise<{ customers: number; deletedCustomers: number }> {
  const [counts] = await tx.$queryRaw<[{ customers: number; deletedCustomers: number }]>`
    SELECT count(*) FILTER (WHERE c.deleted_by_operation IS NULL)::int AS customers,
           count(*) FILTER (WHERE c.deleted_by_operation IS NOT NULL)::int AS "deletedCustomers"
    FROM customer_industry l JOIN customer c ON c.id = l.customer_id WHERE l.industry_id = ${id}`;
  return counts;
}
