"use server";

import { lostReasonCommands, opportunityStepCommands, opportunityTypeCommands } from "@/lib/crm/opportunities/opportunity-lists";
import { formAction } from "@/lib/form-action";

import { bridgesOf } from "../value-lists/paths";

export const addType = formAction(opportunityTypeCommands.add, bridgesOf("opportunityTypes").add);
export const editType = formAction(opportunityTypeCommands.edit, bridgesOf("opportunityTypes").edit);
export const moveType = formAction(opportunityTypeCommands.move, bridgesOf("opportunityTypes").move);
export const switchType = formAction(opportunityTypeCommands.switch, bridgesOf("opportunityTypes").switchOnOrOff);
export const deleteType = formAction(opportunityTypeCommands.delete, bridgesOf("opportunityTypes").remove);

export const addStep = formAction(opportunityStepCommands.add, bridgesOf("opportunitySteps").add);
export const editStep = formAction(opportunityStepCommands.edit, bridgesOf("opportunitySteps").edit);
export const moveStep = formAction(opportunityStepCommands.move, bridgesOf("opportunitySteps").move);
export const switchStep = formAction(opportunityStepCommands.switch, bridgesOf("opportunitySteps").switchOnOrOff);
export const deleteStep = formAction(opportunityStepCommands.delete, bridgesOf("opportunitySteps").remove);

export const addLostReason = formAction(lostReasonCommands.add, bridgesOf("lostReasons").add);
export const editLostReason = formAction(lostReasonCommands.edit, bridgesOf("lostReasons").edit);
export const moveLostReason = formAction(lostReasonCommands.move, bridgesOf("lostReasons").move);
export const switchLostReason = formAction(lostReasonCommands.switch, bridgesOf("lostReasons").switchOnOrOff);
export const deleteLostReason = formAction(lostReasonCommands.delete, bridgesOf("lostReasons").remove);
