import { z } from "zod";

import { defineCommand, type Run } from "../../command";
import { NotFound, Refusal } from "../../refusal";
import { id } from "../../validation/text";
import { industryEntity } from "../industries/industry-entity";
import { planRecoding, type RecodingPlan, recodingSteps, seenOf } from "../industries/plan-recoding";
import { moveAllCustomers } from "./move-customers";

const count = z.coerce.number().int().min(0).max(2_147_483_647);

/** The answer for one industry whose code becomes several: «12:45», or «12:» for none of them. */
const choice = z.string().regex(/^[1-9]\d{0,9}:[A-Z0-9.]{0,10}$/);

/**
 * Gives industries the codes of another standard by a table of from and to, as one act: one that is alone with its new
 * code gets it; where another has it, its customers are moved there, deleted ones too, and it is deleted.
 */
export const recodeIndustries = defineCommand({
  name: "industries.recode",
  permission: "industries.edit",
  input: z.strictObject({ id, choices: z.array(choice).max(5_000), industries: count, customers: count, holders: count }),
  undo: "undo",
  timeout: 600_000,
  long: ({ customers }) => ({ customers }),
  async run(run) {
    const { input, tx, log } = run;
    // Against whoever moves customers or changes industries; in the order in which they do it.
    await tx.$executeRaw`SELECT 1 FROM industry WHERE deleted_by_operation IS NULL ORDER BY id FOR NO KEY UPDATE`;
    const plan = await planRecoding(tx, input.id);
    if (!plan) throw new NotFound("recoding");
    refuseOtherPlan(plan, input);
    const chosen = answers(plan, input.choices);
    const facts = { recoded: 0, moved: 0 };
    for (const { industry, code, into } of recodingSteps(plan, chosen)) {
      if (code === null) continue;
      facts.recoded += 1;
      if (into) facts.moved += await mergeInto(run, industry.id, into.id);
      else await giveCode(run, industry, { code, standard: plan.to, from: plan.from });
    }
    if (facts.recoded > 0) log.note({ table: plan.id, from: plan.from, to: plan.to, ...facts });
    return null;
  },
});

function refuseOtherPlan(plan: RecodingPlan, seen: ReturnType<typeof seenOf>): void {
  const now = seenOf(plan);
  if (now.industries !== seen.industries || now.customers !== seen.customers || now.holders !== seen.holders)
    throw new Refusal({ message: { key: "errors.countChanged" }, offer: { askAgain: plan.id } });
}

/** Every industry whose code becomes several needs an answer. */
function answers(plan: RecodingPlan, choices: string[]): Map<number, string> {
  const chosen = new Map(choices.map((text) => [Number(text.split(":")[0]), text.split(":")[1] ?? ""]));
  const unanswered = plan.industries.filter(({ id: industry, to }) => to.length > 1 && ![...to, ""].includes(chosen.get(industry) ?? "?"));
  if (unanswered.length > 0)
    throw new Refusal({ fieldErrors: Object.fromEntries(unanswered.map((industry) => [`choice${industry.id}`, { key: "industries.errors.chooseCode" }])) });
  return chosen;
}

async function giveCode(
  { tx, log }: Run<unknown>,
  { id: industry, code: old }: { id: number; code: string },
  now: { code: string; standard: string; from: string },
): Promise<void> {
  await tx.industry.update({ where: { id: industry }, data: { code: now.code, codeStandard: now.standard } });
  log.change({ entity: industryEntity, id: industry, before: { code: old, codeStandard: now.from }, after: { code: now.code, codeStandard: now.standard } });
}

async function mergeInto(run: Run<unknown>, from: number, to: number): Promise<number> {
  const { customers, deletedCustomers } = await moveAllCustomers(run, from, to);
  await run.tx.industry.update({ where: { id: from }, data: { deletedByOperation: run.operationId } });
  run.log.change({ entity: industryEntity, id: from, before: { deleted: false }, after: { deleted: true } });
  return customers + deletedCustomers;
}
