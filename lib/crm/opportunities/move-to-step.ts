import { z } from "zod";

import { defineCommand } from "../../command";
import { refuse } from "../../refusal";
import { id } from "../../validation/text";
import { holdChosen, refuseNotOffered } from "../value-lists/hold-chosen";
import { changeOpportunity } from "./change-opportunity";
import { lockOpportunity } from "./lock-opportunity";
import { chosenId } from "./opportunity-form-fields";
import { showOpportunityField } from "./show-opportunity-field";
import { probabilityOf } from "./step-probability";

/** Moves an opportunity from the step it was seen in to another one, whose probability it takes over unless one was typed. */
export const moveToStep = defineCommand({
  name: "opportunities.moveToStep",
  permission: "opportunities.edit",
  input: z.strictObject({ id, from: chosenId, step: chosenId }),
  undo: "undo",
  async run(run) {
    const { id, from, step } = run.input;
    const { tx, actor, log } = run;
    const offered = await holdChosen(tx, { step: "opportunity_step" }, { step });
    const locked = await lockOpportunity(tx, id);
    if (locked.step === step) return { id };
    if (locked.status !== "OPEN") throw refuse("opportunities.errors.closedAlready", { status: locked.status });
    if (locked.step !== from)
      throw refuse("opportunities.errors.movedMeanwhile", { title: locked.title, step: await named(locked.step), hasStep: String(locked.step !== null) });
    refuseNotOffered(offered, { before: {}, after: { step } }, "opportunities.errors.valueGone");
    const probability = locked.probabilityTyped ? locked.probability : await probabilityOf(tx, step);
    await changeOpportunity(run, { id, locked, before: { step: from, probability: locked.probability }, after: { step, probability } });
    log.note({ step: await named(step), hasStep: String(step !== null) });
    return { id };

    async function named(one: number | null): Promise<string> {
      return showOpportunityField(tx, actor.language, "step", one);
    }
  },
});
