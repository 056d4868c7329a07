import { z } from "zod";

import { defineCommand } from "../../command";
import { todayInOslo } from "../../dates/today";
import type { Transaction } from "../../db/client";
import { refuse, refuseField } from "../../refusal";
import { id } from "../../validation/text";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { changeOpportunity } from "./change-opportunity";
import { type LockedOpportunity, lockOpportunity } from "./lock-opportunity";
import { chosenId, opportunityLists } from "./opportunity-form-fields";
import { probabilityOf } from "./step-probability";

/** «Vinn»: closed today (Oslo's). From then on its sellers' shares are settled. */
export const winOpportunity = defineCommand({
  name: "opportunities.win",
  permission: "opportunities.edit",
  input: z.strictObject({ id }),
  undo: "undo",
  async run(run) {
    const { id } = run.input;
    const locked = await lockOpen(run.tx, id);
    const after = { status: "WON", closedOn: todayInOslo(run.now) };
    await changeOpportunity(run, { id, locked, before: { status: "OPEN", closedOn: null }, after });
    return { id };
  },
});

/** «Tap»: closed today (Oslo's), for a reason where there are any to choose. */
export const loseOpportunity = defineCommand({
  name: "opportunities.lose",
  permission: "opportunities.edit",
  input: z.strictObject({ id, lostReason: chosenId }),
  undo: "undo",
  async run(run) {
    const { id, lostReason } = run.input;
    const { tx } = run;
    const offered = await holdChosen(tx, opportunityLists, { lostReason });
    const locked = await lockOpen(tx, id);
    refuseNotOffered(offered, { before: {}, after: { lostReason } }, "opportunities.errors.valueGone");
    if (lostReason === null && (await anyReason(tx))) throw refuseField("lostReason", "opportunities.errors.chooseReason");
    const after = { status: "LOST", closedOn: todayInOslo(run.now), lostReason };
    await changeOpportunity(run, { id, locked, before: { status: "OPEN", closedOn: null, lostReason: null }, after });
    return { id };
  },
});

/** «Gjenåpne»: neither won nor lost any more, with its step's probability unless one was typed. */
export const reopenOpportunity = defineCommand({
  name: "opportunities.reopen",
  permission: "opportunities.edit",
  input: z.strictObject({ id }),
  undo: "undo",
  async run(run) {
    const { id } = run.input;
    const locked = await lockOpportunity(run.tx, id);
    const { status, closedOn, lostReason, step, probability, probabilityTyped } = locked;
    if (status === "OPEN") throw refuse("opportunities.errors.openAlready");
    const likely = probabilityTyped ? probability : await probabilityOf(run.tx, step);
    const after = { status: "OPEN", closedOn: null, lostReason: null, probability: likely };
    await changeOpportunity(run, { id, locked, before: { status, closedOn, lostReason, probability }, after });
    return { id };
  },
});

async function lockOpen(tx: Transaction, id: number): Promise<LockedOpportunity> {
  const locked = await lockOpportunity(tx, id);
  if (locked.status !== "OPEN") throw refuse("opportunities.errors.closedAlready", { status: locked.status });
  return locked;
}

/** Whether any reason is offered. */
export const anyReason = async (tx: Pick<Transaction, "lostReason">): Promise<boolean> =>
  (await tx.lostReason.count({ where: { active: true, deletedByOperation: null } })) > 0;
